"""Who agreed to a role and who withdrew it, one open invitation, and names on one line.

Who gave a role is in its history. Roles that read files and were given by one person to another go
on without a break: agreed to by the application's own account, with a reason in the history that
nobody agreed on a screen. One that was given on the server, or by the holder, waits as a new one.
"""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import migrations, models

from interwonen.core import clock

# The roles that read files when this was written.
READ_FILES = ("case_manager", "counsellor", "team_lead")
REASON = "Deze rol gold al voordat een tweede persoon moest instemmen; niemand stemde op een scherm in."


def carry_over(apps, schema_editor):
    """Fill in who gave each role, and the agreement to those that were given to another."""
    membership_model = apps.get_model("accounts", "Membership")
    past = apps.get_model("accounts", "HistoricalMembership").objects
    if not membership_model.objects.exists():
        return
    system, _is_new = apps.get_model("accounts", "User").objects.get_or_create(
        email="system@interwonen.invalid",
        defaults={"name": "Interwonen", "is_active": False, "password": make_password(None)},
    )
    givers = dict(past.filter(history_type="+").values_list("id", "history_user"))
    for row in membership_model.objects.order_by("pk"):
        row.given_by_id = givers.get(row.pk) or system.pk
        if row.role in READ_FILES and row.given_by_id not in (row.user_id, system.pk):
            row.agreed_by_id, row.agreed_at = system.pk, clock.now()
        columns = [field.attname for field in row._meta.concrete_fields]
        known = {name: getattr(row, name) for name in ("given_by_id", "agreed_by_id", "agreed_at")}
        membership_model.objects.filter(pk=row.pk).update(**known)
        past.create(
            **{name: getattr(row, name) for name in columns},
            history_date=clock.now(),
            history_type="~",
            history_user_id=system.pk,
            history_change_reason=REASON if row.agreed_at else "",
        )



class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_initial'),
        ('pilots', '0001_initial'),
        ('post_office', '0014_alter_email_recipient_delivery_status_and_more'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicaluser',
            name='password_changed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='password changed'),
        ),
        migrations.AddField(
            model_name='user',
            name='password_changed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='password changed'),
        ),
        migrations.AddField(
            model_name='user',
            name='newest_reset',
            field=models.CharField(blank=True, editable=False, max_length=43),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='agreed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='agreed at'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='agreed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='agreed by'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='given_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='why',
            field=models.CharField(blank=True, max_length=200, verbose_name='reason for withdrawing'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at'),
        ),
        migrations.AddField(
            model_name='historicalmembership',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by'),
        ),
        migrations.AddField(
            model_name='membership',
            name='agreed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='agreed at'),
        ),
        migrations.AddField(
            model_name='membership',
            name='agreed_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='agreed by'),
        ),
        migrations.AddField(
            model_name='membership',
            name='given_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by'),
        ),
        migrations.AddField(
            model_name='membership',
            name='why',
            field=models.CharField(blank=True, max_length=200, verbose_name='reason for withdrawing'),
        ),
        migrations.AddField(
            model_name='membership',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at'),
        ),
        migrations.AddField(
            model_name='membership',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by'),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        # PostgreSQL changes no column while foreign keys of its rows are still to be checked.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='membership',
            name='given_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='given by'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreed_at', None), ('agreed_by', None)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='accounts_membership_agreed_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('agreed_by', None), models.Q(models.Q(('agreed_by', models.F('given_by')), _negated=True), models.Q(('agreed_by', models.F('user')), _negated=True)), _connector='OR'), name='accounts_membership_agreed_by_another'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('why', ''), ('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False), ('why__regex', '\\S')), _connector='OR'), name='accounts_membership_withdrawn_says_why'),
        ),
        # Of those that were not accepted the last one stays; the history keeps the others.
        migrations.RunSQL(
            """
            DELETE FROM accounts_invitation older USING accounts_invitation newer
            WHERE older.accepted_at IS NULL AND newer.accepted_at IS NULL
              AND lower(older.email) = lower(newer.email)
              AND (older.pilot_id, older.role) = (newer.pilot_id, newer.role)
              AND older.id < newer.id
            """,
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('pilot'), models.F('role'), condition=models.Q(('accepted_at', None)), name='accounts_invitation_one_open'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('name__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='accounts_invitation_name_on_one_line'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('name__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='accounts_user_name_on_one_line'),
        ),
        migrations.CreateModel(
            name='UnsentMail',
            fields=[
            ],
            options={
                'verbose_name': 'e-mail that was not delivered',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('post_office.email',),
        ),
    ]

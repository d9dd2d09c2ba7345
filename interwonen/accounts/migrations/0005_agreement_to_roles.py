"""Who gave each role, who agreed to it, and who withdrew it.

Who gave a role is in its history. Roles that read files and were given by one person to another go
on without a break: agreed to by the application's own account, with a reason in the history that
nobody agreed on a screen. One that was given on the server, or by the holder, waits as a new one.
"""

import django.db.models.deletion
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
        ('accounts', '0004_newest_reset'),
        ('pilots', '0001_initial'),
    ]

    operations = [
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
    ]

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField
from interwonen.core.withdrawals import MayBeWithdrawn

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicalinvitation historicalmembership historicalorganisation historicaluser
"""
MOMENTS = {
    'factors_changed_at': models.DateTimeField(editable=False, null=True, verbose_name='second step changed'),
    'factors_reset_at': models.DateTimeField(blank=True, editable=False, null=True, verbose_name='second step removed by an administrator'),
    'password_passed_at': models.DateTimeField(editable=False, null=True, verbose_name='password passed'),
}
IDENTITY = [
    ('issuer', models.CharField(max_length=200, verbose_name='issuer')),
    ('subject', models.CharField(max_length=255, verbose_name='subject at the issuer')),
]
REVIEW = [
    ('reviewed_at', models.DateTimeField(verbose_name='reviewed at')),
    ('number', models.PositiveSmallIntegerField(verbose_name='number of roles')),
    ('remark', models.TextField(blank=True, max_length=2000, verbose_name='what was noticed')),
    ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
]


def history_of(name, words, columns, links):
    """The history of a model, with the columns and links of the model itself."""
    return migrations.CreateModel(
        name=f'Historical{name}',
        fields=[
            ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
            *columns,
            ('history_id', models.AutoField(primary_key=True, serialize=False)),
            ('history_date', models.DateTimeField(db_index=True)),
            ('history_change_reason', models.CharField(max_length=100, null=True)),
            ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ('signature', SignatureField(**AS_NOW)),
            ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            *((link, models.ForeignKey(**options, blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+')) for link, options in links.items()),
        ],
        options={'verbose_name': f'historical {words}', 'verbose_name_plural': f'historical {words}s', 'ordering': ('-history_date', '-history_id'), 'get_latest_by': ('history_date', 'history_id')},
        bases=(simple_history.models.HistoricalChanges, models.Model),
    )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_agreed_roles'),
    ]

    operations = [AtOnce([
        *(migrations.AddField(name, 'signature', SignatureField(**AS_NOW)) for name in MODELS.split()),
        *(
            migrations.AddField(name, 'issuer', models.CharField(blank=True, editable=False, max_length=30, verbose_name='given at sign-in with'))
            for name in ('historicalmembership', 'membership')
        ),
        history_of('Identity', 'sign-in at the own organisation', IDENTITY, {'user': {'to': settings.AUTH_USER_MODEL, 'verbose_name': 'person'}}),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                *IDENTITY,
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='identity', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'sign-in at the own organisation',
                'constraints': [models.UniqueConstraint(models.F('issuer'), models.F('subject'), name='accounts_identity_of_one_person')],
            },
        ),
        *(migrations.AddField(model, name, field) for model in ('historicaluser', 'user') for name, field in MOMENTS.items()),
        # Nobody can tell any more who wrote a password from before: its owner chooses a new one, by mail.
        migrations.AddField('user', 'password_signature', models.CharField(blank=True, editable=False, max_length=64, verbose_name='signature of the password')),
        migrations.AlterField('invitation', 'token_hash', models.CharField(editable=False, max_length=64, unique=True, verbose_name='secret, hashed')),
        migrations.AlterField('user', 'newest_reset', models.CharField(blank=True, editable=False, max_length=43, verbose_name='newest reset')),
        history_of('RoleReview', 'review of the roles', REVIEW, {
            'pilot': {'to': 'pilots.pilot', 'verbose_name': 'pilot'},
            'reviewed_by': {'editable': False, 'to': settings.AUTH_USER_MODEL, 'verbose_name': 'reviewed by'},
        }),
        migrations.CreateModel(
            name='RoleReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                *REVIEW,
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_reviews', to='pilots.pilot', verbose_name='pilot')),
                ('reviewed_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
            ],
            options={
                'verbose_name': 'review of the roles',
                'ordering': ['-reviewed_at', '-pk'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(LessThanOrEqual(Length('remark'), 2000)), name='accounts_rolereview_text_length'),
                    models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='accounts_rolereview_withdrawal_says_why'),
                ],
            },
            bases=(MayBeWithdrawn, models.Model),
        ),
    ])]

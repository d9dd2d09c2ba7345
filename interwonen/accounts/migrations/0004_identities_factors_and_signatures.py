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


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_agreed_roles'),
    ]

    operations = [AtOnce([
        *(
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ),
        *(
            migrations.AddField(name, 'issuer', models.CharField(blank=True, editable=False, max_length=30, verbose_name='given at sign-in with'))
            for name in ('historicalmembership', 'membership')
        ),
        migrations.CreateModel(
            name='HistoricalIdentity',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('issuer', models.CharField(max_length=200, verbose_name='issuer')),
                ('subject', models.CharField(max_length=255, verbose_name='subject at the issuer')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('signature', SignatureField(**AS_NOW)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'historical sign-in at the own organisation',
                'verbose_name_plural': 'historical sign-in at the own organisations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issuer', models.CharField(max_length=200, verbose_name='issuer')),
                ('subject', models.CharField(max_length=255, verbose_name='subject at the issuer')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='identity', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'sign-in at the own organisation',
                'constraints': [models.UniqueConstraint(models.F('issuer'), models.F('subject'), name='accounts_identity_of_one_person')],
            },
        ),
        migrations.AddField(
            model_name='historicaluser',
            name='factors_changed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='second step changed'),
        ),
        migrations.AddField(
            model_name='historicaluser',
            name='factors_reset_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='second step removed by an administrator'),
        ),
        migrations.AddField(
            model_name='user',
            name='factors_changed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='second step changed'),
        ),
        migrations.AddField(
            model_name='user',
            name='factors_reset_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='second step removed by an administrator'),
        ),
        migrations.AddField(
            model_name='historicaluser',
            name='password_passed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='password passed'),
        ),
        migrations.AddField(
            model_name='user',
            name='password_passed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='password passed'),
        ),
        # Nobody can tell any more who wrote a password from before: its owner chooses a new one, by mail.
        migrations.AddField(
            model_name='user',
            name='password_signature',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='signature of the password'),
        ),
        migrations.AlterField(
            model_name='invitation',
            name='token_hash',
            field=models.CharField(editable=False, max_length=64, unique=True, verbose_name='secret, hashed'),
        ),
        migrations.AlterField(
            model_name='user',
            name='newest_reset',
            field=models.CharField(blank=True, editable=False, max_length=43, verbose_name='newest reset'),
        ),
        migrations.CreateModel(
            name='HistoricalRoleReview',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('reviewed_at', models.DateTimeField(verbose_name='reviewed at')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number of roles')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='what was noticed')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('signature', SignatureField(**AS_NOW)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pilot', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot')),
                ('reviewed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
            ],
            options={
                'verbose_name': 'historical review of the roles',
                'verbose_name_plural': 'historical review of the roless',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='RoleReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_at', models.DateTimeField(verbose_name='reviewed at')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number of roles')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name='what was noticed')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
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

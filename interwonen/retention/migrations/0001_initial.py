import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pilots', '0005_signed_rows'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        migrations.CreateModel(
            name='HistoricalDestruction',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('signature', SignatureField(**AS_NOW)),
                ('kind', models.CharField(choices=[('case', 'File of a resident'), ('not_admitted', 'File of someone who did not come to live here'), ('neighbour_contact', 'Question or report of a neighbour'), ('addresses', 'Addresses of the neighbourhood and letters to them'), ('consultation_hours', 'Consultation hours and calls in them'), ('sounding_board', 'Sounding board'), ('pilot', 'Other records of the pilot'), ('account', 'Account of a colleague'), ('access_log', 'Month of the access log')], max_length=20, verbose_name='kind of record')),
                ('record', models.PositiveBigIntegerField(editable=False, verbose_name='record')),
                ('reference', models.CharField(max_length=40, verbose_name='reference')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='kept until')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('ground', models.TextField(blank=True, editable=False, max_length=500, verbose_name='source')),
                ('held_because', models.CharField(blank=True, max_length=300, verbose_name='kept longer because')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='to look at again on')),
                ('proposed_at', models.DateTimeField(editable=False, null=True, verbose_name='proposed at')),
                ('agreed_at', models.DateTimeField(editable=False, null=True, verbose_name='agreed at')),
                ('destroyed_at', models.DateTimeField(editable=False, null=True, verbose_name='destroyed at')),
                ('counts', models.JSONField(default=dict, editable=False, verbose_name='what was destroyed')),
                ('mark', models.CharField(blank=True, editable=False, max_length=64, verbose_name='state of the record')),
                ('ended_because', models.CharField(blank=True, editable=False, max_length=200, verbose_name='proposal ended because')),
                ('seal', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the certificate')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('agreed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='agreed by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pilot', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot')),
                ('proposed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'historical record to destroy',
                'verbose_name_plural': 'historical record to destroys',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRetentionPeriod',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('signature', SignatureField(**AS_NOW)),
                ('kind', models.CharField(choices=[('case', 'File of a resident'), ('not_admitted', 'File of someone who did not come to live here'), ('neighbour_contact', 'Question or report of a neighbour'), ('addresses', 'Addresses of the neighbourhood and letters to them'), ('consultation_hours', 'Consultation hours and calls in them'), ('sounding_board', 'Sounding board'), ('pilot', 'Other records of the pilot'), ('account', 'Account of a colleague'), ('access_log', 'Month of the access log')], db_index=True, max_length=20, verbose_name='kind of record')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('at_least', models.PositiveSmallIntegerField(editable=False, verbose_name='months at the least')),
                ('why', models.TextField(max_length=500, verbose_name='source')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical period of keeping',
                'verbose_name_plural': 'historical period of keepings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='RetentionPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('case', 'File of a resident'), ('not_admitted', 'File of someone who did not come to live here'), ('neighbour_contact', 'Question or report of a neighbour'), ('addresses', 'Addresses of the neighbourhood and letters to them'), ('consultation_hours', 'Consultation hours and calls in them'), ('sounding_board', 'Sounding board'), ('pilot', 'Other records of the pilot'), ('account', 'Account of a colleague'), ('access_log', 'Month of the access log')], max_length=20, unique=True, verbose_name='kind of record')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('at_least', models.PositiveSmallIntegerField(editable=False, verbose_name='months at the least')),
                ('why', models.TextField(max_length=500, verbose_name='source')),
            ],
            options={
                'verbose_name': 'period of keeping',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('months__gte', models.F('at_least')), ('months__lte', 1200)), name='retention_period_long_enough'), models.CheckConstraint(condition=models.Q(('why__regex', '\\S')), name='retention_period_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Destruction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('case', 'File of a resident'), ('not_admitted', 'File of someone who did not come to live here'), ('neighbour_contact', 'Question or report of a neighbour'), ('addresses', 'Addresses of the neighbourhood and letters to them'), ('consultation_hours', 'Consultation hours and calls in them'), ('sounding_board', 'Sounding board'), ('pilot', 'Other records of the pilot'), ('account', 'Account of a colleague'), ('access_log', 'Month of the access log')], max_length=20, verbose_name='kind of record')),
                ('record', models.PositiveBigIntegerField(editable=False, verbose_name='record')),
                ('reference', models.CharField(max_length=40, verbose_name='reference')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='kept until')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('ground', models.TextField(blank=True, editable=False, max_length=500, verbose_name='source')),
                ('held_because', models.CharField(blank=True, max_length=300, verbose_name='kept longer because')),
                ('review_on', models.DateField(blank=True, null=True, verbose_name='to look at again on')),
                ('proposed_at', models.DateTimeField(editable=False, null=True, verbose_name='proposed at')),
                ('agreed_at', models.DateTimeField(editable=False, null=True, verbose_name='agreed at')),
                ('destroyed_at', models.DateTimeField(editable=False, null=True, verbose_name='destroyed at')),
                ('counts', models.JSONField(default=dict, editable=False, verbose_name='what was destroyed')),
                ('mark', models.CharField(blank=True, editable=False, max_length=64, verbose_name='state of the record')),
                ('ended_because', models.CharField(blank=True, editable=False, max_length=200, verbose_name='proposal ended because')),
                ('seal', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the certificate')),
                ('agreed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='agreed by')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='destructions', to='pilots.pilot', verbose_name='pilot')),
                ('proposed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'record to destroy',
                'ordering': ['due_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('destroyed_at', None)), fields=('kind', 'record', 'pilot'), name='retention_destruction_listed_once'), models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('ended_on', None)), models.Q(('due_on__gt', models.F('ended_on')), ('ended_on__isnull', False)), _connector='OR'), name='retention_destruction_after_its_end'), models.CheckConstraint(condition=models.Q(('proposed_at', None), ('due_on__isnull', False), _connector='OR'), name='retention_destruction_due_first'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at', None), ('agreed_by', None), ('proposed_at', None), ('proposed_by', None)), models.Q(('proposed_at__isnull', False), ('proposed_by__isnull', False), models.Q(models.Q(('agreed_at', None), ('agreed_by', None)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False), models.Q(('agreed_by', models.F('proposed_by')), _negated=True)), _connector='OR')), _connector='OR'), name='retention_destruction_by_two'), models.CheckConstraint(condition=models.Q(('held_because', ''), models.Q(('destroyed_at', None), ('proposed_at', None)), _connector='OR'), name='retention_destruction_not_held'), models.CheckConstraint(condition=models.Q(models.Q(('held_because', ''), ('review_on', None)), models.Q(models.Q(('held_because', ''), _negated=True), ('review_on__isnull', False)), _connector='OR'), name='retention_destruction_hold_is_looked_at'), models.CheckConstraint(condition=models.Q(models.Q(('destroyed_at', None), ('seal', '')), models.Q(('agreed_at__isnull', False), ('destroyed_at__isnull', False), models.Q(('seal', ''), _negated=True)), _connector='OR'), name='retention_destruction_agreed_first')],
            },
        ),
    ])]

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicalagreedstatement historicalagreement historicalanswer historicalassessment
historicalassessmentscore historicalassignment historicalavailability historicalbarrier
historicalbarrierstatus historicalcalendarfeed historicalchecklist historicaldwelling
historicalexit historicalexitplan historicalfollowup historicalgoal historicalgoalstep
historicalhandover historicalincident historicalincident_reported_to historicalinspection
historicalneighbourhoodsignal historicalparticipant historicalplacement
historicalplacementproposal historicalprogressreview historicalreferral historicalreferral_causes
historicalreturn historicalsessionseries historicalsupportsession historicalsupportsession_goals
historicalsupportsession_life_domains historicalunmetrequest historicalvacancycorrection
"""


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0006_agreed_statements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        *(
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ),
        migrations.CreateModel(
            name='ClosedFile',
            fields=[
            ],
            options={
                'verbose_name': 'file of a colleague',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('participants.participant',),
        ),
        migrations.CreateModel(
            name='HistoricalEmergencyAccess',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason of the emergency access')),
                ('opened_at', models.DateTimeField(editable=False, verbose_name='opened at')),
                ('expires_at', models.DateTimeField(editable=False, verbose_name='open until')),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended at')),
                ('review_note', models.TextField(blank=True, verbose_name='result of the review')),
                ('reviewed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='reviewed at')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('signature', SignatureField(**AS_NOW)),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opened_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
                ('reviewed_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
            ],
            options={
                'verbose_name': 'historical emergency access',
                'verbose_name_plural': 'historical emergency accesss',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='EmergencyAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason of the emergency access')),
                ('opened_at', models.DateTimeField(editable=False, verbose_name='opened at')),
                ('expires_at', models.DateTimeField(editable=False, verbose_name='open until')),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='ended at')),
                ('review_note', models.TextField(blank=True, verbose_name='result of the review')),
                ('reviewed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='reviewed at')),
                ('ended_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('opened_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='emergency_accesses', to=settings.AUTH_USER_MODEL, verbose_name='opened by')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='emergency_accesses', to='participants.participant', verbose_name='participant')),
                ('reviewed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by')),
            ],
            options={
                'verbose_name': 'emergency access',
                'ordering': ['-opened_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason__regex', '\\S')), name='participants_emergency_says_why'), models.CheckConstraint(condition=models.Q(('expires_at', django.db.models.expressions.CombinedExpression(models.F('opened_at'), '+', models.Value(datetime.timedelta(seconds=7200))))), name='participants_emergency_lasts_two_hours'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__gte', models.F('opened_at')), ('ended_at__lte', models.F('expires_at')), ('ended_by__isnull', False)), _connector='OR'), name='participants_emergency_ends_in_time'), models.CheckConstraint(condition=models.Q(models.Q(('review_note', ''), ('reviewed_at', None), ('reviewed_by', None)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False), ('review_note__regex', '\\S')), _connector='OR'), name='participants_emergency_review_says_what'), models.CheckConstraint(condition=models.Q(('reviewed_by', None), models.Q(('reviewed_by', models.F('opened_by')), _negated=True), _connector='OR'), name='participants_emergency_reviewed_by_another'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('participant'), models.F('participant'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('opened_by'), models.F('opened_by'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('opened_at'), django.db.models.functions.comparison.Coalesce('ended_at', 'expires_at'), function='tstzrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='participants_emergency_one_at_a_time'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reason'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('review_note'), 2000)), name='participants_emergency_text_length')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalFileLimit',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('signature', SignatureField(**AS_NOW)),
                ('kind', models.CharField(choices=[('restriction', 'Restriction of processing (AVG 18)'), ('objection', 'Objection to the use of data (AVG 21)')], max_length=11, verbose_name='kind of limit')),
                ('since', models.DateField(verbose_name='since')),
                ('because', models.CharField(max_length=100, verbose_name='what it is about')),
                ('lifted_on', models.DateField(blank=True, null=True, verbose_name='lifted on')),
                ('lifted_because', models.CharField(blank=True, max_length=100, verbose_name='lifted because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by')),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
            ],
            options={
                'verbose_name': 'historical limit on the use of a file',
                'verbose_name_plural': 'historical limits on the use of a file',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='FileLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('restriction', 'Restriction of processing (AVG 18)'), ('objection', 'Objection to the use of data (AVG 21)')], max_length=11, verbose_name='kind of limit')),
                ('since', models.DateField(verbose_name='since')),
                ('because', models.CharField(max_length=100, verbose_name='what it is about')),
                ('lifted_on', models.DateField(blank=True, null=True, verbose_name='lifted on')),
                ('lifted_because', models.CharField(blank=True, max_length=100, verbose_name='lifted because')),
                ('lifted_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='lifted by')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='file_limits', to='participants.participant', verbose_name='participant')),
            ],
            options={
                'verbose_name': 'limit on the use of a file',
                'verbose_name_plural': 'limits on the use of a file',
                'ordering': ['since', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('because__regex', '\\S')), name='participants_filelimit_says_why'), models.UniqueConstraint(condition=models.Q(('lifted_on', None)), fields=('participant', 'kind'), name='participants_filelimit_one_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_because', ''), ('lifted_by', None), ('lifted_on', None)), models.Q(('lifted_by__isnull', False), ('lifted_on__gte', models.F('since')), ('lifted_because__regex', '\\S')), _connector='OR'), name='participants_filelimit_lifted_whole')],
            },
        ),
    ])]

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.core.withdrawals
import interwonen.pilots.models.terms
from interwonen.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0004_partial_birth_dates'),
        ('pilots', '0003_funding_and_location'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        migrations.CreateModel(
            name='HistoricalProgressReview',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('going_well', models.TextField(verbose_name='what goes well')),
                ('neighbour_contact_note', models.TextField(blank=True, verbose_name='explanation of the contact with the neighbours')),
                ('goals_note', models.TextField(blank=True, verbose_name='how the goals go')),
                ('agreements', models.TextField(verbose_name='what was agreed')),
                ('next_on', models.DateField(verbose_name='next review on')),
                ('resident_answer', models.CharField(choices=[('agrees', 'Agrees'), ('disagrees', 'Does not agree'), ('not_asked', 'Not asked yet')], default='not_asked', max_length=10, verbose_name='answer of the resident')),
                ('resident_answered_on', models.DateField(blank=True, null=True, verbose_name='answer of the resident on')),
                ('disagreement', models.TextField(blank=True, verbose_name='what the resident does not agree with')),
                ('agreed_by_counsellor_on', models.DateField(blank=True, null=True, verbose_name='agreed by the counsellor on')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('agreed_by_counsellor', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counsellor who agreed')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('neighbour_contact', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='contact with the neighbours', vocabulary='neighbour_contact')),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
                ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('rent_on_time', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='rent on time', vocabulary='rent_on_time')),
                ('resident_answer_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answer of the resident recorded by')),
            ],
            options={
                'verbose_name': 'historical progress review',
                'verbose_name_plural': 'historical progress reviews',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ProgressReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('going_well', models.TextField(verbose_name='what goes well')),
                ('neighbour_contact_note', models.TextField(blank=True, verbose_name='explanation of the contact with the neighbours')),
                ('goals_note', models.TextField(blank=True, verbose_name='how the goals go')),
                ('agreements', models.TextField(verbose_name='what was agreed')),
                ('next_on', models.DateField(verbose_name='next review on')),
                ('resident_answer', models.CharField(choices=[('agrees', 'Agrees'), ('disagrees', 'Does not agree'), ('not_asked', 'Not asked yet')], default='not_asked', max_length=10, verbose_name='answer of the resident')),
                ('resident_answered_on', models.DateField(blank=True, null=True, verbose_name='answer of the resident on')),
                ('disagreement', models.TextField(blank=True, verbose_name='what the resident does not agree with')),
                ('agreed_by_counsellor_on', models.DateField(blank=True, null=True, verbose_name='agreed by the counsellor on')),
                ('agreed_by_counsellor', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counsellor who agreed')),
                ('neighbour_contact', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='contact with the neighbours', vocabulary='neighbour_contact')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress_reviews', to='participants.participant', verbose_name='participant')),
                ('recorded_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('rent_on_time', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='rent on time', vocabulary='rent_on_time')),
                ('resident_answer_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answer of the resident recorded by')),
            ],
            options={
                'verbose_name': 'progress review',
                'ordering': ['-held_on'],
                'constraints': [models.UniqueConstraint(fields=('participant', 'held_on'), name='participants_progressreview_once_a_day'), models.CheckConstraint(condition=models.Q(('agreements__regex', '\\S'), ('going_well__regex', '\\S')), name='participants_progressreview_says_what'), models.CheckConstraint(condition=models.Q(('next_on__gt', models.F('held_on')), ('next_on__lte', models.Func(models.F('held_on'), output_field=models.DateTimeField(), template="(%(expressions)s + interval '6 months')"))), name='participants_progressreview_next_in_sight'), models.CheckConstraint(condition=models.Q(models.Q(('resident_answer', 'not_asked'), ('resident_answer_by', None), ('resident_answered_on', None)), models.Q(('resident_answer__in', ['agrees', 'disagrees']), ('resident_answer_by__isnull', False), ('resident_answered_on__isnull', False)), _connector='OR'), name='participants_progressreview_resident_answer_by_someone'), models.CheckConstraint(condition=models.Q(models.Q(('resident_answer', 'disagrees'), ('disagreement__regex', '\\S')), models.Q(models.Q(('resident_answer', 'disagrees'), _negated=True), ('disagreement', '')), _connector='OR'), name='participants_progressreview_disagreement_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_by_counsellor', None), ('agreed_by_counsellor_on', None)), models.Q(('agreed_by_counsellor__isnull', False), ('agreed_by_counsellor_on__isnull', False)), _connector='OR'), name='participants_progressreview_agreed_by_a_counsellor'), models.CheckConstraint(condition=models.Q(models.Q(('resident_answered_on', None), ('resident_answered_on__gte', models.F('held_on')), _connector='OR'), models.Q(('agreed_by_counsellor_on', None), ('agreed_by_counsellor_on__gte', models.F('held_on')), _connector='OR')), name='participants_progressreview_answered_afterwards'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('going_well'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('neighbour_contact_note'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('goals_note'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('agreements'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('disagreement'), 2000)), name='participants_progressreview_text_length'), models.CheckConstraint(condition=models.Func(models.F('neighbour_contact'), models.Value('neighbour_contact.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_progressreview_neighbours_from_list'), models.CheckConstraint(condition=models.Func(models.F('rent_on_time'), models.Value('rent_on_time.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_progressreview_rent_from_list')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalUnmetRequest',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('asked_by', models.CharField(max_length=100, verbose_name='who asked')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='for how many people')),
                ('explanation', models.TextField(blank=True, max_length=500, verbose_name='in other words')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('origin', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='where the person comes from', vocabulary='origin')),
                ('pilot', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot')),
                ('reason', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='why turned away', vocabulary='turned_away')),
            ],
            options={
                'verbose_name': 'historical request without a referral',
                'verbose_name_plural': 'historical request without a referrals',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalVacancyCorrection',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('why', models.TextField(verbose_name='reason')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('cause', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='why it is empty', vocabulary='vacancy_cause')),
                ('dwelling', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.dwelling', verbose_name='dwelling')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical corrected cause of empty days',
                'verbose_name_plural': 'historical corrected cause of empty dayss',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='UnmetRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('asked_by', models.CharField(max_length=100, verbose_name='who asked')),
                ('number', models.PositiveSmallIntegerField(default=1, verbose_name='for how many people')),
                ('explanation', models.TextField(blank=True, max_length=500, verbose_name='in other words')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('origin', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='where the person comes from', vocabulary='origin')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unmet_requests', to='pilots.pilot', verbose_name='pilot')),
                ('reason', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='why turned away', vocabulary='turned_away')),
            ],
            options={
                'verbose_name': 'request without a referral',
                'ordering': ['-asked_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('asked_by__regex', '\\S'), ('asked_by__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='participants_unmetrequest_says_who'), models.CheckConstraint(condition=models.Q(('number__range', (1, 50))), name='participants_unmetrequest_number'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'turned_away.other'), _negated=True), ('explanation__regex', '\\S'), _connector='OR'), name='participants_unmetrequest_other_in_words'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('explanation'), 500)), name='participants_unmetrequest_text_length'), models.CheckConstraint(condition=models.Func(models.F('origin'), models.Value('origin.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_unmetrequest_origin_from_list'), models.CheckConstraint(condition=models.Func(models.F('reason'), models.Value('turned_away.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_unmetrequest_reason_from_list'), models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='participants_unmetrequest_withdrawal_says_why')],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='VacancyCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='first day')),
                ('ends_on', models.DateField(verbose_name='last day')),
                ('why', models.TextField(verbose_name='reason')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('cause', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='why it is empty', vocabulary='vacancy_cause')),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vacancy_corrections', to='participants.dwelling', verbose_name='dwelling')),
            ],
            options={
                'verbose_name': 'corrected cause of empty days',
                'ordering': ['starts_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='participants_vacancycorrection_ends_after_start'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('withdrawn_because', '')), expressions=[(models.Func(models.F('dwelling'), models.F('dwelling'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.F('starts_on'), models.F('ends_on'), models.Value('[]'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='participants_vacancycorrection_once'), models.CheckConstraint(condition=models.Q(('why__regex', '\\S')), name='participants_vacancycorrection_says_why'), models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('why'), 2000)), name='participants_vacancycorrection_text_length'), models.CheckConstraint(condition=models.Func(models.F('cause'), models.Value('vacancy_cause.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_vacancycorrection_cause_from_list'), models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='participants_vacancycorrection_withdrawal_says_why')],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('instrument_version', models.CharField(max_length=20, verbose_name='version of the instrument')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('assessed_on', models.DateField(verbose_name='date of the conversation')),
                ('corrected_because', models.CharField(blank=True, max_length=100, verbose_name='corrected because')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('assessor', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessor')),
                ('moment', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='moment', vocabulary='assessment_moment')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='participants.participant', verbose_name='participant')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='participants.assessment', verbose_name='corrects')),
            ],
            options={
                'verbose_name': 'assessment',
                'ordering': ['-assessed_on', '-moment__position', '-version'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='AssessmentScore',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasoning', models.TextField(blank=True, verbose_name='reasoning')),
                ('own_words', models.TextField(blank=True, verbose_name="in the resident's own words")),
                ('disagreed', models.BooleanField(default=False, verbose_name='we disagree')),
                ('disagreement', models.TextField(blank=True, verbose_name='what we disagree on')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='participants.assessment', verbose_name='assessment')),
                ('level', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='level by the counsellor', vocabulary='answer_life_domain')),
                ('own_level', interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='level by the resident', vocabulary='answer_life_domain')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.question', verbose_name='life domain')),
            ],
            options={
                'verbose_name': 'score in a life domain',
                'ordering': ['assessment', 'question__position'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAssessment',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('instrument_version', models.CharField(max_length=20, verbose_name='version of the instrument')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('assessed_on', models.DateField(verbose_name='date of the conversation')),
                ('corrected_because', models.CharField(blank=True, max_length=100, verbose_name='corrected because')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('assessor', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessor')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('moment', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='moment', vocabulary='assessment_moment')),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
                ('replaces', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.assessment', verbose_name='corrects')),
            ],
            options={
                'verbose_name': 'historical assessment',
                'verbose_name_plural': 'historical assessments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalAssessmentScore',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('reasoning', models.TextField(blank=True, verbose_name='reasoning')),
                ('own_words', models.TextField(blank=True, verbose_name="in the resident's own words")),
                ('disagreed', models.BooleanField(default=False, verbose_name='we disagree')),
                ('disagreement', models.TextField(blank=True, verbose_name='what we disagree on')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('assessment', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.assessment', verbose_name='assessment')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('level', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='level by the counsellor', vocabulary='answer_life_domain')),
                ('own_level', interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='level by the resident', vocabulary='answer_life_domain')),
                ('question', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.question', verbose_name='life domain')),
            ],
            options={
                'verbose_name': 'historical score in a life domain',
                'verbose_name_plural': 'historical score in a life domains',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Func(models.F('moment'), models.Value('assessment_moment.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_assessment_moment_from_list'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_because', '')), fields=('replaces',), name='participants_assessment_corrected_once'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrected_because', ''), ('replaces', None), ('version', 1)), models.Q(('replaces__isnull', False), ('version__gt', 1), ('corrected_because__regex', '\\S')), _connector='OR'), name='participants_assessment_correction_says_why'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='participants_assessment_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.UniqueConstraint(fields=('assessment', 'question'), name='participants_assessmentscore_once'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.CheckConstraint(condition=models.Q(('disagreed', True), ('disagreement', ''), _connector='OR'), name='participants_assessmentscore_disagreement_is_marked'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('reasoning'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('own_words'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('disagreement'), 2000)), name='participants_assessmentscore_text_length'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.CheckConstraint(condition=models.Func(models.F('level'), models.Value('answer_life_domain.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_assessmentscore_level_from_list'),
        ),
        migrations.AddConstraint(
            model_name='assessmentscore',
            constraint=models.CheckConstraint(condition=models.Func(models.F('own_level'), models.Value('answer_life_domain.'), function='STARTS_WITH', output_field=models.BooleanField()), name='participants_assessmentscore_own_level_from_list'),
        ),
    ])]

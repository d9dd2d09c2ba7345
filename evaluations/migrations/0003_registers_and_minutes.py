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
        ('evaluations', '0002_moments_changed'),
        ('pilots', '0003_funding_and_location'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        migrations.CreateModel(
            name='HistoricalCommitment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('code', models.CharField(blank=True, editable=False, max_length=40, verbose_name='code')),
                ('letter', models.CharField(max_length=120, verbose_name='letter')),
                ('heading', models.CharField(max_length=120, verbose_name='heading')),
                ('sentence', models.PositiveSmallIntegerField(verbose_name='sentence')),
                ('words', models.CharField(max_length=300, verbose_name='in our own words')),
                ('evidence', models.CharField(choices=[('capacity', 'The number of residents within the capacity decisions'), ('period', 'Stays within the period of the pilot'), ('one_person', 'One person in each dwelling'), ('target_group', 'An intake before each acceptance'), ('decision', 'The decision of the executive'), ('location', 'Location assessments that found it suitable'), ('funding', 'Money of the programme or the regional plan that was granted'), ('dwellings', 'Dwellings that the landlord lets'), ('moved_in', 'People who moved in'), ('shelter', 'People accepted from a shelter'), ('goals', 'Goals that residents set'), ('assessments', 'Self-reliance assessments'), ('sessions', 'Sessions that were held'), ('exits', 'People who left for a next home'), ('letters', 'Letters to the neighbourhood'), ('hours', 'Telephone consultation hours'), ('support_point', 'Days on which the support point was open'), ('evaluations', 'Evaluation moments that were held'), ('council', 'What the council was told since the start')], max_length=20, verbose_name='what proves it')),
                ('owner', models.CharField(choices=[('municipality', 'Municipality'), ('care_provider', 'Care provider'), ('landlord', 'Landlord')], max_length=13, verbose_name='who keeps it')),
                ('promised_on', models.DateField(verbose_name='promised on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='at the latest on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pilot', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot')),
                ('responsible', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who looks after it')),
            ],
            options={
                'verbose_name': 'historical commitment',
                'verbose_name_plural': 'historical commitments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, editable=False, max_length=40, verbose_name='code')),
                ('letter', models.CharField(max_length=120, verbose_name='letter')),
                ('heading', models.CharField(max_length=120, verbose_name='heading')),
                ('sentence', models.PositiveSmallIntegerField(verbose_name='sentence')),
                ('words', models.CharField(max_length=300, verbose_name='in our own words')),
                ('evidence', models.CharField(choices=[('capacity', 'The number of residents within the capacity decisions'), ('period', 'Stays within the period of the pilot'), ('one_person', 'One person in each dwelling'), ('target_group', 'An intake before each acceptance'), ('decision', 'The decision of the executive'), ('location', 'Location assessments that found it suitable'), ('funding', 'Money of the programme or the regional plan that was granted'), ('dwellings', 'Dwellings that the landlord lets'), ('moved_in', 'People who moved in'), ('shelter', 'People accepted from a shelter'), ('goals', 'Goals that residents set'), ('assessments', 'Self-reliance assessments'), ('sessions', 'Sessions that were held'), ('exits', 'People who left for a next home'), ('letters', 'Letters to the neighbourhood'), ('hours', 'Telephone consultation hours'), ('support_point', 'Days on which the support point was open'), ('evaluations', 'Evaluation moments that were held'), ('council', 'What the council was told since the start')], max_length=20, verbose_name='what proves it')),
                ('owner', models.CharField(choices=[('municipality', 'Municipality'), ('care_provider', 'Care provider'), ('landlord', 'Landlord')], max_length=13, verbose_name='who keeps it')),
                ('promised_on', models.DateField(verbose_name='promised on')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='at the latest on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='pilots.pilot', verbose_name='pilot')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who looks after it')),
            ],
            options={
                'verbose_name': 'commitment',
                'verbose_name_plural': 'commitments',
                'ordering': ['promised_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('heading__regex', '\\S'), ('letter__regex', '\\S'), ('words__regex', '\\S'), ('letter__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'), ('heading__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'), ('sentence__gte', 1)), name='evaluations_commitment_says_what_and_where'), models.CheckConstraint(condition=models.Q(('evidence__in', ['capacity', 'period', 'one_person', 'target_group', 'decision', 'location', 'funding', 'dwellings', 'moved_in', 'shelter', 'goals', 'assessments', 'sessions', 'exits', 'letters', 'hours', 'support_point', 'evaluations', 'council'])), name='evaluations_commitment_known_evidence'), models.CheckConstraint(condition=models.Q(('owner__in', ['municipality', 'care_provider', 'landlord'])), name='evaluations_commitment_known_owner'), models.CheckConstraint(condition=models.Q(('due_on', None), ('due_on__gte', models.F('promised_on')), _connector='OR'), name='evaluations_commitment_due_after_promise'), models.CheckConstraint(condition=models.Q(('due_on', None), models.Q(('evidence__in', ['capacity', 'period', 'one_person', 'target_group']), _negated=True), _connector='OR'), name='evaluations_commitment_limit_holds_throughout'), models.UniqueConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), ('withdrawn_because', '')), fields=('pilot', 'code'), name='evaluations_commitment_once'), models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='evaluations_commitment_withdrawal_says_why')],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='ActionPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300, verbose_name='what will be done')),
                ('organisation', models.CharField(blank=True, max_length=100, verbose_name='organisation that does it')),
                ('agreed_for', models.DateField(editable=False, verbose_name='agreed for')),
                ('due_on', models.DateField(verbose_name='at the latest on')),
                ('moved_because', models.CharField(blank=True, editable=False, max_length=100, verbose_name='moved because')),
                ('outcome', models.CharField(choices=[('open', 'Open'), ('done', 'Finished'), ('dropped', 'No longer needed')], default='open', editable=False, max_length=8, verbose_name='what came of it')),
                ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='closed on')),
                ('closing_words', models.TextField(blank=True, editable=False, verbose_name='what was done')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'action point',
                'verbose_name_plural': 'action points',
                'ordering': ['due_on', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=100, verbose_name='organisation or party')),
                ('function', models.CharField(blank=True, max_length=100, verbose_name='role')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='name')),
                ('presence', models.CharField(choices=[('present', 'Present'), ('apologies', 'Sent apologies')], max_length=9, verbose_name='present or not')),
                ('position', models.PositiveSmallIntegerField(editable=False, verbose_name='position')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendance',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='contribution')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'contribution',
                'ordering': ['question__position', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, verbose_name='finding')),
            ],
            options={
                'verbose_name': 'finding',
                'ordering': ['question__position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalActionPoint',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('what', models.CharField(max_length=300, verbose_name='what will be done')),
                ('organisation', models.CharField(blank=True, max_length=100, verbose_name='organisation that does it')),
                ('agreed_for', models.DateField(editable=False, verbose_name='agreed for')),
                ('due_on', models.DateField(verbose_name='at the latest on')),
                ('moved_because', models.CharField(blank=True, editable=False, max_length=100, verbose_name='moved because')),
                ('outcome', models.CharField(choices=[('open', 'Open'), ('done', 'Finished'), ('dropped', 'No longer needed')], default='open', editable=False, max_length=8, verbose_name='what came of it')),
                ('closed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='closed on')),
                ('closing_words', models.TextField(blank=True, editable=False, verbose_name='what was done')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical action point',
                'verbose_name_plural': 'historical action points',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalAttendance',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('party', models.CharField(max_length=100, verbose_name='organisation or party')),
                ('function', models.CharField(blank=True, max_length=100, verbose_name='role')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='name')),
                ('presence', models.CharField(choices=[('present', 'Present'), ('apologies', 'Sent apologies')], max_length=9, verbose_name='present or not')),
                ('position', models.PositiveSmallIntegerField(editable=False, verbose_name='position')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical attendance',
                'verbose_name_plural': 'historical attendance',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalContribution',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('text', models.TextField(verbose_name='contribution')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical contribution',
                'verbose_name_plural': 'historical contributions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalFinding',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('words', models.TextField(blank=True, verbose_name='finding')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical finding',
                'verbose_name_plural': 'historical findings',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='MomentFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, verbose_name='code')),
                ('subject', models.CharField(max_length=20, verbose_name='subject')),
                ('label', models.CharField(max_length=200, verbose_name='figure')),
                ('period', models.CharField(max_length=60, verbose_name='period')),
                ('words', models.CharField(max_length=200, verbose_name='value')),
                ('numerator', models.FloatField(verbose_name='numerator')),
                ('denominator', models.FloatField(blank=True, null=True, verbose_name='denominator')),
                ('definition', models.TextField(verbose_name='definition')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
            ],
            options={
                'verbose_name': 'figure of a moment',
                'verbose_name_plural': 'figures of a moment',
                'ordering': ['position'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='evaluationmoment',
            name='evaluations_moment_correction_says_why',
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='adopted_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adopted by'),
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='adopted_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='adopted on'),
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='edition',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='moved_because',
            field=models.CharField(blank=True, editable=False, max_length=100, verbose_name='moved because'),
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='offered_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='offered by'),
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='offered_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='offered on'),
        ),
        migrations.AddField(
            model_name='evaluationmoment',
            name='returned_because',
            field=models.CharField(blank=True, editable=False, max_length=500, verbose_name='sent back because'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='adopted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adopted by'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='adopted_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='adopted on'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='edition',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='moved_because',
            field=models.CharField(blank=True, editable=False, max_length=100, verbose_name='moved because'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='offered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='offered by'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='offered_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='offered on'),
        ),
        migrations.AddField(
            model_name='historicalevaluationmoment',
            name='returned_because',
            field=models.CharField(blank=True, editable=False, max_length=500, verbose_name='sent back because'),
        ),
        migrations.AddConstraint(
            model_name='evaluationmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrected_because', ''), ('corrected_on', None), ('edition', 1)), models.Q(('corrected_on__gte', models.F('held_on')), ('corrected_on__isnull', False), ('held_on__isnull', False), ('corrected_because__regex', '\\S')), _connector='OR'), name='evaluations_moment_correction_says_why'),
        ),
        migrations.AddConstraint(
            model_name='evaluationmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offered_by', None), ('offered_on', None)), models.Q(('held_on__isnull', False), ('offered_by__isnull', False), ('offered_on__gte', models.F('held_on')), ('returned_because', ''), ('withdrawn_because', '')), _connector='OR'), name='evaluations_moment_offered_once_held'),
        ),
        migrations.AddConstraint(
            model_name='evaluationmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adopted_by', None), ('adopted_on', None)), models.Q(('adopted_by__isnull', False), ('adopted_on__gte', models.F('offered_on')), ('offered_on__isnull', False), models.Q(('adopted_by', models.F('offered_by')), _negated=True)), _connector='OR'), name='evaluations_moment_adopted_by_a_second_person'),
        ),
        migrations.AddField(
            model_name='actionpoint',
            name='moment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='action_points', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='actionpoint',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who does it'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='moment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='moment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.question', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='written_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='finding',
            name='answer',
            field=interwonen.pilots.models.terms.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='how it goes', vocabulary='answer_evaluation_theme'),
        ),
        migrations.AddField(
            model_name='finding',
            name='moment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='finding',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='historicalactionpoint',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalactionpoint',
            name='moment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='historicalactionpoint',
            name='owner',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who does it'),
        ),
        migrations.AddField(
            model_name='historicalattendance',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalattendance',
            name='moment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='historicalcontribution',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalcontribution',
            name='moment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='historicalcontribution',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.question', verbose_name='theme'),
        ),
        migrations.AddField(
            model_name='historicalcontribution',
            name='written_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='historicalfinding',
            name='answer',
            field=interwonen.pilots.models.terms.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='how it goes', vocabulary='answer_evaluation_theme'),
        ),
        migrations.AddField(
            model_name='historicalfinding',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalfinding',
            name='moment',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddField(
            model_name='historicalfinding',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='momentfigure',
            name='moment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='evaluations.evaluationmoment', verbose_name='evaluation moment'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('closing_words'), 2000)), name='evaluations_actionpoint_text_length'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('what__regex', '\\S')), name='evaluations_actionpoint_says_what'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation', ''), ('owner__isnull', False)), models.Q(('owner', None), ('organisation__regex', '\\S')), _connector='OR'), name='evaluations_actionpoint_one_owner'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('due_on', models.F('agreed_for')), ('moved_because__regex', '\\S'), _connector='OR'), name='evaluations_actionpoint_move_says_why'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('closing_words', ''), ('outcome', 'open')), models.Q(('closed_on__isnull', False), ('outcome__in', ['done', 'dropped']), ('closing_words__regex', '\\S')), _connector='OR'), name='evaluations_actionpoint_closed_with_words'),
        ),
        migrations.AddConstraint(
            model_name='actionpoint',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='evaluations_actionpoint_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('party__regex', '\\S')), name='evaluations_attendance_of_a_party'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('presence__in', ['present', 'apologies'])), name='evaluations_attendance_present_or_not'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 2000)), name='evaluations_contribution_text_length'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='evaluations_contribution_says_something'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='evaluations_contribution_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('words'), 2000)), name='evaluations_finding_text_length'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.UniqueConstraint(fields=('moment', 'question'), name='evaluations_finding_once_per_question'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('answer', 'answer_evaluation_theme.unknown'), ('words__regex', '\\S'), _connector='OR'), name='evaluations_finding_says_why'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Func(models.F('answer'), models.Value('answer_evaluation_theme.'), function='STARTS_WITH', output_field=models.BooleanField()), name='evaluations_finding_answer_from_list'),
        ),
        migrations.AddConstraint(
            model_name='momentfigure',
            constraint=models.UniqueConstraint(fields=('moment', 'code'), name='evaluations_momentfigure_once_per_code'),
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('assessment', 'Self-reliance assessments'), ('review', 'Progress reviews'), ('point', 'Action points of an evaluation moment'), ('commitment', 'Commitments'), ('moment', 'Evaluation moments'), ('minutes', 'Minutes for a second look'), ('location', 'Location assessment')], max_length=12, verbose_name='subject')),
                ('about', models.CharField(max_length=40, verbose_name='about')),
                ('due_on', models.DateField(verbose_name='at the latest on')),
                ('sent_on', models.DateField(verbose_name='sent on')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pilots.pilot', verbose_name='pilot')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who is reminded')),
            ],
            options={
                'verbose_name': 'reminder',
                'ordering': ['due_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('recipient', 'subject', 'about', 'due_on'), name='evaluations_reminder_once')],
            },
        ),
    ])]

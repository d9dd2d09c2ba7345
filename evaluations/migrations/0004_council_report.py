import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.core.withdrawals
from interwonen.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('evaluations', '0003_registers_and_minutes'),
        ('pilots', '0004_moves_shown'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        migrations.CreateModel(
            name='CouncilQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block', models.CharField(blank=True, max_length=40, verbose_name='part of the report')),
                ('block_number', models.CharField(blank=True, max_length=8, verbose_name='number of the part')),
                ('text', models.TextField(verbose_name='question')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('asked_by', models.CharField(max_length=100, verbose_name='asked by')),
                ('way', models.CharField(choices=[('clerk', 'Through the clerk of the council'), ('meeting', 'In a meeting'), ('page', 'On the public page')], max_length=8, verbose_name='how it came in')),
                ('accepted_on', models.DateField(blank=True, editable=False, null=True, verbose_name='public since')),
                ('due_on', models.DateField(editable=False, verbose_name='answer at the latest on')),
                ('extended_to', models.DateField(blank=True, null=True, verbose_name='extended to')),
                ('extended_because', models.CharField(blank=True, max_length=100, verbose_name='extended because')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, editable=False, null=True, verbose_name='answered on')),
                ('improved_on', models.DateField(blank=True, editable=False, null=True, verbose_name='answer corrected on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'question of the council',
                'verbose_name_plural': 'questions of the council',
                'ordering': ['asked_on', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCouncilQuestion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('block', models.CharField(blank=True, max_length=40, verbose_name='part of the report')),
                ('block_number', models.CharField(blank=True, max_length=8, verbose_name='number of the part')),
                ('text', models.TextField(verbose_name='question')),
                ('asked_on', models.DateField(verbose_name='asked on')),
                ('asked_by', models.CharField(max_length=100, verbose_name='asked by')),
                ('way', models.CharField(choices=[('clerk', 'Through the clerk of the council'), ('meeting', 'In a meeting'), ('page', 'On the public page')], max_length=8, verbose_name='how it came in')),
                ('accepted_on', models.DateField(blank=True, editable=False, null=True, verbose_name='public since')),
                ('due_on', models.DateField(editable=False, verbose_name='answer at the latest on')),
                ('extended_to', models.DateField(blank=True, null=True, verbose_name='extended to')),
                ('extended_because', models.CharField(blank=True, max_length=100, verbose_name='extended because')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, editable=False, null=True, verbose_name='answered on')),
                ('improved_on', models.DateField(blank=True, editable=False, null=True, verbose_name='answer corrected on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical question of the council',
                'verbose_name_plural': 'historical questions of the council',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReportComment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('block', models.CharField(max_length=20, verbose_name='block')),
                ('text', models.TextField(verbose_name='comment')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
                ('resolved_at', models.DateTimeField(blank=True, null=True, verbose_name='dealt with at')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical comment on the report',
                'verbose_name_plural': 'historical comment on the reports',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalResidentWords',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('quarter_starts_on', models.DateField(verbose_name='quarter')),
                ('text', models.TextField(verbose_name='words')),
                ('changed_name', models.BooleanField(verbose_name='name changed or left out')),
                ('changed_age', models.BooleanField(verbose_name='age changed or left out')),
                ('changed_place', models.BooleanField(verbose_name='place changed or left out')),
                ('changed_circumstances', models.BooleanField(verbose_name='circumstances changed')),
                ('approved_on', models.DateField(blank=True, editable=False, null=True, verbose_name='approved on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
            ],
            options={
                'verbose_name': 'historical words of a resident',
                'verbose_name_plural': 'historical words of residents',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='PublishedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pdf', 'PDF'), ('slides', 'Slides'), ('csv', 'Figures as CSV'), ('json', 'Figures as JSON')], max_length=10, verbose_name='kind')),
                ('content', models.BinaryField(verbose_name='file')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
                ('content_digest', models.CharField(max_length=64, verbose_name='SHA-256 before the seal')),
            ],
            options={
                'verbose_name': 'published file',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PublishedReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.PositiveSmallIntegerField(verbose_name='edition')),
                ('as_of', models.DateField(verbose_name='figures as of')),
                ('published_at', models.DateTimeField(verbose_name='published at')),
                ('what_changed', models.TextField(blank=True, verbose_name='what changed')),
                ('snapshot', models.JSONField(verbose_name='contents')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256 of the contents')),
                ('basis', models.JSONField(blank=True, default=dict, verbose_name='what was counted')),
                ('file_digests', models.JSONField(blank=True, default=dict, verbose_name='SHA-256 of its files')),
            ],
            options={
                'verbose_name': 'published report',
                'ordering': ['report__year', 'report__quarter_number', 'edition'],
            },
        ),
        migrations.CreateModel(
            name='ReportApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('approved_at', models.DateTimeField(verbose_name='approved at')),
                ('checklist', models.CharField(max_length=10, verbose_name='version of the checklist')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
            ],
            options={
                'verbose_name': 'approval of a report',
                'ordering': ['approved_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block', models.CharField(max_length=20, verbose_name='block')),
                ('text', models.TextField(verbose_name='comment')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
                ('resolved_at', models.DateTimeField(blank=True, null=True, verbose_name='dealt with at')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'comment on the report',
                'ordering': ['written_at', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='ReportSubmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.PositiveSmallIntegerField(verbose_name='edition')),
                ('submitted_at', models.DateTimeField(verbose_name='submitted at')),
                ('snapshot', models.JSONField(verbose_name='contents')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256 of the contents')),
                ('basis', models.JSONField(blank=True, default=dict, verbose_name='what was counted')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended at')),
                ('remark', models.TextField(blank=True, verbose_name='sent back because')),
            ],
            options={
                'verbose_name': 'submitted report',
                'ordering': ['submitted_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ResidentWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quarter_starts_on', models.DateField(verbose_name='quarter')),
                ('text', models.TextField(verbose_name='words')),
                ('changed_name', models.BooleanField(verbose_name='name changed or left out')),
                ('changed_age', models.BooleanField(verbose_name='age changed or left out')),
                ('changed_place', models.BooleanField(verbose_name='place changed or left out')),
                ('changed_circumstances', models.BooleanField(verbose_name='circumstances changed')),
                ('approved_on', models.DateField(blank=True, editable=False, null=True, verbose_name='approved on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'words of a resident',
                'verbose_name_plural': 'words of residents',
                'ordering': ['-quarter_starts_on', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.AddField(
            model_name='councilreport',
            name='case_number',
            field=models.CharField(blank=True, max_length=60, verbose_name='case number'),
        ),
        migrations.AddField(
            model_name='councilreport',
            name='contact',
            field=models.CharField(blank=True, max_length=200, verbose_name='contact'),
        ),
        migrations.AddField(
            model_name='councilreport',
            name='edition',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='councilreport',
            name='portfolio_holder',
            field=models.CharField(blank=True, max_length=100, verbose_name='portfolio holder'),
        ),
        migrations.AddField(
            model_name='councilreport',
            name='what_changed',
            field=models.TextField(blank=True, verbose_name='what changed'),
        ),
        migrations.AddField(
            model_name='historicalcouncilreport',
            name='case_number',
            field=models.CharField(blank=True, max_length=60, verbose_name='case number'),
        ),
        migrations.AddField(
            model_name='historicalcouncilreport',
            name='contact',
            field=models.CharField(blank=True, max_length=200, verbose_name='contact'),
        ),
        migrations.AddField(
            model_name='historicalcouncilreport',
            name='edition',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='historicalcouncilreport',
            name='portfolio_holder',
            field=models.CharField(blank=True, max_length=100, verbose_name='portfolio holder'),
        ),
        migrations.AddField(
            model_name='historicalcouncilreport',
            name='what_changed',
            field=models.TextField(blank=True, verbose_name='what changed'),
        ),
        migrations.AddField(
            model_name='historicalreportparagraph',
            name='is_ready',
            field=models.BooleanField(default=False, verbose_name='ready'),
        ),
        migrations.AddField(
            model_name='historicalreportparagraph',
            name='rating',
            field=models.CharField(blank=True, choices=[('on_course', 'On course'), ('attention', 'Needs attention'), ('adjust', 'To be adjusted')], max_length=10, verbose_name='how it stands'),
        ),
        migrations.AddField(
            model_name='reportparagraph',
            name='is_ready',
            field=models.BooleanField(default=False, verbose_name='ready'),
        ),
        migrations.AddField(
            model_name='reportparagraph',
            name='rating',
            field=models.CharField(blank=True, choices=[('on_course', 'On course'), ('attention', 'Needs attention'), ('adjust', 'To be adjusted')], max_length=10, verbose_name='how it stands'),
        ),
        migrations.AlterField(
            model_name='historicalreportparagraph',
            name='section',
            field=models.CharField(choices=[('summary', 'In brief'), ('goes_well', 'What goes well'), ('risks', 'What needs attention, and what we do'), ('evaluation', 'Judgement'), ('ask', 'What is asked of the council'), ('promises', 'Promised and done'), ('progress', 'Places, and why some are empty'), ('flow', 'Moving in and moving out'), ('neighbourhood', 'The neighbourhood'), ('support', 'Support and what it yields'), ('finances', 'Money'), ('planning', 'Planning'), ('afterwards', 'After the last day of the pilot'), ('parliament', 'Questions of parliament'), ('background', 'Reason and goal')], max_length=15, verbose_name='section'),
        ),
        migrations.AlterField(
            model_name='reminder',
            name='subject',
            field=models.CharField(choices=[('assessment', 'Self-reliance assessments'), ('review', 'Progress reviews'), ('point', 'Action points of an evaluation moment'), ('commitment', 'Commitments'), ('moment', 'Evaluation moments'), ('minutes', 'Minutes for a second look'), ('location', 'Location assessment'), ('council', 'Questions of the council')], max_length=12, verbose_name='subject'),
        ),
        migrations.AlterField(
            model_name='reportparagraph',
            name='section',
            field=models.CharField(choices=[('summary', 'In brief'), ('goes_well', 'What goes well'), ('risks', 'What needs attention, and what we do'), ('evaluation', 'Judgement'), ('ask', 'What is asked of the council'), ('promises', 'Promised and done'), ('progress', 'Places, and why some are empty'), ('flow', 'Moving in and moving out'), ('neighbourhood', 'The neighbourhood'), ('support', 'Support and what it yields'), ('finances', 'Money'), ('planning', 'Planning'), ('afterwards', 'After the last day of the pilot'), ('parliament', 'Questions of parliament'), ('background', 'Reason and goal')], max_length=15, verbose_name='section'),
        ),
        migrations.AddConstraint(
            model_name='councilreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('edition', 1), ('what_changed', '')), models.Q(('edition__gt', 1), ('what_changed__regex', '\\S')), _connector='OR'), name='evaluations_councilreport_says_what_changed'),
        ),
        migrations.AddConstraint(
            model_name='reportparagraph',
            constraint=models.CheckConstraint(condition=models.Q(('rating', ''), models.Q(('rating__in', ['on_course', 'attention', 'adjust']), ('section__in', ['promises', 'progress', 'flow', 'neighbourhood', 'support', 'finances'])), _connector='OR'), name='evaluations_paragraph_rating_of_a_theme'),
        ),
        migrations.AddConstraint(
            model_name='reportparagraph',
            constraint=models.CheckConstraint(condition=models.Q(('is_ready', False), ('text__regex', '\\S'), _connector='OR'), name='evaluations_paragraph_ready_with_text'),
        ),
        migrations.AddConstraint(
            model_name='reportparagraph',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 8000)), name='evaluations_paragraph_text_length'),
        ),
        migrations.AddField(
            model_name='councilquestion',
            name='answered_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='councilquestion',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who answers'),
        ),
        migrations.AddField(
            model_name='historicalcouncilquestion',
            name='answered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='historicalcouncilquestion',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalcouncilquestion',
            name='owner',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who answers'),
        ),
        migrations.AddField(
            model_name='historicalreportcomment',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalreportcomment',
            name='report',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evaluations.councilreport', verbose_name='council report'),
        ),
        migrations.AddField(
            model_name='historicalreportcomment',
            name='resolved_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dealt with by'),
        ),
        migrations.AddField(
            model_name='historicalreportcomment',
            name='written_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='historicalresidentwords',
            name='approved_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='historicalresidentwords',
            name='history_user',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalresidentwords',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalresidentwords',
            name='written_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='publishedreport',
            name='published_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='publishedreport',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='evaluations.councilreport', verbose_name='council report'),
        ),
        migrations.AddField(
            model_name='publishedfile',
            name='published',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='evaluations.publishedreport', verbose_name='published report'),
        ),
        migrations.AddField(
            model_name='historicalcouncilquestion',
            name='published',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='evaluations.publishedreport', verbose_name='published report'),
        ),
        migrations.AddField(
            model_name='councilquestion',
            name='published',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='council_questions', to='evaluations.publishedreport', verbose_name='published report'),
        ),
        migrations.AddField(
            model_name='reportapproval',
            name='approved_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='reportcomment',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='evaluations.councilreport', verbose_name='council report'),
        ),
        migrations.AddField(
            model_name='reportcomment',
            name='resolved_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dealt with by'),
        ),
        migrations.AddField(
            model_name='reportcomment',
            name='written_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='reportsubmission',
            name='ended_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by'),
        ),
        migrations.AddField(
            model_name='reportsubmission',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='evaluations.councilreport', verbose_name='council report'),
        ),
        migrations.AddField(
            model_name='reportsubmission',
            name='submitted_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by'),
        ),
        migrations.AddField(
            model_name='reportapproval',
            name='submission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='evaluations.reportsubmission', verbose_name='submitted report'),
        ),
        migrations.AddField(
            model_name='residentwords',
            name='approved_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='residentwords',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resident_words', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='residentwords',
            name='written_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddConstraint(
            model_name='publishedreport',
            constraint=models.UniqueConstraint(fields=('report', 'edition'), name='evaluations_publishedreport_once_per_edition'),
        ),
        migrations.AddConstraint(
            model_name='publishedreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('edition', 1), ('what_changed', '')), models.Q(('edition__gt', 1), ('what_changed__regex', '\\S')), _connector='OR'), name='evaluations_publishedreport_says_what_changed'),
        ),
        migrations.AddConstraint(
            model_name='publishedfile',
            constraint=models.UniqueConstraint(fields=('published', 'kind'), name='evaluations_publishedfile_once_per_kind'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 4000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('answer'), 4000)), name='evaluations_councilquestion_text_length'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='evaluations_councilquestion_says_what'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(('asked_by__regex', '\\S')), name='evaluations_councilquestion_says_who'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('asked_on'))), name='evaluations_councilquestion_due_after_asked'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('extended_because', ''), ('extended_to', None)), models.Q(('extended_to__gt', models.F('due_on')), ('extended_because__regex', '\\S')), _connector='OR'), name='evaluations_councilquestion_extension_says_why'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_on', None), ('way', 'page')), ('accepted_on__isnull', False), _connector='OR'), name='evaluations_councilquestion_looked_at_first'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by', None), ('answered_on', None)), models.Q(('answered_by__isnull', False), ('answered_on__gte', models.F('accepted_on')), ('answer__regex', '\\S')), _connector='OR'), name='evaluations_councilquestion_answered_whole'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(('improved_on', None), models.Q(('answered_on__isnull', False), ('improved_on__gte', models.F('answered_on'))), _connector='OR'), name='evaluations_councilquestion_improved_after_answer'),
        ),
        migrations.AddConstraint(
            model_name='councilquestion',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='evaluations_councilquestion_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='reportcomment',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 2000)), name='evaluations_reportcomment_text_length'),
        ),
        migrations.AddConstraint(
            model_name='reportcomment',
            constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='evaluations_reportcomment_says_something'),
        ),
        migrations.AddConstraint(
            model_name='reportcomment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolved_at', None), ('resolved_by', None)), models.Q(('resolved_at__gte', models.F('written_at')), ('resolved_by__isnull', False)), _connector='OR'), name='evaluations_reportcomment_resolved_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='reportcomment',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='evaluations_reportcomment_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='reportsubmission',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('remark'), 500)), name='evaluations_reportsubmission_text_length'),
        ),
        migrations.AddConstraint(
            model_name='reportsubmission',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('report', 'edition'), name='evaluations_reportsubmission_one_open'),
        ),
        migrations.AddConstraint(
            model_name='reportsubmission',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None), ('remark', '')), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='evaluations_reportsubmission_ended_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='reportapproval',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('submission', 'approved_by'), name='evaluations_reportapproval_once_per_person'),
        ),
        migrations.AddConstraint(
            model_name='reportapproval',
            constraint=models.CheckConstraint(condition=models.Q(('checklist__regex', '\\S')), name='evaluations_reportapproval_with_checklist'),
        ),
        migrations.AddConstraint(
            model_name='residentwords',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 600)), name='evaluations_residentwords_text_length'),
        ),
        migrations.AddConstraint(
            model_name='residentwords',
            constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='evaluations_residentwords_say_something'),
        ),
        migrations.AddConstraint(
            model_name='residentwords',
            constraint=models.CheckConstraint(condition=models.Q(('quarter_starts_on__day', 1), ('quarter_starts_on__month__in', [1, 4, 7, 10])), name='evaluations_residentwords_whole_quarter'),
        ),
        migrations.AddConstraint(
            model_name='residentwords',
            constraint=models.CheckConstraint(condition=models.Q(('changed_name', True), ('changed_age', True), ('changed_place', True), ('changed_circumstances', True), _connector='OR'), name='evaluations_residentwords_made_unrecognisable'),
        ),
        migrations.AddConstraint(
            model_name='residentwords',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('approved_on', None)), models.Q(('approved_by__isnull', False), ('approved_on__isnull', False), models.Q(('approved_by', models.F('written_by')), _negated=True)), _connector='OR'), name='evaluations_residentwords_second_person'),
        ),
        migrations.AddConstraint(
            model_name='residentwords',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='evaluations_residentwords_withdrawal_says_why'),
        ),
    ])]

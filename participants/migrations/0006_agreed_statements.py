import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.core.withdrawals
from interwonen.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0005_assessments_and_vacancies'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        migrations.CreateModel(
            name='HistoricalAgreedStatement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('sentence', models.CharField(max_length=200, verbose_name='sentence that may be told')),
                ('agreed_on', models.DateField(verbose_name='agreed on')),
                ('agreed_how', models.CharField(choices=[('in_person', 'In person'), ('in_writing', 'In writing')], max_length=10, verbose_name='how the agreement was given')),
                ('outcome', models.CharField(choices=[('positive', 'In a fitting home'), ('neutral', 'Elsewhere'), ('negative', 'Homeless or in detention'), ('none', 'It says nothing of this')], max_length=8, verbose_name='where the person lives now')),
                ('published_on', models.DateField(blank=True, editable=False, null=True, verbose_name='first published on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
                ('recorded_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'historical statement that may be told',
                'verbose_name_plural': 'historical statements that may be told',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='AgreedStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sentence', models.CharField(max_length=200, verbose_name='sentence that may be told')),
                ('agreed_on', models.DateField(verbose_name='agreed on')),
                ('agreed_how', models.CharField(choices=[('in_person', 'In person'), ('in_writing', 'In writing')], max_length=10, verbose_name='how the agreement was given')),
                ('outcome', models.CharField(choices=[('positive', 'In a fitting home'), ('neutral', 'Elsewhere'), ('negative', 'Homeless or in detention'), ('none', 'It says nothing of this')], max_length=8, verbose_name='where the person lives now')),
                ('published_on', models.DateField(blank=True, editable=False, null=True, verbose_name='first published on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreed_statements', to='participants.participant', verbose_name='participant')),
                ('recorded_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
            ],
            options={
                'verbose_name': 'statement that may be told',
                'verbose_name_plural': 'statements that may be told',
                'ordering': ['-agreed_on', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('sentence__regex', '\\S'), ('sentence__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='participants_agreedstatement_says_a_sentence'), models.CheckConstraint(condition=models.Q(('published_on', None), ('published_on__gte', models.F('agreed_on')), _connector='OR'), name='participants_agreedstatement_agreed_before_published'), models.UniqueConstraint(condition=models.Q(('withdrawn_because', ''), models.Q(('outcome', 'none'), _negated=True)), fields=('participant',), name='participants_agreedstatement_one_outcome'), models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='participants_agreedstatement_withdrawal_says_why')],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
    ])]

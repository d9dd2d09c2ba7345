import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

import interwonen.core.deadlines
import interwonen.core.withdrawals
from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('participants', '0007_emergencies_limits_and_signatures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [AtOnce([
        migrations.CreateModel(
            name='HistoricalRightsRequest',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('right', models.CharField(choices=[('access', 'See the own data or get a copy (AVG 15)'), ('rectification', 'Have something corrected or completed (AVG 16)'), ('erasure', 'Have data destroyed (AVG 17, Wmo 5.3.5)'), ('restriction', 'Have data left alone for now (AVG 18)'), ('objection', 'Object to the use of data (AVG 21)')], max_length=14, verbose_name='what is asked')),
                ('asks', models.TextField(verbose_name="request in the resident's words")),
                ('received_on', models.DateField(verbose_name='received on')),
                ('way', models.CharField(choices=[('in_person', 'In a conversation'), ('letter', 'By letter'), ('mail', 'By e-mail'), ('phone', 'By telephone')], max_length=10, verbose_name='how it came in')),
                ('asker', models.CharField(choices=[('resident', 'The resident'), ('representative', 'Someone who acts for the resident')], max_length=14, verbose_name='who asks')),
                ('representative', models.CharField(blank=True, max_length=100, verbose_name='name of who acts')),
                ('identity', models.CharField(choices=[('not_yet', 'Not established yet'), ('known', 'Known to us, and spoken in person'), ('document', 'Identity document seen; no copy was made'), ('authority', 'Authorisation or court decision seen')], max_length=10, verbose_name='how the identity was established')),
                ('due_on', models.DateField(editable=False, verbose_name='answer at the latest on')),
                ('extended_to', models.DateField(blank=True, editable=False, null=True, verbose_name='extended to')),
                ('extended_on', models.DateField(blank=True, null=True, verbose_name='extension told on')),
                ('extended_because', models.CharField(blank=True, max_length=100, verbose_name='extended because')),
                ('decision', models.CharField(blank=True, choices=[('granted', 'Granted'), ('partly', 'Partly granted'), ('refused', 'Refused')], max_length=8, verbose_name='decision')),
                ('decided_because', models.TextField(blank=True, verbose_name='why not, or not wholly')),
                ('done', models.TextField(blank=True, verbose_name='what was done')),
                ('corrected', ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='what was corrected')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('signature', SignatureField(**AS_NOW)),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
            ],
            options={
                'verbose_name': 'historical request about the own data',
                'verbose_name_plural': 'historical requests about the own data',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='RightsRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('right', models.CharField(choices=[('access', 'See the own data or get a copy (AVG 15)'), ('rectification', 'Have something corrected or completed (AVG 16)'), ('erasure', 'Have data destroyed (AVG 17, Wmo 5.3.5)'), ('restriction', 'Have data left alone for now (AVG 18)'), ('objection', 'Object to the use of data (AVG 21)')], max_length=14, verbose_name='what is asked')),
                ('asks', models.TextField(verbose_name="request in the resident's words")),
                ('received_on', models.DateField(verbose_name='received on')),
                ('way', models.CharField(choices=[('in_person', 'In a conversation'), ('letter', 'By letter'), ('mail', 'By e-mail'), ('phone', 'By telephone')], max_length=10, verbose_name='how it came in')),
                ('asker', models.CharField(choices=[('resident', 'The resident'), ('representative', 'Someone who acts for the resident')], max_length=14, verbose_name='who asks')),
                ('representative', models.CharField(blank=True, max_length=100, verbose_name='name of who acts')),
                ('identity', models.CharField(choices=[('not_yet', 'Not established yet'), ('known', 'Known to us, and spoken in person'), ('document', 'Identity document seen; no copy was made'), ('authority', 'Authorisation or court decision seen')], max_length=10, verbose_name='how the identity was established')),
                ('due_on', models.DateField(editable=False, verbose_name='answer at the latest on')),
                ('extended_to', models.DateField(blank=True, editable=False, null=True, verbose_name='extended to')),
                ('extended_on', models.DateField(blank=True, null=True, verbose_name='extension told on')),
                ('extended_because', models.CharField(blank=True, max_length=100, verbose_name='extended because')),
                ('decision', models.CharField(blank=True, choices=[('granted', 'Granted'), ('partly', 'Partly granted'), ('refused', 'Refused')], max_length=8, verbose_name='decision')),
                ('decided_because', models.TextField(blank=True, verbose_name='why not, or not wholly')),
                ('done', models.TextField(blank=True, verbose_name='what was done')),
                ('corrected', ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None, verbose_name='what was corrected')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('answered_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rights_requests', to='participants.participant', verbose_name='participant')),
            ],
            options={
                'verbose_name': 'request about the own data',
                'verbose_name_plural': 'requests about the own data',
                'ordering': ['received_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('asks'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('decided_because'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('done'), 2000)), name='rights_rightsrequest_text_length'), models.CheckConstraint(condition=models.Q(('asks__regex', '\\S')), name='rights_rightsrequest_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('asker', 'resident'), ('representative', '')), models.Q(('asker', 'representative'), ('representative__regex', '\\S'), ('representative__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), _connector='OR'), name='rights_rightsrequest_says_who_acts'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.Func(models.F('received_on'), output_field=models.DateTimeField(), template="(%(expressions)s + interval '1 months')")), ('due_on__lte', models.Func(models.F('received_on'), output_field=models.DateTimeField(), template="(%(expressions)s + interval '1 months 10 days')"))), name='rights_rightsrequest_term_of_a_month'), models.CheckConstraint(condition=models.Q(models.Q(('extended_because', ''), ('extended_on', None), ('extended_to', None)), models.Q(('extended_on__isnull', False), ('extended_to__gte', models.Func(models.F('received_on'), output_field=models.DateTimeField(), template="(%(expressions)s + interval '3 months')")), ('extended_to__lte', models.Func(models.F('received_on'), output_field=models.DateTimeField(), template="(%(expressions)s + interval '3 months 10 days')")), ('extended_because__regex', '\\S')), _connector='OR'), name='rights_rightsrequest_extension_says_why'), models.CheckConstraint(condition=models.Q(('extended_on', None), models.Q(('extended_on__gte', models.F('received_on')), ('extended_on__lte', models.F('due_on'))), _connector='OR'), name='rights_rightsrequest_extended_in_time'), models.CheckConstraint(condition=models.Q(models.Q(('answered_by', None), ('answered_on', None), ('decision', ''), ('decided_because', ''), ('done', '')), models.Q(models.Q(('decision', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__gte', models.F('received_on'))), _connector='OR'), name='rights_rightsrequest_answered_whole'), models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ['granted', 'partly']), _negated=True), ('done__regex', '\\S'), _connector='OR'), name='rights_rightsrequest_says_what_was_done'), models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ['partly', 'refused']), _negated=True), ('decided_because__regex', '\\S'), _connector='OR'), name='rights_rightsrequest_refusal_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('decision__in', ['granted', 'partly']), _negated=True), models.Q(('identity', 'not_yet'), _negated=True), _connector='OR'), name='rights_rightsrequest_known_first'), models.CheckConstraint(condition=models.Q(('corrected', []), models.Q(('decision__in', ['granted', 'partly']), ('right', 'rectification')), _connector='OR'), name='rights_rightsrequest_corrected_when_granted'), models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='rights_rightsrequest_withdrawal_says_why')],
            },
            bases=(interwonen.core.deadlines.HasTerm, interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='FileCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='made at')),
                ('released_on', models.DateField(blank=True, editable=False, null=True, verbose_name='released on')),
                ('alone_because', models.CharField(blank=True, max_length=100, verbose_name='released without a second person because')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('released_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='released by')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='rights.rightsrequest', verbose_name='request about the own data')),
            ],
            options={
                'verbose_name': 'copy of a file',
                'ordering': ['made_at', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='CopyText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('place', models.CharField(max_length=200, verbose_name='where it stands')),
                ('original', models.TextField(verbose_name='text')),
                ('marked', models.TextField(verbose_name='text with marks')),
                ('signature', SignatureField(**AS_NOW)),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='rights.filecopy', verbose_name='copy of a file')),
                ('seen_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gone through by')),
            ],
            options={
                'verbose_name': 'text of a copy',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='CopyFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('pdf', 'PDF'), ('json', 'Data')], max_length=10, verbose_name='kind')),
                ('content', models.BinaryField(verbose_name='file')),
                ('digest', models.CharField(max_length=64, verbose_name='SHA-256 of the file')),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='rights.filecopy', verbose_name='copy of a file')),
            ],
            options={
                'verbose_name': 'file of a copy',
            },
        ),
        migrations.CreateModel(
            name='CopyContent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('snapshot', models.JSONField(verbose_name='contents')),
                ('copy', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='content', to='rights.filecopy', verbose_name='copy of a file')),
            ],
            options={
                'verbose_name': 'contents of a copy',
            },
        ),
        migrations.CreateModel(
            name='HistoricalFileCopy',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('signature', SignatureField(**AS_NOW)),
                ('made_at', models.DateTimeField(editable=False, verbose_name='made at')),
                ('released_on', models.DateField(blank=True, editable=False, null=True, verbose_name='released on')),
                ('alone_because', models.CharField(blank=True, max_length=100, verbose_name='released without a second person because')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('released_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='released by')),
                ('request', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='rights.rightsrequest', verbose_name='request about the own data')),
            ],
            options={
                'verbose_name': 'historical copy of a file',
                'verbose_name_plural': 'historical copy of a files',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name='filecopy',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_because', '')), fields=('request',), name='rights_filecopy_one_that_counts'),
        ),
        migrations.AddConstraint(
            model_name='filecopy',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_by', None), ('released_on', None)), models.Q(('released_by__isnull', False), ('released_on__isnull', False)), _connector='OR'), name='rights_filecopy_released_by_someone'),
        ),
        migrations.AddConstraint(
            model_name='filecopy',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='rights_filecopy_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='copytext',
            constraint=models.UniqueConstraint(fields=('copy', 'number'), name='rights_copytext_one_of_a_number'),
        ),
        migrations.AddConstraint(
            model_name='copytext',
            constraint=models.CheckConstraint(condition=models.Q(('original', django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(models.F('marked'), models.Value('[['), models.Value('')), models.Value(']]'), models.Value('')))), name='rights_copytext_only_marked'),
        ),
        migrations.AddConstraint(
            model_name='copyfile',
            constraint=models.UniqueConstraint(fields=('copy', 'kind'), name='rights_copyfile_once_per_kind'),
        ),
        migrations.CreateModel(
            name='HistoricalResidentStatement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('signature', SignatureField(**AS_NOW)),
                ('stated_on', models.DateField(verbose_name='stated on')),
                ('text', models.TextField(verbose_name="statement in the resident's words")),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('participant', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='participants.participant', verbose_name='participant')),
            ],
            options={
                'verbose_name': 'historical statement of the resident',
                'verbose_name_plural': 'historical statements of the resident',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ResidentStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stated_on', models.DateField(verbose_name='stated on')),
                ('text', models.TextField(verbose_name="statement in the resident's words")),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='participants.participant', verbose_name='participant')),
            ],
            options={
                'verbose_name': 'statement of the resident',
                'verbose_name_plural': 'statements of the resident',
                'ordering': ['stated_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 2000)), name='rights_residentstatement_text_length'), models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='rights_residentstatement_says_it'), models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='rights_residentstatement_withdrawal_says_why')],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
    ])]

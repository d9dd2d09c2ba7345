import django.db.models.deletion
from django.db import migrations, models

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        ('pilots', '0004_moves_shown'),
    ]

    operations = [AtOnce([
        migrations.AddField(
            model_name='accessevent',
            name='device',
            field=models.CharField(blank=True, max_length=60, verbose_name='device'),
        ),
        migrations.AddField(
            model_name='accessevent',
            name='emergency',
            field=models.BooleanField(default=False, verbose_name='in an emergency'),
        ),
        migrations.AddField(
            model_name='accessevent',
            name='request_id',
            field=models.UUIDField(null=True, verbose_name='request'),
        ),
        migrations.AlterField(
            model_name='accessevent',
            name='act',
            field=models.CharField(choices=[('read', 'Looked at'), ('search', 'Searched'), ('create', 'Added'), ('update', 'Changed'), ('export', 'Downloaded'), ('print', 'Printed'), ('sign_in', 'Signed in'), ('sign_out', 'Signed out'), ('step_up', 'Proved again who it was'), ('emergency', 'Emergency access'), ('role', 'Role changed'), ('destroy', 'Destruction'), ('read_log', 'Read the access log')], max_length=10, verbose_name='what'),
        ),
        migrations.AddField('accessevent', 'signature', SignatureField(**AS_NOW)),
        migrations.CreateModel(
            name='LogBlock',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('sealed_at', models.DateTimeField(db_index=True)),
                ('form', models.PositiveSmallIntegerField()),
                ('lines', models.PositiveIntegerField()),
                ('lines_root', models.CharField(max_length=64)),
                ('subjects', models.PositiveIntegerField()),
                ('heads_root', models.CharField(max_length=64)),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SealedLine',
            fields=[
                ('line', models.BigIntegerField(primary_key=True, serialize=False)),
                ('leaf', models.BinaryField(max_length=32)),
                ('block', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='sealed', to='audit.logblock')),
            ],
            options={
                'indexes': [models.Index(fields=['block', 'line'], name='audit_sealedline_order')],
            },
        ),
        migrations.CreateModel(
            name='SubjectHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=20)),
                ('place', models.PositiveIntegerField()),
                ('count', models.PositiveBigIntegerField()),
                ('head', models.CharField(max_length=64)),
                ('block', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heads', to='audit.logblock')),
                ('pilot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.pilot')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('place', 'block'), name='audit_subjecthead_one_per_block')],
            },
        ),
        migrations.AddIndex(
            model_name='accessevent',
            index=models.Index(condition=models.Q(('subject', ''), _negated=True), fields=['pilot', 'subject', 'at'], name='audit_accessevent_of_someone'),
        ),
        migrations.AddIndex(
            model_name='accessevent',
            index=models.Index(fields=['user', 'at'], name='audit_accessevent_by_someone'),
        ),
        migrations.AddIndex(
            model_name='accessevent',
            index=models.Index(fields=['act', 'at'], name='audit_accessevent_of_an_act'),
        ),
        migrations.AddIndex(
            model_name='accessevent',
            index=models.Index(fields=['outcome', 'at'], name='audit_accessevent_outcome'),
        ),
    ])]

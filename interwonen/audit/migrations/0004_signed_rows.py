from django.db import migrations

from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0003_log_blocks'),
    ]

    operations = [migrations.AddField('accessevent', 'signature', SignatureField(**AS_NOW))]

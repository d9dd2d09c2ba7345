from django.db import migrations

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicalidentity historicalinvitation historicalmembership historicalorganisation historicaluser
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_identities'),
    ]

    operations = [
        AtOnce([
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ])
    ]

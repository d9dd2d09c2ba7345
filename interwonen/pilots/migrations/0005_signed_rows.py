from django.db import migrations

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicalcapacitystep historicalfundingamount historicalfundingline
historicallocationassessment historicallocationfinding historicalopeninghours
historicalpilot historicalquestion historicalterm
"""


class Migration(migrations.Migration):

    dependencies = [
        ('pilots', '0004_moves_shown'),
    ]

    operations = [
        AtOnce([
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ])
    ]

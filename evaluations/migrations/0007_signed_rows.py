from django.db import migrations

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicalactionpoint historicalattendance historicalcommitment historicalcontribution
historicalcouncilquestion historicalcouncilreport historicalevaluationmoment
historicalfinding historicalreportcomment historicalreportparagraph historicalresidentwords
"""


class Migration(migrations.Migration):

    dependencies = [
        ('evaluations', '0006_rights_reminded'),
    ]

    operations = [
        AtOnce([
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ])
    ]

from django.db import migrations, models

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
        ('evaluations', '0005_reports_reminded'),
    ]

    operations = [AtOnce([
        *(
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ),
        migrations.AlterField(
            model_name='reminder',
            name='subject',
            field=models.CharField(choices=[('assessment', 'Self-reliance assessments'), ('review', 'Progress reviews'), ('point', 'Action points of an evaluation moment'), ('commitment', 'Commitments'), ('moment', 'Evaluation moments'), ('minutes', 'Minutes for a second look'), ('location', 'Location assessment'), ('council', 'Questions of the council'), ('to_write', 'Reports to the council to write'), ('to_approve', 'Reports to the council to read and approve'), ('to_publish', 'Reports to the council to publish'), ('rights', 'Requests of residents about their own data'), ('destruction', 'Records to destroy that wait for a second person'), ('hold', 'Records that are kept longer, to look at again')], max_length=12, verbose_name='subject'),
        ),
    ])]

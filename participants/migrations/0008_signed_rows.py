from django.db import migrations

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicalagreedstatement historicalagreement historicalanswer historicalassessment
historicalassessmentscore historicalassignment historicalavailability historicalbarrier
historicalbarrierstatus historicalcalendarfeed historicalchecklist historicaldwelling
historicalexit historicalexitplan historicalfollowup historicalgoal historicalgoalstep
historicalemergencyaccess historicalhandover historicalincident historicalincident_reported_to historicalinspection
historicalneighbourhoodsignal historicalparticipant historicalplacement
historicalplacementproposal historicalprogressreview historicalreferral
historicalreferral_causes historicalreturn historicalsessionseries historicalsupportsession
historicalsupportsession_goals historicalsupportsession_life_domains historicalunmetrequest
historicalvacancycorrection
"""


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0007_emergency_accesses'),
    ]

    operations = [
        AtOnce([
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ])
    ]

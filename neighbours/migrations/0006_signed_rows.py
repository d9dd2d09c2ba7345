from django.db import migrations, models

from interwonen.core.migrating import AtOnce
from interwonen.core.signatures import SignatureField

AS_NOW = {'default': '', 'editable': False, 'max_length': 64, 'verbose_name': 'signature'}
MODELS = """
historicaladdress historicalannouncement historicalboardagreement historicalboardmeeting
historicalboardmeeting_attended historicalboardmember historicalcall
historicalconsultationhour historicalconsultationhour_staff historicalcontactpoint
historicalenquirer historicalenquiry historicalenquirynote historicalenquirystep
historicalfollowlink historicallettercopy historicalletterround historicallettertext
historicalquestionasked historicalreply historicalstandardanswer historicalsupportpointday
historicalsupportpointday_staff historicalsurveyanswer historicalsurveyform
historicalsurveyround historicalwalkin
"""


class Migration(migrations.Migration):

    dependencies = [
        ('neighbours', '0005_tries_to_call_back'),
    ]

    operations = [
        AtOnce([
            migrations.AddField(name, 'signature', SignatureField(**AS_NOW))
            for name in MODELS.split()
        ]),
        migrations.AlterField(
            model_name='followlink',
            name='secret_hash',
            field=models.CharField(editable=False, max_length=64, unique=True, verbose_name='secret, hashed'),
        ),
    ]

"""Letters, addresses, consultation hours, the survey, the sounding board and the public page.

What was known of an enquiry is carried over: who asks into a row of its own, outside the history,
and the closing into a step.
"""

import re

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import interwonen.core.withdrawals
import interwonen.pilots.models
import neighbours.models.surveys
from interwonen.core import clock
from interwonen.core.migrating import AtOnce

# What stands as the text of a closing that had none.
CLOSED = "Afgehandeld."
HISTORIES = [
    "address", "announcement", "boardagreement", "boardmeeting", "boardmember", "call",
    "consultationhour", "contactpoint", "enquirer", "enquirynote", "enquirystep", "followlink",
    "lettercopy", "letterround", "lettertext", "questionasked", "standardanswer",
    "surveyanswer", "surveyform", "surveyround",
]


def history_fields():
    """The columns that every history has."""
    kinds = [("+", "Created"), ("~", "Changed"), ("-", "Deleted")]
    return [
        ("history_id", models.AutoField(primary_key=True, serialize=False)),
        ("history_date", models.DateTimeField(db_index=True)),
        ("history_change_reason", models.CharField(max_length=100, null=True)),
        ("history_type", models.CharField(choices=kinds, max_length=1)),
    ]


def history_of(one, many):
    """How a history is called and ordered."""
    order = ("history_date", "history_id")
    options = {"ordering": tuple(f"-{name}" for name in order), "get_latest_by": order}
    names = {"verbose_name": one, "verbose_name_plural": many}
    bases = (simple_history.models.HistoricalChanges, models.Model)
    return {"options": {**names, **options}, "bases": bases}


def carry_over(apps, schema_editor):
    """Give who asked and the closing of each enquiry the rows that they have now."""
    enquirers = apps.get_model("neighbours", "Enquirer").objects
    for enquiry in apps.get_model("neighbours", "Enquiry").objects.order_by("pk"):
        name, details = enquiry.contact_name, enquiry.contact_details.strip()
        if name or details:
            is_email = re.fullmatch(r"[^\s@]+@[^\s@]+", details) is not None
            where = {"email": details} if is_email else {"phone": details[:50]}
            enquirers.create(enquiry=enquiry, name=name, **where)
        if enquiry.closed_on:
            _carry_closing(apps, enquiry)


def _carry_closing(apps, enquiry):
    closing = {
        "enquiry_id": enquiry.pk,
        "came_from": "reported",
        "status": "done",
        "taken_on": enquiry.closed_on,
        "taken_by_id": enquiry.closed_by_id,
        "text": enquiry.closing_note or CLOSED,
        "due_on": enquiry.due_on,
    }
    step = apps.get_model("neighbours", "EnquiryStep").objects.create(**closing)
    apps.get_model("neighbours", "HistoricalEnquiryStep").objects.create(
        id=step.pk,
        **closing,
        history_date=clock.now(),
        history_type="+",
        history_user_id=enquiry.closed_by_id,
        history_change_reason="",
    )


class Migration(migrations.Migration):

    dependencies = [
        ('neighbours', '0002_withdrawn'),
        ('pilots', '0002_decision'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    added = [
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('street', models.CharField(max_length=100, verbose_name='street')),
                ('house_number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99999)], verbose_name='house number')),
                ('house_letter', models.CharField(blank=True, max_length=1, validators=[django.core.validators.RegexValidator('^[A-Z]?\\Z')], verbose_name='house letter')),
                ('addition', models.CharField(blank=True, max_length=4, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9]*\\Z')], verbose_name='addition')),
                ('postcode', models.CharField(max_length=6, validators=[django.core.validators.RegexValidator('^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}\\Z')], verbose_name='postcode')),
                ('place', models.CharField(max_length=80, verbose_name='place')),
                ('ring', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Ring 1: next to it'), (2, 'Ring 2: the same street or block'), (3, 'Ring 3: the neighbourhood around it')], null=True, verbose_name='ring')),
                ('addressee', models.CharField(blank=True, max_length=100, verbose_name='addressee')),
                ('no_letters_since', models.DateField(blank=True, null=True, verbose_name='no letters since')),
                ('no_letters_because', models.CharField(blank=True, max_length=200, verbose_name='why no letters')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'address',
                'verbose_name_plural': 'addresses',
                'ordering': ['street', 'house_number', 'house_letter', 'addition', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='AddressUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uploaded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), db_index=True)),
                ('file_name', models.CharField(max_length=100)),
                ('header', models.JSONField()),
                ('rows', models.JSONField()),
                ('columns', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_on', models.DateField(verbose_name='told on')),
                ('audience', models.CharField(choices=[('neighbours', 'Neighbours, otherwise than by letter'), ('council', 'The council'), ('press', 'The press'), ('residents', 'Residents'), ('partners', 'Partners')], max_length=10, verbose_name='who were told')),
                ('about', models.CharField(choices=[('start', 'The start'), ('growth', 'Growth'), ('other', 'Something else')], max_length=6, verbose_name='what it was about')),
                ('how', models.CharField(max_length=100, verbose_name='how they were told')),
                ('what', models.TextField(max_length=1000, verbose_name='what they were told')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'announcement',
                'ordering': ['told_on', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='BoardAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=300, verbose_name='what was agreed')),
                ('owner', models.CharField(max_length=100, verbose_name='who does it')),
                ('due_on', models.DateField(verbose_name='at the latest on')),
                ('outcome', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('not_kept', 'Not kept')], default='open', editable=False, max_length=8, verbose_name='kept or not')),
                ('settled_on', models.DateField(blank=True, editable=False, null=True, verbose_name='known on')),
                ('settled_note', models.TextField(blank=True, editable=False, verbose_name='what was done')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'agreement of the sounding board',
                'verbose_name_plural': 'agreements of the sounding board',
                'ordering': ['due_on', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='BoardMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='date')),
                ('starts_at', models.TimeField(verbose_name='from')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('agenda', models.TextField(blank=True, verbose_name='agenda')),
                ('is_held', models.BooleanField(default=False, editable=False, verbose_name='held')),
                ('notes', models.TextField(blank=True, max_length=10000, verbose_name='notes')),
                ('published_on', models.DateField(blank=True, editable=False, null=True, verbose_name='published on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'meeting of the sounding board',
                'verbose_name_plural': 'meetings of the sounding board',
                'ordering': ['-day', '-starts_at'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='BoardMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='name')),
                ('contact_details', models.CharField(blank=True, max_length=200, verbose_name='telephone or e-mail')),
                ('joined_on', models.DateField(verbose_name='on the board from')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='on the board until')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'member of the sounding board',
                'verbose_name_plural': 'members of the sounding board',
                'ordering': ['role__position', 'joined_on', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('booked', 'Appointment'), ('taken', 'Answered the telephone'), ('missed', 'Missed'), ('call_back', 'To call back')], max_length=9, verbose_name='how it went')),
                ('slot_at', models.TimeField(blank=True, null=True, verbose_name='appointment at')),
                ('came_at', models.TimeField(blank=True, null=True, verbose_name='time of the call')),
                ('caller_name', models.CharField(blank=True, max_length=100, verbose_name='name')),
                ('telephone', models.CharField(blank=True, max_length=16, verbose_name='telephone number')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what was asked and said')),
                ('called_back_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='called back at')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'call',
                'verbose_name_plural': 'calls',
                'ordering': ['hour', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='ConsultationHour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='date')),
                ('opens_at', models.TimeField(verbose_name='from')),
                ('closes_at', models.TimeField(verbose_name='until')),
                ('slot_minutes', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(60)], verbose_name='minutes for each call')),
                ('telephone', models.CharField(blank=True, max_length=16, verbose_name='telephone number')),
                ('cancelled_because', models.CharField(blank=True, max_length=100, verbose_name='does not go on because')),
            ],
            options={
                'verbose_name': 'consultation hour',
                'verbose_name_plural': 'consultation hours',
                'ordering': ['day', 'opens_at'],
            },
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('desk_name', models.CharField(max_length=100, verbose_name='name of the contact point')),
                ('phone', models.CharField(max_length=16, verbose_name='telephone')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('visiting_address', models.CharField(max_length=200, verbose_name='address of the support point')),
                ('return_address', models.CharField(max_length=100, verbose_name='return address')),
                ('signatory_name', models.CharField(max_length=100, verbose_name='who signs letters')),
                ('signatory_function', models.CharField(max_length=100, verbose_name='function of who signs')),
                ('complaint_text', models.TextField(max_length=2000, verbose_name='where to complain')),
                ('privacy_text', models.TextField(max_length=2000, verbose_name='what we keep, and how long')),
                ('window', models.CharField(choices=[('left', 'at the left'), ('right', 'at the right')], default='right', max_length=5, verbose_name='window of the envelopes')),
                ('is_published', models.BooleanField(default=False, verbose_name='page for neighbours switched on')),
            ],
            options={
                'verbose_name': 'contact point',
            },
        ),
        migrations.CreateModel(
            name='Enquirer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='name of the neighbour')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('phone', models.CharField(blank=True, max_length=50, verbose_name='telephone')),
                ('removed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='data removed on')),
            ],
            options={
                'verbose_name': 'data of the neighbour',
            },
        ),
        migrations.CreateModel(
            name='EnquiryNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noted_on', models.DateField(verbose_name='date')),
                ('reopenings', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='times opened again')),
                ('text', models.TextField(max_length=10000, verbose_name='note')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'note',
                'ordering': ['pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='EnquiryStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came_from', models.CharField(choices=[('reported', 'Received'), ('in_progress', 'Being dealt with'), ('waiting', 'Waiting for the neighbour'), ('forwarded', 'Passed on'), ('done', 'Closed'), ('reopened', 'Opened again'), ('withdrawn', 'Withdrawn')], editable=False, max_length=11, verbose_name='came from')),
                ('status', models.CharField(choices=[('reported', 'Received'), ('in_progress', 'Being dealt with'), ('waiting', 'Waiting for the neighbour'), ('forwarded', 'Passed on'), ('done', 'Closed'), ('reopened', 'Opened again'), ('withdrawn', 'Withdrawn')], max_length=11, verbose_name='status')),
                ('taken_on', models.DateField(verbose_name='date')),
                ('text', models.TextField(blank=True, max_length=10000, verbose_name='text')),
                ('forwarded_to', models.CharField(blank=True, max_length=100, verbose_name='passed on to')),
                ('external_reference', models.CharField(blank=True, max_length=100, verbose_name='their number or reference')),
                ('due_on', models.DateField(editable=False, verbose_name='answer before the end of')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'step',
                'ordering': ['pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='FollowLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('made_on', models.DateField(editable=False, verbose_name='made on')),
            ],
            options={
                'verbose_name': 'link to follow an enquiry',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAddress',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('street', models.CharField(max_length=100, verbose_name='street')),
                ('house_number', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99999)], verbose_name='house number')),
                ('house_letter', models.CharField(blank=True, max_length=1, validators=[django.core.validators.RegexValidator('^[A-Z]?\\Z')], verbose_name='house letter')),
                ('addition', models.CharField(blank=True, max_length=4, validators=[django.core.validators.RegexValidator('^[A-Za-z0-9]*\\Z')], verbose_name='addition')),
                ('postcode', models.CharField(max_length=6, validators=[django.core.validators.RegexValidator('^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}\\Z')], verbose_name='postcode')),
                ('place', models.CharField(max_length=80, verbose_name='place')),
                ('ring', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Ring 1: next to it'), (2, 'Ring 2: the same street or block'), (3, 'Ring 3: the neighbourhood around it')], null=True, verbose_name='ring')),
                ('addressee', models.CharField(blank=True, max_length=100, verbose_name='addressee')),
                ('no_letters_since', models.DateField(blank=True, null=True, verbose_name='no letters since')),
                ('no_letters_because', models.CharField(blank=True, max_length=200, verbose_name='why no letters')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical address', 'historical addresses'),
        ),
        migrations.CreateModel(
            name='HistoricalAnnouncement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('told_on', models.DateField(verbose_name='told on')),
                ('audience', models.CharField(choices=[('neighbours', 'Neighbours, otherwise than by letter'), ('council', 'The council'), ('press', 'The press'), ('residents', 'Residents'), ('partners', 'Partners')], max_length=10, verbose_name='who were told')),
                ('about', models.CharField(choices=[('start', 'The start'), ('growth', 'Growth'), ('other', 'Something else')], max_length=6, verbose_name='what it was about')),
                ('how', models.CharField(max_length=100, verbose_name='how they were told')),
                ('what', models.TextField(max_length=1000, verbose_name='what they were told')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical announcement', 'historical announcements'),
        ),
        migrations.CreateModel(
            name='HistoricalBoardAgreement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('what', models.CharField(max_length=300, verbose_name='what was agreed')),
                ('owner', models.CharField(max_length=100, verbose_name='who does it')),
                ('due_on', models.DateField(verbose_name='at the latest on')),
                ('outcome', models.CharField(choices=[('open', 'Open'), ('kept', 'Kept'), ('not_kept', 'Not kept')], default='open', editable=False, max_length=8, verbose_name='kept or not')),
                ('settled_on', models.DateField(blank=True, editable=False, null=True, verbose_name='known on')),
                ('settled_note', models.TextField(blank=True, editable=False, verbose_name='what was done')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical agreement of the sounding board', 'historical agreements of the sounding board'),
        ),
        migrations.CreateModel(
            name='HistoricalBoardMeeting',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('day', models.DateField(verbose_name='date')),
                ('starts_at', models.TimeField(verbose_name='from')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('agenda', models.TextField(blank=True, verbose_name='agenda')),
                ('is_held', models.BooleanField(default=False, editable=False, verbose_name='held')),
                ('notes', models.TextField(blank=True, max_length=10000, verbose_name='notes')),
                ('published_on', models.DateField(blank=True, editable=False, null=True, verbose_name='published on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical meeting of the sounding board', 'historical meetings of the sounding board'),
        ),
        migrations.CreateModel(
            name='HistoricalBoardMeeting_attended',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalBoardMeeting_attended',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalBoardMember',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('joined_on', models.DateField(verbose_name='on the board from')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='on the board until')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical member of the sounding board', 'historical members of the sounding board'),
        ),
        migrations.CreateModel(
            name='HistoricalCall',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('booked', 'Appointment'), ('taken', 'Answered the telephone'), ('missed', 'Missed'), ('call_back', 'To call back')], max_length=9, verbose_name='how it went')),
                ('slot_at', models.TimeField(blank=True, null=True, verbose_name='appointment at')),
                ('came_at', models.TimeField(blank=True, null=True, verbose_name='time of the call')),
                ('note', models.TextField(blank=True, max_length=1000, verbose_name='what was asked and said')),
                ('called_back_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='called back at')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical call', 'historical calls'),
        ),
        migrations.CreateModel(
            name='HistoricalConsultationHour',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('day', models.DateField(verbose_name='date')),
                ('opens_at', models.TimeField(verbose_name='from')),
                ('closes_at', models.TimeField(verbose_name='until')),
                ('slot_minutes', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(5), django.core.validators.MaxValueValidator(60)], verbose_name='minutes for each call')),
                ('telephone', models.CharField(blank=True, max_length=16, verbose_name='telephone number')),
                ('cancelled_because', models.CharField(blank=True, max_length=100, verbose_name='does not go on because')),
                *history_fields(),
            ],
            **history_of('historical consultation hour', 'historical consultation hours'),
        ),
        migrations.CreateModel(
            name='HistoricalConsultationHour_staff',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name': 'HistoricalConsultationHour_staff',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalContactPoint',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('desk_name', models.CharField(max_length=100, verbose_name='name of the contact point')),
                ('phone', models.CharField(max_length=16, verbose_name='telephone')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('visiting_address', models.CharField(max_length=200, verbose_name='address of the support point')),
                ('return_address', models.CharField(max_length=100, verbose_name='return address')),
                ('signatory_name', models.CharField(max_length=100, verbose_name='who signs letters')),
                ('signatory_function', models.CharField(max_length=100, verbose_name='function of who signs')),
                ('complaint_text', models.TextField(max_length=2000, verbose_name='where to complain')),
                ('privacy_text', models.TextField(max_length=2000, verbose_name='what we keep, and how long')),
                ('window', models.CharField(choices=[('left', 'at the left'), ('right', 'at the right')], default='right', max_length=5, verbose_name='window of the envelopes')),
                ('is_published', models.BooleanField(default=False, verbose_name='page for neighbours switched on')),
                *history_fields(),
            ],
            **history_of('historical contact point', 'historical contact points'),
        ),
        migrations.CreateModel(
            name='HistoricalEnquirer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('removed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='data removed on')),
                *history_fields(),
            ],
            **history_of('historical data of the neighbour', 'historical data of the neighbours'),
        ),
        migrations.CreateModel(
            name='HistoricalEnquiryNote',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('noted_on', models.DateField(verbose_name='date')),
                ('reopenings', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='times opened again')),
                ('text', models.TextField(max_length=10000, verbose_name='note')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical note', 'historical notes'),
        ),
        migrations.CreateModel(
            name='HistoricalEnquiryStep',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('came_from', models.CharField(choices=[('reported', 'Received'), ('in_progress', 'Being dealt with'), ('waiting', 'Waiting for the neighbour'), ('forwarded', 'Passed on'), ('done', 'Closed'), ('reopened', 'Opened again'), ('withdrawn', 'Withdrawn')], editable=False, max_length=11, verbose_name='came from')),
                ('status', models.CharField(choices=[('reported', 'Received'), ('in_progress', 'Being dealt with'), ('waiting', 'Waiting for the neighbour'), ('forwarded', 'Passed on'), ('done', 'Closed'), ('reopened', 'Opened again'), ('withdrawn', 'Withdrawn')], max_length=11, verbose_name='status')),
                ('taken_on', models.DateField(verbose_name='date')),
                ('text', models.TextField(blank=True, max_length=10000, verbose_name='text')),
                ('forwarded_to', models.CharField(blank=True, max_length=100, verbose_name='passed on to')),
                ('external_reference', models.CharField(blank=True, max_length=100, verbose_name='their number or reference')),
                ('due_on', models.DateField(editable=False, verbose_name='answer before the end of')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical step', 'historical steps'),
        ),
        migrations.CreateModel(
            name='HistoricalFollowLink',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('made_on', models.DateField(editable=False, verbose_name='made on')),
                *history_fields(),
            ],
            **history_of('historical link to follow an enquiry', 'historical link to follow an enquirys'),
        ),
        migrations.CreateModel(
            name='HistoricalLetterCopy',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('lines', models.TextField(verbose_name='lines as printed')),
                ('returned_on', models.DateField(blank=True, null=True, verbose_name='came back on')),
                ('returned_because', models.CharField(blank=True, choices=[('moved', 'Moved'), ('unknown', 'Address unknown'), ('refused', 'Refused'), ('vacant', 'Nobody lives there'), ('other', 'Another reason')], max_length=7, verbose_name='why it came back')),
                *history_fields(),
            ],
            **history_of('historical letter to an address', 'historical letters to addresses'),
        ),
        migrations.CreateModel(
            name='HistoricalLetterRound',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False, verbose_name='number')),
                ('purpose', models.CharField(choices=[('start', 'The start'), ('growth', 'Growth'), ('survey', 'Questions to the neighbourhood'), ('other', 'Something else')], max_length=6, verbose_name='what it is about')),
                ('subject', models.CharField(max_length=120, verbose_name='subject line')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='date of the letter')),
                ('reference', models.CharField(max_length=40, verbose_name='reference')),
                ('furthest_ring', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Ring 1: next to it'), (2, 'Ring 2: the same street or block'), (3, 'Ring 3: the neighbourhood around it')], null=True, verbose_name='to which addresses')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent on')),
                ('sent_with', models.JSONField(blank=True, default=dict, editable=False, verbose_name='letterhead as it was sent')),
                ('sent_text', models.TextField(blank=True, editable=False, verbose_name='text as it was sent')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical letter', 'historical letters'),
        ),
        migrations.CreateModel(
            name='HistoricalLetterText',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('body', models.TextField(max_length=8000, verbose_name='text')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
                *history_fields(),
            ],
            **history_of('historical text of a letter', 'historical text of a letters'),
        ),
        migrations.CreateModel(
            name='HistoricalQuestionAsked',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('question', models.CharField(max_length=200, verbose_name='question')),
                ('answer', models.TextField(max_length=2000, verbose_name='answer')),
                ('position', models.PositiveSmallIntegerField(editable=False, verbose_name='place in the row')),
                ('is_shown', models.BooleanField(default=True, verbose_name='on the page for neighbours')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical frequently asked question', 'historical frequently asked questions'),
        ),
        migrations.CreateModel(
            name='HistoricalStandardAnswer',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('text', models.TextField(max_length=10000, verbose_name='text')),
                ('about_who_lives', models.BooleanField(default=False, verbose_name='for who asks who lives somewhere')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical standard answer', 'historical standard answers'),
        ),
        migrations.CreateModel(
            name='HistoricalSurveyAnswer',
            fields=[
                ('id', models.BigIntegerField(db_index=True, default=neighbours.models.surveys.random_key, editable=False)),
                ('text', models.TextField(blank=True, verbose_name='in their own words')),
                *history_fields(),
            ],
            **history_of('historical answer in the survey', 'historical answers in the survey'),
        ),
        migrations.CreateModel(
            name='HistoricalSurveyForm',
            fields=[
                ('id', models.BigIntegerField(db_index=True, default=neighbours.models.surveys.random_key, editable=False)),
                ('source', models.CharField(choices=[('paper', 'On paper'), ('web', 'On the web')], editable=False, max_length=5, verbose_name='how it came in')),
                ('entered_on', models.DateField(editable=False, verbose_name='day')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical form of the survey', 'historical forms of the survey'),
        ),
        migrations.CreateModel(
            name='HistoricalSurveyRound',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='number')),
                ('moment', models.CharField(choices=[('before', 'Baseline, before the start'), ('half_way', 'Half-way'), ('end', 'At the end'), ('other', 'In between')], max_length=10, verbose_name='moment')),
                ('opens_on', models.DateField(verbose_name='first day')),
                ('closes_on', models.DateField(verbose_name='last day')),
                ('code', models.CharField(db_index=True, editable=False, max_length=6, verbose_name='code')),
                ('version', models.CharField(editable=False, max_length=20, verbose_name='version of the questions')),
                ('completed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='completed on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
                *history_fields(),
            ],
            **history_of('historical round of the survey', 'historical rounds of the survey'),
        ),
        migrations.CreateModel(
            name='LetterCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lines', models.TextField(verbose_name='lines as printed')),
                ('returned_on', models.DateField(blank=True, null=True, verbose_name='came back on')),
                ('returned_because', models.CharField(blank=True, choices=[('moved', 'Moved'), ('unknown', 'Address unknown'), ('refused', 'Refused'), ('vacant', 'Nobody lives there'), ('other', 'Another reason')], max_length=7, verbose_name='why it came back')),
            ],
            options={
                'verbose_name': 'letter to an address',
                'verbose_name_plural': 'letters to addresses',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LetterRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(editable=False, verbose_name='number')),
                ('purpose', models.CharField(choices=[('start', 'The start'), ('growth', 'Growth'), ('survey', 'Questions to the neighbourhood'), ('other', 'Something else')], max_length=6, verbose_name='what it is about')),
                ('subject', models.CharField(max_length=120, verbose_name='subject line')),
                ('dated_on', models.DateField(blank=True, null=True, verbose_name='date of the letter')),
                ('reference', models.CharField(max_length=40, verbose_name='reference')),
                ('furthest_ring', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Ring 1: next to it'), (2, 'Ring 2: the same street or block'), (3, 'Ring 3: the neighbourhood around it')], null=True, verbose_name='to which addresses')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent on')),
                ('sent_with', models.JSONField(blank=True, default=dict, editable=False, verbose_name='letterhead as it was sent')),
                ('sent_text', models.TextField(blank=True, editable=False, verbose_name='text as it was sent')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'letter',
                'ordering': ['-number'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='LetterText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('body', models.TextField(max_length=8000, verbose_name='text')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
            ],
            options={
                'verbose_name': 'text of a letter',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='QuestionAsked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=200, verbose_name='question')),
                ('answer', models.TextField(max_length=2000, verbose_name='answer')),
                ('position', models.PositiveSmallIntegerField(editable=False, verbose_name='place in the row')),
                ('is_shown', models.BooleanField(default=True, verbose_name='on the page for neighbours')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'frequently asked question',
                'verbose_name_plural': 'frequently asked questions',
                'ordering': ['position', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='StandardAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100, verbose_name='title')),
                ('text', models.TextField(max_length=10000, verbose_name='text')),
                ('about_who_lives', models.BooleanField(default=False, verbose_name='for who asks who lives somewhere')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'standard answer',
                'ordering': ['title', 'pk'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.BigIntegerField(default=neighbours.models.surveys.random_key, editable=False, primary_key=True, serialize=False)),
                ('text', models.TextField(blank=True, verbose_name='in their own words')),
            ],
            options={
                'verbose_name': 'answer in the survey',
                'verbose_name_plural': 'answers in the survey',
                'ordering': ['form', 'question__position'],
            },
        ),
        migrations.CreateModel(
            name='SurveyForm',
            fields=[
                ('id', models.BigIntegerField(default=neighbours.models.surveys.random_key, editable=False, primary_key=True, serialize=False)),
                ('source', models.CharField(choices=[('paper', 'On paper'), ('web', 'On the web')], editable=False, max_length=5, verbose_name='how it came in')),
                ('entered_on', models.DateField(editable=False, verbose_name='day')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'form of the survey',
                'verbose_name_plural': 'forms of the survey',
                'ordering': ['id'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.CreateModel(
            name='SurveyRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(editable=False, verbose_name='number')),
                ('moment', models.CharField(choices=[('before', 'Baseline, before the start'), ('half_way', 'Half-way'), ('end', 'At the end'), ('other', 'In between')], max_length=10, verbose_name='moment')),
                ('opens_on', models.DateField(verbose_name='first day')),
                ('closes_on', models.DateField(verbose_name='last day')),
                ('code', models.CharField(editable=False, max_length=6, unique=True, verbose_name='code')),
                ('version', models.CharField(editable=False, max_length=20, verbose_name='version of the questions')),
                ('completed_on', models.DateField(blank=True, editable=False, null=True, verbose_name='completed on')),
                ('withdrawn_because', models.CharField(blank=True, max_length=100, verbose_name='withdrawn because')),
            ],
            options={
                'verbose_name': 'round of the survey',
                'verbose_name_plural': 'rounds of the survey',
                'ordering': ['-number'],
            },
            bases=(interwonen.core.withdrawals.MayBeWithdrawn, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name='enquiry',
            name='neighbours_enquiry_closed_by_someone',
        ),
        migrations.AddField(
            model_name='enquiry',
            name='asks_who_lives',
            field=models.BooleanField(default=False, verbose_name='asks who lives somewhere'),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='assigned_to',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who deals with it'),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='same_as',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='others', to='neighbours.enquiry', verbose_name='about the same as'),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='solved_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='solved, said the neighbour on'),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='validity',
            field=interwonen.pilots.models.TermField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='what we found', vocabulary='validity'),
        ),
        migrations.AddField(
            model_name='historicalenquiry',
            name='asks_who_lives',
            field=models.BooleanField(default=False, verbose_name='asks who lives somewhere'),
        ),
        migrations.AddField(
            model_name='historicalenquiry',
            name='assigned_to',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who deals with it'),
        ),
        migrations.AddField(
            model_name='historicalenquiry',
            name='same_as',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.enquiry', verbose_name='about the same as'),
        ),
        migrations.AddField(
            model_name='historicalenquiry',
            name='solved_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='solved, said the neighbour on'),
        ),
        migrations.AddField(
            model_name='historicalenquiry',
            name='validity',
            field=interwonen.pilots.models.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='what we found', vocabulary='validity'),
        ),
        migrations.AddField(
            model_name='historicalreply',
            name='given_with',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.reply', verbose_name='given with the answer'),
        ),
        migrations.AddField(
            model_name='historicalreply',
            name='reopenings',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='times opened again'),
        ),
        migrations.AddField(
            model_name='reply',
            name='given_with',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='neighbours.reply', verbose_name='given with the answer'),
        ),
        migrations.AddField(
            model_name='reply',
            name='reopenings',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='times opened again'),
        ),
        migrations.AddField(
            model_name='address',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='addressupload',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='pilots.pilot'),
        ),
        migrations.AddField(
            model_name='addressupload',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='announcement',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='announcements', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='boardmeeting',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='board_meetings', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='boardmeeting',
            name='published_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='boardagreement',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='neighbours.boardmeeting', verbose_name='meeting of the sounding board'),
        ),
        migrations.AddField(
            model_name='boardmember',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='board_members', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='boardmember',
            name='role',
            field=interwonen.pilots.models.TermField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='on behalf of', vocabulary='board_role'),
        ),
        migrations.AddField(
            model_name='boardmeeting',
            name='attended',
            field=models.ManyToManyField(blank=True, related_name='+', to='neighbours.boardmember', verbose_name='who was there'),
        ),
        migrations.AddField(
            model_name='call',
            name='called_back_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='called back by'),
        ),
        migrations.AddField(
            model_name='call',
            name='category',
            field=interwonen.pilots.models.TermField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='what it is about', vocabulary='report_category'),
        ),
        migrations.AddField(
            model_name='call',
            name='enquiry',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='call', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='call',
            name='kind',
            field=interwonen.pilots.models.TermField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='kind', vocabulary='contact_kind'),
        ),
        migrations.AddField(
            model_name='call',
            name='logged_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='consultationhour',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultation_hours', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='consultationhour',
            name='staff',
            field=models.ManyToManyField(blank=True, related_name='consultation_hours', to=settings.AUTH_USER_MODEL, verbose_name='who answers the telephone'),
        ),
        migrations.AddField(
            model_name='call',
            name='hour',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='neighbours.consultationhour', verbose_name='consultation hour'),
        ),
        migrations.AddField(
            model_name='contactpoint',
            name='pilot',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contact_point', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='enquirer',
            name='enquiry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contact', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='enquirynote',
            name='enquiry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='enquirynote',
            name='noted_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='enquirystep',
            name='enquiry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='enquirystep',
            name='taken_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='followlink',
            name='enquiry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_links', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='followlink',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        *(
            migrations.AddField(
                model_name=f'historical{name}',
                name='history_user',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
            )
            for name in HISTORIES
        ),
        migrations.AddField(
            model_name='historicaladdress',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalannouncement',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalboardagreement',
            name='meeting',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.boardmeeting', verbose_name='meeting of the sounding board'),
        ),
        migrations.AddField(
            model_name='historicalboardmeeting',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalboardmeeting',
            name='published_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='historicalboardmeeting_attended',
            name='boardmeeting',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.boardmeeting'),
        ),
        migrations.AddField(
            model_name='historicalboardmeeting_attended',
            name='boardmember',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.boardmember'),
        ),
        migrations.AddField(
            model_name='historicalboardmeeting_attended',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='neighbours.historicalboardmeeting'),
        ),
        migrations.AddField(
            model_name='historicalboardmember',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalboardmember',
            name='role',
            field=interwonen.pilots.models.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='on behalf of', vocabulary='board_role'),
        ),
        migrations.AddField(
            model_name='historicalcall',
            name='called_back_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='called back by'),
        ),
        migrations.AddField(
            model_name='historicalcall',
            name='category',
            field=interwonen.pilots.models.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='what it is about', vocabulary='report_category'),
        ),
        migrations.AddField(
            model_name='historicalcall',
            name='enquiry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='historicalcall',
            name='hour',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.consultationhour', verbose_name='consultation hour'),
        ),
        migrations.AddField(
            model_name='historicalcall',
            name='kind',
            field=interwonen.pilots.models.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='kind', vocabulary='contact_kind'),
        ),
        migrations.AddField(
            model_name='historicalcall',
            name='logged_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='historicalconsultationhour',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalconsultationhour_staff',
            name='consultationhour',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.consultationhour'),
        ),
        migrations.AddField(
            model_name='historicalconsultationhour_staff',
            name='history',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='neighbours.historicalconsultationhour'),
        ),
        migrations.AddField(
            model_name='historicalconsultationhour_staff',
            name='user',
            field=models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalcontactpoint',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalenquirer',
            name='enquiry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='historicalenquirynote',
            name='enquiry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='historicalenquirynote',
            name='noted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='historicalenquirystep',
            name='enquiry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='historicalenquirystep',
            name='taken_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='historicalfollowlink',
            name='enquiry',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.enquiry', verbose_name='enquiry'),
        ),
        migrations.AddField(
            model_name='historicalfollowlink',
            name='made_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='historicallettercopy',
            name='address',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='historicalletterround',
            name='capacity_step',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.capacitystep', verbose_name='capacity decision'),
        ),
        migrations.AddField(
            model_name='historicalletterround',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalletterround',
            name='sent_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='marked as sent by'),
        ),
        migrations.AddField(
            model_name='historicallettertext',
            name='written_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='historicalquestionasked',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalstandardanswer',
            name='kind',
            field=interwonen.pilots.models.TermField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='for which kind', vocabulary='contact_kind'),
        ),
        migrations.AddField(
            model_name='historicalstandardanswer',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='historicalsurveyanswer',
            name='question',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='historicalsurveyanswer',
            name='value',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.term', verbose_name='answer'),
        ),
        migrations.AddField(
            model_name='historicalsurveyform',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='historicalsurveyround',
            name='pilot',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='lettercopy',
            name='address',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='neighbours.address', verbose_name='address'),
        ),
        migrations.AddField(
            model_name='letterround',
            name='capacity_step',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letter_rounds', to='pilots.capacitystep', verbose_name='capacity decision'),
        ),
        migrations.AddField(
            model_name='letterround',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letter_rounds', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='letterround',
            name='sent_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='marked as sent by'),
        ),
        migrations.AddField(
            model_name='lettercopy',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='neighbours.letterround', verbose_name='letter'),
        ),
        migrations.AddField(
            model_name='historicalsurveyround',
            name='letter_round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.letterround', verbose_name='went out with letter'),
        ),
        migrations.AddField(
            model_name='historicallettertext',
            name='round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.letterround', verbose_name='letter'),
        ),
        migrations.AddField(
            model_name='historicallettercopy',
            name='round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.letterround', verbose_name='letter'),
        ),
        migrations.AddField(
            model_name='enquiry',
            name='letter_round',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enquiries', to='neighbours.letterround', verbose_name='because of letter'),
        ),
        migrations.AddField(
            model_name='historicalenquiry',
            name='letter_round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.letterround', verbose_name='because of letter'),
        ),
        migrations.AddConstraint('enquiry', models.CheckConstraint(condition=models.Q(('same_as', models.F('pk')), _negated=True), name='neighbours_enquiry_not_the_same_as_itself')),
        migrations.AddConstraint('enquiry', models.CheckConstraint(condition=models.Func(models.F('validity'), models.Value('validity.'), function='STARTS_WITH', output_field=models.BooleanField()), name='neighbours_enquiry_validity_from_list')),
        migrations.AddField(
            model_name='lettertext',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='neighbours.letterround', verbose_name='letter'),
        ),
        migrations.AddField(
            model_name='lettertext',
            name='written_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='questionasked',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions_asked', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='standardanswer',
            name='kind',
            field=interwonen.pilots.models.TermField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='for which kind', vocabulary='contact_kind'),
        ),
        migrations.AddField(
            model_name='standardanswer',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standard_answers', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='surveyanswer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.question', verbose_name='question'),
        ),
        migrations.AddField(
            model_name='surveyanswer',
            name='value',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pilots.term', verbose_name='answer'),
        ),
        migrations.AddField(
            model_name='surveyform',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='surveyanswer',
            name='form',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='neighbours.surveyform', verbose_name='form'),
        ),
        migrations.AddField(
            model_name='historicalsurveyanswer',
            name='form',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.surveyform', verbose_name='form'),
        ),
        migrations.AddField(
            model_name='surveyround',
            name='letter_round',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='survey_rounds', to='neighbours.letterround', verbose_name='went out with letter'),
        ),
        migrations.AddField(
            model_name='surveyround',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='survey_rounds', to='pilots.pilot', verbose_name='pilot'),
        ),
        migrations.AddField(
            model_name='surveyform',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forms', to='neighbours.surveyround', verbose_name='round'),
        ),
        migrations.AddField(
            model_name='historicalsurveyform',
            name='round',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='neighbours.surveyround', verbose_name='round'),
        ),
        migrations.AddConstraint('address', models.UniqueConstraint(models.F('pilot'), models.F('postcode'), models.F('house_number'), django.db.models.functions.text.Upper(django.db.models.functions.text.Concat('house_letter', 'addition')), condition=models.Q(('withdrawn_because', '')), name='neighbours_address_once')),
        migrations.AddConstraint('address', models.CheckConstraint(condition=models.Q(('postcode__regex', '^[1-9][0-9]{3}(?!SA|SD|SS)[A-Z]{2}$')), name='neighbours_address_postcode')),
        migrations.AddConstraint('address', models.CheckConstraint(condition=models.Q(('house_number__range', (1, 99999)), ('addition__regex', '^[A-Za-z0-9]*$'), ('house_letter__regex', '^[A-Z]?$')), name='neighbours_address_number')),
        migrations.AddConstraint('address', models.CheckConstraint(condition=models.Q(('ring', None), ('ring__range', (1, 3)), _connector='OR'), name='neighbours_address_known_ring')),
        migrations.AddConstraint('address', models.CheckConstraint(condition=models.Q(models.Q(('no_letters_because', ''), ('no_letters_since', None)), models.Q(('no_letters_since__isnull', False), ('no_letters_because__regex', '\\S')), _connector='OR'), name='neighbours_address_no_letters_says_why')),
        migrations.AddConstraint('address', models.CheckConstraint(condition=models.Q(('place__regex', '\\S'), ('street__regex', '\\S'), ('street__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'), ('place__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'), ('addressee__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='neighbours_address_is_written')),
        migrations.AddConstraint('address', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_address_withdrawal_says_why')),
        migrations.AddConstraint('announcement', models.CheckConstraint(condition=models.Q(('audience__in', ['neighbours', 'council', 'press', 'residents', 'partners'])), name='neighbours_announcement_known_audience')),
        migrations.AddConstraint('announcement', models.CheckConstraint(condition=models.Q(('about__in', ['start', 'growth', 'other'])), name='neighbours_announcement_known_subject')),
        migrations.AddConstraint('announcement', models.CheckConstraint(condition=models.Q(('how__regex', '\\S'), ('what__regex', '\\S'), ('how__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='neighbours_announcement_says_what')),
        migrations.AddConstraint('announcement', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('what'), 1000)), name='neighbours_announcement_text_length')),
        migrations.AddConstraint('announcement', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_announcement_withdrawal_says_why')),
        migrations.AddConstraint('boardagreement', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('settled_note'), 2000)), name='neighbours_boardagreement_text_length')),
        migrations.AddConstraint('boardagreement', models.CheckConstraint(condition=models.Q(('owner__regex', '\\S'), ('what__regex', '\\S')), name='neighbours_boardagreement_says_what_and_who')),
        migrations.AddConstraint('boardagreement', models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'open'), ('settled_note', ''), ('settled_on', None)), models.Q(('outcome__in', ['kept', 'not_kept']), ('settled_on__isnull', False), ('settled_note__regex', '\\S')), _connector='OR'), name='neighbours_boardagreement_settled_with_words')),
        migrations.AddConstraint('boardagreement', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_boardagreement_withdrawal_says_why')),
        migrations.AddConstraint('boardmember', models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='neighbours_boardmember_leaves_after_joining')),
        migrations.AddConstraint('boardmember', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), models.Q(('contact_details', ''), ('name', '')), _connector='OR'), name='neighbours_boardmember_withdrawn_without_name')),
        migrations.AddConstraint('boardmember', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_boardmember_withdrawal_says_why')),
        migrations.AddConstraint('boardmember', models.CheckConstraint(condition=models.Func(models.F('role'), models.Value('board_role.'), function='STARTS_WITH', output_field=models.BooleanField()), name='neighbours_boardmember_role_from_list')),
        migrations.AddConstraint('boardmeeting', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('agenda'), 2000)), name='neighbours_boardmeeting_text_length')),
        migrations.AddConstraint('boardmeeting', models.CheckConstraint(condition=models.Q(models.Q(('is_held', False), ('notes', '')), models.Q(('is_held', True), ('notes__regex', '\\S')), _connector='OR'), name='neighbours_boardmeeting_held_with_notes')),
        migrations.AddConstraint('boardmeeting', models.CheckConstraint(condition=models.Q(models.Q(('published_by', None), ('published_on', None)), models.Q(('is_held', True), ('published_by__isnull', False), ('published_on__gte', models.F('day')), ('withdrawn_because', '')), _connector='OR'), name='neighbours_boardmeeting_published_once_held')),
        migrations.AddConstraint('boardmeeting', models.UniqueConstraint(condition=models.Q(('withdrawn_because', '')), fields=('pilot', 'day', 'starts_at'), name='neighbours_boardmeeting_once')),
        migrations.AddConstraint('boardmeeting', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_boardmeeting_withdrawal_says_why')),
        migrations.AddConstraint('consultationhour', models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='neighbours_consultationhour_closes_after_opening')),
        migrations.AddConstraint('consultationhour', models.CheckConstraint(condition=models.Q(('slot_minutes__range', (5, 60))), name='neighbours_consultationhour_slot_minutes')),
        migrations.AddConstraint('consultationhour', models.CheckConstraint(condition=models.Q(('cancelled_because', ''), ('cancelled_because__regex', '\\S'), _connector='OR'), name='neighbours_consultationhour_cancelled_says_why')),
        migrations.AddConstraint('consultationhour', django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('cancelled_because', '')), expressions=[(models.Func(models.F('pilot'), models.F('pilot'), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Func(models.Func(models.F('day'), models.F('opens_at'), arg_joiner=' + ', template='(%(expressions)s)'), models.Func(models.F('day'), models.F('closes_at'), arg_joiner=' + ', template='(%(expressions)s)'), function='tsrange', output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField()), '&&')], name='neighbours_consultationhour_one_at_a_time')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Q(('outcome__in', ['booked', 'taken', 'missed', 'call_back'])), name='neighbours_call_known_outcome')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Q(models.Q(('came_at', None), ('outcome', 'booked'), ('slot_at__isnull', False)), models.Q(models.Q(('outcome', 'booked'), _negated=True), models.Q(('slot_at__isnull', False), ('came_at__isnull', False), _connector='OR')), _connector='OR'), name='neighbours_call_has_time')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Q(models.Q(('called_back_at', None), ('called_back_by', None)), models.Q(('called_back_at__isnull', False), ('called_back_by__isnull', False), ('outcome', 'call_back')), _connector='OR'), name='neighbours_call_called_back_by_someone')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Q(('enquiry', None), ('outcome__in', ['taken', 'call_back']), _connector='OR'), name='neighbours_call_enquiry_of_a_talk')),
        migrations.AddConstraint('call', models.UniqueConstraint(condition=models.Q(('withdrawn_because', '')), fields=('hour', 'slot_at'), name='neighbours_call_one_per_slot')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_call_withdrawal_says_why')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Func(models.F('kind'), models.Value('contact_kind.'), function='STARTS_WITH', output_field=models.BooleanField()), name='neighbours_call_kind_from_list')),
        migrations.AddConstraint('call', models.CheckConstraint(condition=models.Func(models.F('category'), models.Value('report_category.'), function='STARTS_WITH', output_field=models.BooleanField()), name='neighbours_call_category_from_list')),
        migrations.AddConstraint('contactpoint', models.CheckConstraint(condition=models.Q(('complaint_text__regex', '\\S'), ('desk_name__regex', '\\S'), ('privacy_text__regex', '\\S'), ('return_address__regex', '\\S'), ('signatory_function__regex', '\\S'), ('signatory_name__regex', '\\S'), ('visiting_address__regex', '\\S')), name='neighbours_contactpoint_is_complete')),
        migrations.AddConstraint('contactpoint', models.CheckConstraint(condition=models.Q(('phone__regex', '^\\+[1-9][0-9]{4,14}$')), name='neighbours_contactpoint_phone_is_number')),
        migrations.AddConstraint('contactpoint', models.CheckConstraint(condition=models.Q(('return_address__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'), ('visiting_address__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='neighbours_contactpoint_on_one_line')),
        migrations.AddConstraint('contactpoint', models.CheckConstraint(condition=models.Q(('window__in', ['left', 'right'])), name='neighbours_contactpoint_known_window')),
        migrations.AddConstraint('contactpoint', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('complaint_text'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('privacy_text'), 2000)), name='neighbours_contactpoint_text_length')),
        migrations.AddConstraint('enquirer', models.CheckConstraint(condition=models.Q(('removed_on', None), models.Q(('email', ''), ('name', ''), ('phone', '')), _connector='OR'), name='neighbours_enquirer_removed_is_empty')),
        migrations.AddConstraint('enquirynote', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_enquirynote_withdrawal_says_why')),
        migrations.AddConstraint('enquirystep', models.CheckConstraint(condition=models.Q(models.Q(('came_from', 'reported'), ('status__in', ['in_progress', 'waiting', 'forwarded', 'done'])), models.Q(('came_from', 'in_progress'), ('status__in', ['waiting', 'forwarded', 'done'])), models.Q(('came_from', 'waiting'), ('status__in', ['in_progress', 'forwarded', 'done'])), models.Q(('came_from', 'forwarded'), ('status__in', ['in_progress', 'waiting', 'done'])), models.Q(('came_from', 'done'), ('status__in', ['reopened'])), models.Q(('came_from', 'reopened'), ('status__in', ['in_progress', 'waiting', 'forwarded', 'done'])), _connector='OR'), name='neighbours_enquirystep_allowed')),
        migrations.AddConstraint('enquirystep', models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['waiting', 'done', 'reopened']), _negated=True), ('text__regex', '\\S'), _connector='OR'), name='neighbours_enquirystep_says_something')),
        migrations.AddConstraint('enquirystep', models.CheckConstraint(condition=models.Q(models.Q(('status', 'forwarded'), ('forwarded_to__regex', '\\S')), models.Q(models.Q(('status', 'forwarded'), _negated=True), ('external_reference', ''), ('forwarded_to', '')), _connector='OR'), name='neighbours_enquirystep_says_to_whom')),
        migrations.AddConstraint('enquirystep', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_enquirystep_withdrawal_says_why')),
        migrations.AddConstraint('letterround', models.UniqueConstraint(fields=('pilot', 'number'), name='neighbours_letterround_one_of_a_number')),
        migrations.AddConstraint('letterround', models.UniqueConstraint(condition=models.Q(('withdrawn_because', '')), fields=('capacity_step',), name='neighbours_letterround_one_per_decision')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(('purpose__in', ['start', 'growth', 'survey', 'other'])), name='neighbours_letterround_known_purpose')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(('capacity_step', None), ('purpose', 'growth'), _connector='OR'), name='neighbours_letterround_decision_on_growth')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(('reference__regex', '\\S'), ('subject__regex', '\\S'), ('subject__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'), ('reference__regex', '^[^\\u0001-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$')), name='neighbours_letterround_is_called_something')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(models.Q(('sent_by', None), ('sent_on', None), ('sent_text', '')), models.Q(('dated_on__isnull', False), ('sent_by__isnull', False), ('sent_on__isnull', False), ('withdrawn_because', ''), ('sent_text__regex', '\\S')), _connector='OR'), name='neighbours_letterround_sent_whole')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(('sent_on', None), ('sent_on__gte', models.F('dated_on')), _connector='OR'), name='neighbours_letterround_sent_after_its_date')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('sent_text'), 20000)), name='neighbours_letterround_text_length')),
        migrations.AddConstraint('letterround', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_letterround_withdrawal_says_why')),
        migrations.AddConstraint('lettercopy', models.UniqueConstraint(fields=('round', 'address'), name='neighbours_lettercopy_once_per_address')),
        migrations.AddConstraint('lettercopy', models.CheckConstraint(condition=models.Q(models.Q(('returned_because', ''), ('returned_on', None)), models.Q(('returned_because__in', ['moved', 'unknown', 'refused', 'vacant', 'other']), ('returned_on__isnull', False)), _connector='OR'), name='neighbours_lettercopy_returned_whole')),
        migrations.AddConstraint('lettertext', models.UniqueConstraint(fields=('round', 'number'), name='neighbours_lettertext_one_of_a_number')),
        migrations.AddConstraint('lettertext', models.CheckConstraint(condition=models.Q(('body__regex', '\\S')), name='neighbours_lettertext_says_something')),
        migrations.AddConstraint('lettertext', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('body'), 8000)), name='neighbours_lettertext_text_length')),
        migrations.AddConstraint('questionasked', models.CheckConstraint(condition=models.Q(('answer__regex', '\\S'), ('question__regex', '\\S')), name='neighbours_questionasked_is_answered')),
        migrations.AddConstraint('questionasked', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('answer'), 2000)), name='neighbours_questionasked_text_length')),
        migrations.AddConstraint('questionasked', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_questionasked_withdrawal_says_why')),
        migrations.AddConstraint('standardanswer', models.UniqueConstraint(condition=models.Q(('about_who_lives', True), ('withdrawn_because', '')), fields=('pilot',), name='neighbours_standardanswer_who_lives_once')),
        migrations.AddConstraint('standardanswer', models.CheckConstraint(condition=models.Func(models.F('kind'), models.Value('contact_kind.'), function='STARTS_WITH', output_field=models.BooleanField()), name='neighbours_standardanswer_kind_from_list')),
        migrations.AddConstraint('standardanswer', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_standardanswer_withdrawal_says_why')),
        migrations.AddConstraint('surveyanswer', models.UniqueConstraint(fields=('form', 'question'), name='neighbours_surveyanswer_once')),
        migrations.AddConstraint('surveyanswer', models.CheckConstraint(condition=models.Q(models.Q(('text', ''), ('value__isnull', False)), models.Q(('text__regex', '\\S'), ('value', None)), _connector='OR'), name='neighbours_surveyanswer_word_or_text')),
        migrations.AddConstraint('surveyanswer', models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('text'), 2000)), name='neighbours_surveyanswer_text_length')),
        migrations.AddConstraint('surveyround', models.UniqueConstraint(fields=('pilot', 'number'), name='neighbours_surveyround_one_of_a_number')),
        migrations.AddConstraint('surveyround', models.CheckConstraint(condition=models.Q(('moment__in', ['before', 'half_way', 'end', 'other'])), name='neighbours_surveyround_known_moment')),
        migrations.AddConstraint('surveyround', models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='neighbours_surveyround_closes_after_opening')),
        migrations.AddConstraint('surveyround', models.CheckConstraint(condition=models.Q(('code__regex', '^[1-9][0-9]{5}$')), name='neighbours_surveyround_code_of_digits')),
        migrations.AddConstraint('surveyround', models.CheckConstraint(condition=models.Q(('completed_on', None), ('completed_on__gt', models.F('closes_on')), _connector='OR'), name='neighbours_surveyround_completed_after_closing')),
        migrations.AddConstraint('surveyround', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_surveyround_withdrawal_says_why')),
        migrations.AddConstraint('surveyform', models.CheckConstraint(condition=models.Q(models.Q(('entered_by__isnull', False), ('source', 'paper')), models.Q(('entered_by', None), ('source', 'web')), _connector='OR'), name='neighbours_surveyform_paper_entered_by_someone')),
        migrations.AddConstraint('surveyform', models.CheckConstraint(condition=models.Q(('withdrawn_because', ''), ('withdrawn_because__regex', '\\S'), _connector='OR'), name='neighbours_surveyform_withdrawal_says_why')),
    ]
    removed = [
        migrations.RemoveField(model_name=model, name=field)
        for field in ("contact_name", "contact_details", "closing_note", "closed_on", "closed_by")
        for model in ("enquiry", "historicalenquiry")
    ]
    operations = [
        AtOnce(added),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        # PostgreSQL changes no table while foreign keys of its rows are still to be checked.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        AtOnce(removed),
    ]

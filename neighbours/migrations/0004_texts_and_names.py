"""Texts say something and end somewhere, what was withdrawn names nobody, and a round of the survey
says when it was opened again.

Forms asked for such texts from the start. Who asked what was withdrawn is removed at once nowadays;
of what was withdrawn before, it is removed here.
"""

from django.db import migrations, models
from django.db.models import Q

from interwonen.core import clock
from interwonen.core.constraints import says, text_length

CLOSED_SAYS_WHY = "neighbours_supportpointday_closed_says_why"
SAYING = {
    "enquiry": ["text"],
    "enquirynote": ["text"],
    "reply": ["text"],
    "standardanswer": ["title", "text"],
}
LENGTHS = [
    ("enquiry", "enquiry", "text", 10_000),
    ("enquirynote", "enquirynote", "text", 10_000),
    ("enquirystep", "enquirystep", "text", 10_000),
    ("reply", "reply", "text", 10_000),
    ("standardanswer", "standardanswer", "text", 10_000),
    ("call", "call", "note", 1_000),
    ("boardmeeting", "boardmeeting_notes", "notes", 10_000),
    ("supportpointday", "supportpointday", "remarks", 2_000),
]


def remove_names(apps, schema_editor):
    """Remove who asked what was withdrawn; the history says when."""
    kept = apps.get_model("neighbours", "Enquirer").objects.filter(removed_on=None)
    for contact in kept.exclude(enquiry__withdrawn_because=""):
        contact.name = contact.email = contact.phone = ""
        contact.removed_on = clock.today()
        contact.save()
        apps.get_model("neighbours", "HistoricalEnquirer").objects.create(
            id=contact.pk,
            enquiry_id=contact.enquiry_id,
            removed_on=contact.removed_on,
            history_date=clock.now(),
            history_type="~",
            history_change_reason="",
        )


class Migration(migrations.Migration):

    dependencies = [("neighbours", "0003_neighbourhood")]

    operations = [
        *[
            migrations.AddField(
                name,
                "reopened_on",
                models.DateField("opened again on", blank=True, editable=False, null=True),
            )
            for name in ("surveyround", "historicalsurveyround")
        ],
        *[
            migrations.AddConstraint(
                name,
                models.CheckConstraint(
                    condition=says(*fields), name=f"neighbours_{name}_says_something"
                ),
            )
            for name, fields in SAYING.items()
        ],
        *[
            migrations.AddConstraint(name, text_length(f"neighbours_{words}", field, most=most))
            for name, words, field, most in LENGTHS
        ],
        migrations.AddConstraint(
            "call",
            models.CheckConstraint(
                condition=Q(withdrawn_because="") | Q(caller_name="", telephone=""),
                name="neighbours_call_withdrawn_without_name",
            ),
        ),
        migrations.RemoveConstraint("supportpointday", CLOSED_SAYS_WHY),
        migrations.AddConstraint(
            "supportpointday",
            models.CheckConstraint(
                condition=Q(opens_at__isnull=False) | says("remarks"), name=CLOSED_SAYS_WHY
            ),
        ),
        migrations.RunPython(remove_names, migrations.RunPython.noop),
    ]

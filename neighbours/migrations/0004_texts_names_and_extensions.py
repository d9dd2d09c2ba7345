"""Texts say something and end somewhere, what was withdrawn names nobody, a round of the survey says
when it was opened again, and the term of a complaint can be extended.

Forms asked for such texts from the start. What a withdrawn enquiry or call, and a call that became an
enquiry, say of a neighbour is removed at once nowadays; what they said before is removed here.
"""

from django.db import migrations, models
from django.db.models import Q

from interwonen.core import clock
from interwonen.core.constraints import says, text_length
from interwonen.core.migrating import AtOnce

CLOSED_SAYS_WHY = "neighbours_supportpointday_closed_says_why"
ANSWERS = ["enquiry", "enquirynote", "reply", "standardanswer"]
SAYING = {**{name: ["text"] for name in ANSWERS}, "standardanswer": ["title", "text"]}
LENGTHS = [
    *[(name, name, "text", 10_000) for name in (*ANSWERS, "enquirystep")],
    ("call", "call", "note", 1_000),
    ("boardmeeting", "boardmeeting_notes", "notes", 10_000),
    ("supportpointday", "supportpointday", "remarks", 2_000),
]
STATES = {
    "reported": "Received",
    "in_progress": "Being dealt with",
    "extended": "Term extended",
    "waiting": "Waiting for the neighbour",
    "forwarded": "Passed on",
    "done": "Closed",
    "reopened": "Opened again",
    "withdrawn": "Withdrawn",
}
ALWAYS_NEXT = ["waiting", "forwarded", "done"]
TRANSITIONS = {
    "reported": ["in_progress", "extended", *ALWAYS_NEXT],
    "in_progress": ["extended", *ALWAYS_NEXT],
    "extended": ["in_progress", *ALWAYS_NEXT],
    "waiting": ["in_progress", "extended", "forwarded", "done"],
    "forwarded": ["in_progress", "waiting", "done"],
    "done": ["reopened"],
    "reopened": ["in_progress", "extended", *ALWAYS_NEXT],
}
NEEDS_TEXT = ["waiting", "extended", "done", "reopened"]
ALLOWED = Q()
for _before, _after in TRANSITIONS.items():
    ALLOWED |= Q(came_from=_before, status__in=_after)
STEPS = {
    "neighbours_enquirystep_allowed": ALLOWED,
    "neighbours_enquirystep_says_something": ~Q(status__in=NEEDS_TEXT) | says("text"),
}


def remove_names(apps, schema_editor):
    """Remove what is not kept of neighbours any more; the history says when."""
    contacts = apps.get_model("neighbours", "Enquirer").objects.filter(removed_on=None)
    for contact in contacts.exclude(enquiry__withdrawn_because=""):
        _change(apps, contact, name="", email="", phone="", removed_on=clock.today())
    calls = apps.get_model("neighbours", "Call").objects
    for call in calls.exclude(withdrawn_because="").exclude(caller_name="", telephone=""):
        _change(apps, call, caller_name="", telephone="")
    for call in calls.exclude(enquiry=None):
        _change(apps, call, caller_name="", telephone="", note="", kind=None, category=None)


def _change(apps, row, **values):
    before = [getattr(row, name) for name in values]
    if before == list(values.values()):
        return
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    history = apps.get_model("neighbours", f"Historical{type(row).__name__}")
    kept = [field.attname for field in history._meta.fields if hasattr(row, field.attname)]
    history.objects.create(
        **{name: getattr(row, name) for name in kept},
        history_date=clock.now(),
        history_type="~",
        history_change_reason="",
    )


def _constraint(model, name, condition):
    return migrations.AddConstraint(model, models.CheckConstraint(name=name, condition=condition))


def _state(model, name, **options):
    words, choices = name.replace("_", " "), list(STATES.items())
    field = models.CharField(words, choices=choices, max_length=11, **options)
    return migrations.AlterField(model, name, field)


class Migration(migrations.Migration):
    dependencies = [("neighbours", "0003_neighbourhood")]
    operations = [
        migrations.RunPython(remove_names, migrations.RunPython.noop),
        # PostgreSQL changes no table while foreign keys of its rows are still to be checked.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        AtOnce([
            *[
                migrations.AddField(
                    name,
                    "reopened_on",
                    models.DateField("opened again on", blank=True, editable=False, null=True),
                )
                for name in ("surveyround", "historicalsurveyround")
            ],
            *[
                migrations.AlterField(
                    name, "reference", models.CharField("reference of the letter", max_length=40)
                )
                for name in ("letterround", "historicalletterround")
            ],
            *[
                _constraint(name, f"neighbours_{name}_says_something", says(*fields))
                for name, fields in SAYING.items()
            ],
            *[
                migrations.AddConstraint(name, text_length(f"neighbours_{words}", field, most=most))
                for name, words, field, most in LENGTHS
            ],
            _constraint(
                "call",
                "neighbours_call_withdrawn_without_name",
                Q(withdrawn_because="") | Q(caller_name="", telephone=""),
            ),
            migrations.RemoveConstraint("supportpointday", CLOSED_SAYS_WHY),
            _constraint(
                "supportpointday", CLOSED_SAYS_WHY, Q(opens_at__isnull=False) | says("remarks")
            ),
            *[migrations.RemoveConstraint("enquirystep", name) for name in STEPS],
            *[
                field
                for model in ("enquirystep", "historicalenquirystep")
                for field in (_state(model, "came_from", editable=False), _state(model, "status"))
            ],
            *[_constraint("enquirystep", name, condition) for name, condition in STEPS.items()],
        ]),
    ]

"""The term of a complaint can be extended."""

from django.db import migrations, models
from django.db.models import Q

from interwonen.core.constraints import says

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
AT_WORK = ["waiting", "forwarded", "done"]
TRANSITIONS = {
    "reported": ["in_progress", "extended", *AT_WORK],
    "in_progress": ["extended", *AT_WORK],
    "extended": AT_WORK,
    "waiting": ["in_progress", "extended", "forwarded", "done"],
    "forwarded": ["in_progress", "waiting", "done"],
    "done": ["reopened"],
    "reopened": ["in_progress", "extended", *AT_WORK],
}
ALLOWED = Q()
for _before, _after in TRANSITIONS.items():
    ALLOWED |= Q(came_from=_before, status__in=_after)
CONSTRAINTS = {
    "neighbours_enquirystep_allowed": ALLOWED,
    "neighbours_enquirystep_says_something": ~Q(
        status__in=["waiting", "extended", "done", "reopened"]
    )
    | says("text"),
}
FIELDS = {"came_from": {"editable": False}, "status": {}}


def state(name, options):
    words = name.replace("_", " ")
    return models.CharField(words, choices=list(STATES.items()), max_length=11, **options)


class Migration(migrations.Migration):
    dependencies = [("neighbours", "0004_texts_and_names")]
    operations = [
        *(migrations.RemoveConstraint("enquirystep", name) for name in CONSTRAINTS),
        *(
            migrations.AlterField(model, name, state(name, options))
            for model in ("enquirystep", "historicalenquirystep")
            for name, options in FIELDS.items()
        ),
        *(
            migrations.AddConstraint(
                "enquirystep", models.CheckConstraint(name=name, condition=condition)
            )
            for name, condition in CONSTRAINTS.items()
        ),
    ]

"""The states of an enquiry, and from which state it goes to which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """How an enquiry stands; withdrawn is one that was recorded by mistake, or twice."""

    REPORTED = "reported", _("Received")
    IN_PROGRESS = "in_progress", _("Being dealt with")
    EXTENDED = "extended", _("Term extended")
    WAITING = "waiting", _("Waiting for the neighbour")
    FORWARDED = "forwarded", _("Passed on")
    DONE = "done", _("Closed")
    REOPENED = "reopened", _("Opened again")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# From each state to which others. The database has this table as the constraint
# `neighbours_enquirystep_allowed`.
_ALWAYS_NEXT = (Status.WAITING, Status.FORWARDED, Status.DONE)
TRANSITIONS: dict[str, tuple[Status, ...]] = {
    Status.REPORTED: (Status.IN_PROGRESS, Status.EXTENDED, *_ALWAYS_NEXT),
    Status.IN_PROGRESS: (Status.EXTENDED, *_ALWAYS_NEXT),
    Status.EXTENDED: (Status.IN_PROGRESS, *_ALWAYS_NEXT),
    Status.WAITING: (Status.IN_PROGRESS, Status.EXTENDED, Status.FORWARDED, Status.DONE),
    Status.FORWARDED: (Status.IN_PROGRESS, Status.WAITING, Status.DONE),
    Status.DONE: (Status.REOPENED,),
    Status.REOPENED: (Status.IN_PROGRESS, Status.EXTENDED, *_ALWAYS_NEXT),
}
# A step into these says something: what was asked of the neighbour, why it takes longer, how it
# ended, why again.
NEEDS_TEXT = (Status.WAITING, Status.EXTENDED, Status.DONE, Status.REOPENED)
NOT_OPEN = (Status.DONE, Status.WITHDRAWN)

"""The period in which a participant is supported in the pilot."""

from datetime import date

from django.db.models import BooleanField

from interwonen.core.facts import on_the_day
from participants.models import Participant


def is_supported(participant: Participant, day: date) -> bool:
    """Whether `day` lies between a referral and its rejection, the exit or the end of aftercare.

    All of these days count. A participant who came back after an exit is supported again, and a
    rejected new referral does not end the aftercare of an earlier one. The guards ask the same
    function of the database, in participants/guards/sessions.sql.
    """
    supported = on_the_day("participants_is_supported", day, BooleanField())
    rows = Participant.objects.filter(pk=participant.pk).values_list(supported, flat=True)
    return bool(rows.get())


def last_day_to_plan(participant: Participant, day: date) -> date:
    """The last day of the last current or coming stay on `day`, else of the pilot."""
    placement = participant.placements.filter(ends_on__gte=day).order_by("ends_on").last()
    return placement.ends_on if placement else participant.pilot.ends_on

"""Until when support can be planned."""

from datetime import date

from participants.models import Participant


def last_day_to_plan(participant: Participant, day: date) -> date:
    """The last day of the stay that goes on or comes on `day`, else of the pilot."""
    stay = participant.placements.filter(ends_on__gte=day).order_by("ends_on").last()
    return stay.ends_on if stay else participant.pilot.ends_on

"""The period in which a participant is supported in the pilot."""

from datetime import date

from participants.models import Exit, Participant, Referral


def is_supported(participant: Participant, day: date) -> bool:
    """Whether `day` lies between a referral and its rejection, the exit or the end of aftercare.

    All of these days count. A participant who came back after an exit is supported again, and a
    rejected new referral does not end the aftercare of an earlier one. The database has the same in `participants_is_supported`.
    """
    known = participant.referrals.filter(referred_on__lte=day)
    return any(_carries(referral, participant, day) for referral in known)


def _carries(referral: Referral, participant: Participant, day: date) -> bool:
    """Whether a referral made by `day` still gives support on that day."""
    closed = referral.decision in (Referral.Decision.REJECTED, Referral.Decision.WITHDRAWN)
    if closed and referral.decided_on is not None:
        return day <= referral.decided_on
    exit = (
        Exit.objects.filter(placement__participant=participant, exited_on__lt=day)
        .filter(exited_on__gte=referral.referred_on)
        .order_by("-exited_on")
        .first()
    )
    if exit is None or day <= (exit.aftercare_until or exit.exited_on):
        return True
    return participant.placements.filter(starts_on__gt=exit.exited_on).exists()


def last_day_to_plan(participant: Participant, day: date) -> date:
    """The last day of the last current or coming stay on `day`, else of the pilot."""
    placement = participant.placements.filter(ends_on__gte=day).order_by("ends_on").last()
    return placement.ends_on if placement else participant.pilot.ends_on

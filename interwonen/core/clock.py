"""The one clock; a demonstration fixes its date, and the tests also its time of day."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_started = timezone.now()


def now() -> datetime:
    """The present moment in Europe/Amsterdam.

    With CLOCK_DATE it is that date at the real time; with CLOCK_TIME too, the clock stood at that
    time of that date when this process started, and runs on. A process that this one starts goes on
    from now.
    """
    if settings.CLOCK_DATE is None:
        return timezone.localtime()
    if settings.CLOCK_TIME is None:
        day: date = settings.CLOCK_DATE
        return timezone.localtime().replace(year=day.year, month=day.month, day=day.day)
    start = datetime.combine(settings.CLOCK_DATE, settings.CLOCK_TIME)
    return timezone.make_aware(start) + (timezone.now() - _started)


def go_on_from(moment: datetime) -> None:
    """Let the clock of a demonstration go on from a later moment of its date; another one it leaves."""
    global _started
    local = timezone.localtime(moment)
    if settings.CLOCK_TIME is not None and local.date() == today() and local > now():
        settings.CLOCK_TIME, _started = local.time(), timezone.now()


def for_another_process() -> dict[str, str]:
    """What the environment of a process says, so that the clock of a demonstration goes on in it."""
    if settings.CLOCK_TIME is None:
        return {}
    return {"INTERWONEN_CLOCK_TIME": now().time().isoformat()}


def today() -> date:
    """Today's date in Europe/Amsterdam, or the fixed date of a demonstration."""
    return now().date()

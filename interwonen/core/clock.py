"""The one clock; a demonstration fixes its date."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The present moment in Europe/Amsterdam; on a fixed clock the fixed date at the real time."""
    moment = timezone.localtime()
    fixed = settings.CLOCK_DATE
    return moment.replace(year=fixed.year, month=fixed.month, day=fixed.day) if fixed else moment


def today() -> date:
    """Today's date in Europe/Amsterdam, or the fixed date of a demonstration."""
    return now().date()

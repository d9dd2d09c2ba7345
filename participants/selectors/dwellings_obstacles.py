"""Why a dwelling cannot be had on a day, with a sentence for each cause."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from participants.models import Availability


def why_not_let(availabilities: Iterable[Availability], on: date) -> str:
    """Why the pilot may not use a dwelling on a day that is in none of its periods."""
    periods = list(availabilities)
    later = [period.starts_on for period in periods if period.starts_on > on]
    if later:
        return _("The landlord lets it from %(day)s.") % {"day": in_words(min(later))}
    past = [period.ends_on for period in periods if period.ends_on and period.ends_on < on]
    if past:
        words = {"day": in_words(max(past))}
        return _("The landlord lets it up to and including %(day)s.") % words
    return _("The landlord does not let it to the pilot yet.")


def why_not_ready(*, inspected_on: date | None, left_on: date | None) -> str:
    """Why a dwelling that is let and empty is not ready.

    `inspected_on` is the day of the last inspection, `left_on` the last day of the last stay.
    """
    if inspected_on is not None and (left_on is None or inspected_on >= left_on):
        words = {"day": in_words(inspected_on)}
        return _("The inspection on %(day)s found that work comes first.") % words
    if left_on is not None:
        words = {"day": in_words(left_on)}
        return _("The last stay is up to and including %(day)s; no inspection since.") % words
    return _("Nobody has inspected it yet.")

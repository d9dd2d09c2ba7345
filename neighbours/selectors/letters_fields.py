"""The fields in the text of a letter, such as {contact}: which there are, and what fills them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import in_words
from interwonen.core.phone_numbers import readable
from interwonen.pilots.models import OpeningHours, Pilot
from interwonen.pilots.selectors.opening_hours import Hours, regular_hours
from neighbours.models import ConsultationHour, ContactPoint, LetterRound
from neighbours.selectors.consultation_hours import hour_in_words
from neighbours.selectors.contact_points import contact_point_of

DUTCH = "nl"
HOURS_NAMED = 4  # consultation hours
ADDRESSEE = "adressering"  # differs from letter to letter; the others are those of the round

# The name of each field as people type it, and what it stands for.
FIELDS: Mapping[str, object] = {
    "pilot": _("the name of the pilot"),
    "plaats": _("the place of the pilot"),
    "gemeente": _("the municipality"),
    "hulpverlener": _("who helps the residents"),
    "datum": _("the date of the letter"),
    "kenmerk": _("the reference of the letter"),
    "ingangsdatum": _("the day on which the pilot starts or grows"),
    "einddatum": _("the last day of the pilot"),
    "plekken": _("the number of residents from that day"),
    "plekken_later": _("the highest number of residents"),
    "contact": _("whom to call or mail"),
    "spreekuur": _("the telephone consultation hours to come"),
    "steunpunt": _("the address and hours of the support point"),
    "klachten": _("where to complain"),
    "gegevens": _("what we keep of neighbours"),
    ADDRESSEE: _("to whom the letter is addressed"),
}
_FIELD = re.compile(r"\{([^{}]*)\}|\{[^\s{}]*|\}")


@dataclass(frozen=True)
class Beginning:
    """The subject line and the text with which a round begins."""

    subject: str
    body: str


def beginning_of(purpose: str) -> Beginning:
    """What a letter about this begins with; the fields are still in it."""
    text = render_to_string(f"documents/letters/{purpose}.txt")
    subject, _line, body = text.partition("\n")
    return Beginning(subject.strip(), body.strip())


def fields_in(text: str) -> list[str]:
    """The names between brackets, each once, in their order; a loose bracket stands for itself, with
    the word after it."""
    found = (match[1] if match[1] is not None else match[0] for match in _FIELD.finditer(text))
    return list(dict.fromkeys(name.strip() for name in found))


def unknown_fields(text: str) -> list[str]:
    """What stands between brackets and is no field, as it is typed."""
    unknown = (name for name in fields_in(text) if name not in FIELDS)
    return [name if name.startswith(("{", "}")) else f"{{{name}}}" for name in unknown]


def empty_fields(text: str, values: Mapping[str, str]) -> list[str]:
    """The fields in a text that have nothing to fill them with."""
    return [name for name in fields_in(text) if name in values and not values[name].strip()]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields filled in; one that `values` does not know stays as it is."""
    return _FIELD.sub(lambda match: values.get((match[1] or "").strip(), match[0]), text)


def values_of(round: LetterRound, *, on: date, point: ContactPoint | None = None) -> dict[str, str]:
    """What fills the fields of a round, as known on the date `on`: a text for each, perhaps empty.

    The contact point is read, unless it is given as `point`.
    """
    with translation.override(DUTCH):
        return _values(round, on, point or contact_point_of(round.pilot))


def _values(round: LetterRound, on: date, point: ContactPoint | None) -> dict[str, str]:
    pilot, step = round.pilot, round.capacity_step
    # A letter about growth says nothing of it until it is known which decision it is about.
    is_open = step is None and round.purpose == LetterRound.Purpose.GROWTH
    begins_on = step.effective_from if step else pilot.starts_on
    places = step.capacity if step else pilot.base_capacity
    return {
        "pilot": pilot.name,
        "plaats": pilot.place,
        "gemeente": pilot.municipality.in_a_sentence,
        "hulpverlener": pilot.care_provider.in_a_sentence,
        "datum": in_words(round.dated_on),
        "kenmerk": round.reference,
        "ingangsdatum": "" if is_open else in_words(begins_on),
        "einddatum": in_words(pilot.ends_on),
        "plekken": "" if is_open else str(places),
        "plekken_later": str(pilot.maximum_capacity),
        "contact": _contact(point),
        "spreekuur": _phone_hours(pilot, round.dated_on or on),
        "steunpunt": _support_point(pilot, point),
        "klachten": point.complaint_text if point else "",
        "gegevens": point.privacy_text if point else "",
    }


def _contact(point: ContactPoint | None) -> str:
    if point is None:
        return ""
    return f"{point.desk_name}: bel {readable(point.phone)} of mail {point.email}"


def _phone_hours(pilot: Pilot, on: date) -> str:
    hours = ConsultationHour.objects.of_pilot(pilot).going_on().coming(on=on)[:HOURS_NAMED]
    return "; ".join(_phone_hour(hour) for hour in hours)


def _phone_hour(hour: ConsultationHour) -> str:
    number = f", telefoon {hour.number}" if hour.telephone else ""
    return f"{hour_in_words(hour)}{number}"


def _support_point(pilot: Pilot, point: ContactPoint | None) -> str:
    if point is None:
        return ""
    hours = regular_hours(pilot)
    groups = groupby(OpeningHours.Weekday, key=lambda day: _times(hours[day]))
    parts = [_on(list(days), *times) for times, days in groups if times is not None]
    return f"{point.visiting_address}, open {' en '.join(parts)}." if parts else ""


def _times(hours: Hours) -> tuple[time, time] | None:
    if hours.opens_at is None or hours.closes_at is None:
        return None
    return hours.opens_at, hours.closes_at


def _on(days: list[OpeningHours.Weekday], opens_at: time, closes_at: time) -> str:
    first, last = str(days[0].label).lower(), str(days[-1].label).lower()
    named = first if len(days) == 1 else f"{first} tot en met {last}"
    return f"{named} van {clock_time(opens_at)} tot {clock_time(closes_at)} uur"


def clock_time(at: time) -> str:
    """A time of the day as Dutch letters have it: 9.00."""
    return f"{at.hour}.{at:%M}"

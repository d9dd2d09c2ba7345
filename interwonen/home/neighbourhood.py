"""What asks for an act in the neighbourhood, for who may act there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interwonen.access.permissions import Permission
from interwonen.core.counting import number_of
from interwonen.core.formatting import in_words
from interwonen.core.routes import pilot_url
from interwonen.home.matters import Matter
from interwonen.pilots.models import Pilot
from neighbours.models import BoardAgreement, BoardMeeting, Call, Enquiry, Status, SurveyRound


def to_count(
    visible: Callable[[Any], Any], permissions: frozenset[Permission], *, on: date
) -> dict[str, Any]:
    """What is counted of the neighbourhood, as parts of one query; `visible` gives the rows."""
    counted: dict[str, Any] = {}
    if Permission.CALL_LOG in permissions:
        counted["calls_to_call_back"] = number_of(visible(Call).to_call_back())
    if Permission.ENQUIRY_ANSWER in permissions:
        counted["silent_enquiries"] = number_of(visible(Enquiry).silent(on=on))
    if Permission.NEIGHBOURHOOD_WRITE in permissions:
        rounds = visible(SurveyRound).standing().with_status(on=on)
        meetings = visible(BoardMeeting).still_to_hold().filter(day__lt=on)
        counted["late_agreements"] = number_of(visible(BoardAgreement).overdue(on=on))
        counted["missing_notes"] = number_of(meetings)
        counted["rounds_to_complete"] = number_of(rounds.filter(status="closed"))
    return counted


def matters(pilot: Pilot, enquiries: Sequence[Enquiry], numbers: Mapping[str, Any]) -> list[Matter]:
    """What asks for an act: threats and reopened enquiries of these, and what was counted."""
    return [*_enquiries(pilot, enquiries), *_counted(pilot, numbers)]


def comes_first(enquiry: Any) -> bool:
    """Whether an enquiry (see `with_status`) stands here, and not among those without an answer."""
    return bool(enquiry.is_threat or enquiry.status == Status.REOPENED)


def _enquiries(pilot: Pilot, enquiries: Iterable[Any]) -> Iterator[Matter]:
    for enquiry in filter(comes_first, enquiries):
        url = pilot_url("neighbours:enquiry-detail", pilot.slug, enquiry.pk)
        if enquiry.is_threat:
            yield Matter(str(enquiry), url, _("a threat or violence"), _("First"), is_late=True)
            continue
        words = _("not solved yet, at the latest on %(day)s") % {"day": in_words(enquiry.last_day)}
        badge = _("Too late") if enquiry.is_overdue else _("Opened again")
        yield Matter(str(enquiry), url, words, badge, is_late=enquiry.is_overdue)


def _counted(pilot: Pilot, numbers: Mapping[str, Any]) -> Iterator[Matter]:
    if number := numbers.get("calls_to_call_back"):
        words = ngettext("%(number)d neighbour waits", "%(number)d neighbours wait", number)
        url = pilot_url("neighbours:consultation-hour-list", pilot.slug)
        yield Matter(_("Calls"), url, words % {"number": number}, _("To call back"))
    if number := numbers.get("silent_enquiries"):
        words = ngettext(
            "%(number)d open, without news for a year: close it, so that we do not keep who asked",
            "%(number)d open, without news for a year: close them, so that we do not keep who asked",
            number,
        )
        url = pilot_url("neighbours:enquiry-list", pilot.slug) + "?status=silent"
        title = _("Questions and reports")
        yield Matter(title, url, words % {"number": number}, _("Close"))
    board = pilot_url("neighbours:board-overview", pilot.slug)
    if number := numbers.get("late_agreements"):
        words = ngettext("%(number)d agreement", "%(number)d agreements", number)
        yield Matter(
            _("Sounding board"), board, words % {"number": number}, _("Too late"), is_late=True
        )
    if number := numbers.get("missing_notes"):
        words = ngettext("%(number)d meeting", "%(number)d meetings", number)
        yield Matter(_("Sounding board"), board, words % {"number": number}, _("Notes are missing"))
    if number := numbers.get("rounds_to_complete"):
        words = ngettext("%(number)d round", "%(number)d rounds", number)
        url = pilot_url("neighbours:survey-list", pilot.slug)
        yield Matter(_("Survey"), url, words % {"number": number}, _("To be completed"))

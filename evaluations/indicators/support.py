"""Sessions and hours of the quarter, for the group as a whole."""

from collections.abc import Iterable, Sequence

from evaluations.indicators.figures import ContactRow, SupportFigures
from evaluations.indicators.sessions import counsellors_minutes
from evaluations.selectors.facts_rows import SessionFact
from interwonen.core.published_counts import THRESHOLD


def support_figures(sessions: Iterable[SessionFact]) -> SupportFigures | None:
    """Totals when at least five people were supported; otherwise a total would be about few."""
    held = list(sessions)
    if _people(held) < THRESHOLD:
        return None
    rows = tuple(
        ContactRow(label, len(group), _minutes(group)) for label, group in _groups(held).items()
    )
    return SupportFigures(len(held), _minutes(held), rows if len(rows) > 1 else ())


def _groups(held: list[SessionFact]) -> dict[str, list[SessionFact]]:
    """Sessions by form, most first; forms with fewer than five people go together as one."""
    forms = {label: [s for s in held if s.contact == label] for label in {s.contact for s in held}}
    ordered = sorted(forms.items(), key=lambda item: (-len(item[1]), item[0]))
    large = [(label, group) for label, group in ordered if _people(group) >= THRESHOLD]
    rest = [s for label, group in ordered if _people(group) < THRESHOLD for s in group]
    while rest and _people(rest) < THRESHOLD:
        rest += large.pop()[1]
    return dict(large) | ({"Andere vormen samen": rest} if rest else {})


def _people(sessions: list[SessionFact]) -> int:
    return len({session.participant for session in sessions})


def _minutes(sessions: Sequence[SessionFact]) -> int:
    return sum(minutes for _row, minutes in counsellors_minutes(sessions))

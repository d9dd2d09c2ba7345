"""What a report hides, in words, with how well: made from the totals of the quarters and the groups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from evaluations.council.cells import listed, people
from evaluations.council.disclosure import (
    Disclosure,
    Group,
    HiddenFigure,
    Outcomes,
    QuarterTotals,
)
from evaluations.council.material import ORDINALS
from evaluations.council.possible_worlds import (
    HiddenMoves,
    HiddenSplit,
    hidden_moves,
    hidden_splits,
    worlds_of,
)
from evaluations.council.publication import (
    groups_shown,
    people_for_sure,
    stayed_for_sure,
    whole_group_shown,
)
from interwonen.core.quarters import Quarter

NEVER = HiddenFigure(
    "per_person",
    "Waarom iemand vertrok, hoe lang iemand wachtte of bleef, iemands achtergrond, belemmeringen en "
    "niveaus",
    "Bij zo weinig mensen zou ieder getal over één persoon gaan.",
)


def disclosure_of(
    quarters: Sequence[QuarterTotals],
    outcomes: Mapping[str, Outcomes],
    before: Iterable[Group] = (),
    *,
    since_start: QuarterTotals | None = None,
) -> Disclosure:
    """What a report on the last of these quarters says about few people.

    `quarters` are all since the pilot began, in the order of time; `outcomes` has by quarter where
    those live of whom nothing is told; `before` are the groups of everything published so far;
    `since_start` has the totals of the whole pilot.
    """
    groups = groups_shown(quarters, outcomes, before)
    return described(tuple(quarters), groups, since_start)


def described(
    quarters: tuple[QuarterTotals, ...],
    groups: tuple[Group, ...],
    since_start: QuarterTotals | None = None,
) -> Disclosure:
    """The same with what is hidden in words, and how well; a stranger computes it from public files."""
    whole = bool(quarters) and whole_group_shown(people_for_sure(quarters[-1]))
    shown = Disclosure(quarters=quarters, groups=groups, shows_the_whole_group=whole)
    hidden = tuple(_hidden(shown))
    counted = [each.fewest for each in hidden if each.fewest is not None]
    return Disclosure(
        hidden=hidden,
        worlds=worlds_of(shown),
        fewest=min(counted, default=None),
        quarters=quarters,
        groups=groups,
        since_start=since_start,
        shows_the_whole_group=whole,
    )


def unsafe_figures(disclosure: Disclosure) -> list[HiddenFigure]:
    """The hidden figures that a reader can work out, or nearly."""
    return [_of_split(each) for each in hidden_splits(disclosure) if not each.is_safe]


def compares_with_before(disclosure: Disclosure) -> bool:
    """Whether what compares the last quarter with the time before it is shown, of all people together."""
    stayed = stayed_for_sure(disclosure.quarters[-1])
    return disclosure.shows_the_whole_group and whole_group_shown(stayed)


def in_quarters(names: Sequence[str]) -> str:
    """In Dutch words: "het eerste en tweede kwartaal van 2021"."""
    quarters = sorted(Quarter.parse(name) for name in names)
    years = [
        f"het {listed([ORDINALS[each.number - 1] for each in of_year])} kwartaal van {year}"
        for year, of_year in groupby(quarters, key=lambda each: each.year)
    ]
    return listed(years)


def _hidden(disclosure: Disclosure) -> Iterator[HiddenFigure]:
    for quarter in disclosure.quarters:
        if quarter.moved_out is None:
            yield _of_moves(hidden_moves(quarter))
    for split in hidden_splits(disclosure):
        yield _of_split(split)
    yield from _of_everyone(disclosure)
    yield NEVER


def _of_everyone(disclosure: Disclosure) -> Iterator[HiddenFigure]:
    if not disclosure.quarters:
        return
    quarter = disclosure.quarter
    if not disclosure.shows_the_whole_group:
        yield HiddenFigure(
            f"whole_group_{quarter}",
            f"Doelen, belemmeringen en metingen van alle bewoners samen in {in_quarters([quarter])}",
            "Er woonden niet aan het eind van ten minste twee maanden vijf mensen of meer.",
        )
    elif not compares_with_before(disclosure):
        yield HiddenFigure(
            f"compared_{quarter}",
            "Leefgebieden en teruggekomen belemmeringen van alle bewoners samen in "
            + in_quarters([quarter]),
            "Wij vergelijken met de tijd voor het kwartaal. Uit wat openbaar is, blijkt niet dat ten minste "
            "vijf van hen er toen ook al woonden.",
        )


def _of_moves(moves: HiddenMoves) -> HiddenFigure:
    return HiddenFigure(
        f"moves_{moves.quarter}",
        f"Hoeveel mensen er in {in_quarters([moves.quarter])} kwamen wonen, vertrokken en werden "
        "aangemeld, en waar wie vertrok nu woont",
        "Deze pilot laat verhuizingen niet zien.",
        moves.fewest,
    )


def _of_split(split: HiddenSplit) -> HiddenFigure:
    when, who = in_quarters(split.quarters), people(split.people)
    if split.is_late:
        label = f"Waar {who} nu wonen van wie pas later bekend werd dat zij in {when} vertrokken"
        why = "Hierover is al gepubliceerd. Het verschil met toen zou verraden waar iemand woont."
    elif not split.is_closed:
        label = f"Waar {who} nu wonen die in {when} vertrokken"
        why = (
            "Het zijn er minder dan vijf. Wij tellen hen op bij wie later vertrekt, en vertellen het als "
            "het er samen ten minste vijf zijn."
        )
    elif split.fitting is None:
        label = (
            f"Hoeveel van {who} die in {when} vertrokken nu passend wonen, en waar de anderen wonen"
        )
        why = "Bij zo weinig mensen kan dit getal verraden waar iemand woont."
    else:
        label = f"Waar {who} wonen die in {when} vertrokken en niet passend wonen"
        why = "Bij zo weinig mensen zou de verdeling verraden waar iemand woont."
    if split.people == 1:
        label = label.replace("wonen", "woont").replace("zij in", "die in", 1)
        label = label.replace("vertrokken", "vertrok")
    return HiddenFigure(split.code, label, why, split.fewest)

"""How each theme of page one stands, as the records propose it; a person decides.

The bounds are ours: nobody prescribes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from evaluations.council import money, neighbourhood, places, promised, support
from evaluations.council.cells import money as euros
from evaluations.council.cells import people
from evaluations.council.material import Material
from evaluations.council.moves import disclosed
from evaluations.indicators.moves import arrivals_in, exits_in
from evaluations.selectors.commitments import Status

Rating = Literal["on_course", "attention", "adjust"]

_BEST_FIRST = get_args(Rating)

MANY_LATE = 3  # commitments, from which on it is time to adjust
EMPTY_ATTENTION, EMPTY_ADJUST = 0.2, 0.5  # of the places; more than this
SETTLED = 183  # days of the pilot after which someone can be expected to move on
SESSIONS_ENOUGH, SESSIONS_FEW = 1.0, 0.5  # for each resident and each week
LATE_ADJUST = 0.5  # of the questions that were due; more than this
NONE_DUE = "er hoefde nog geen vraag beantwoord te zijn"


@dataclass(frozen=True)
class Proposal:
    """A proposed rating of a theme: with the figure that carries it, and the rule that gave it."""

    rating: Rating
    words: str
    rule: str


def rosier_than_proposed(material: Material, given: Mapping[str, str]) -> Mapping[str, Proposal]:
    """The proposal for each theme, by the code of its block, that `given` rates better than that."""
    proposals = proposed_ratings(replace(material, disclosure=disclosed(material)))
    return {
        code: proposal
        for code, proposal in proposals.items()
        if given.get(code) and _BEST_FIRST.index(given[code]) < _BEST_FIRST.index(proposal.rating)
    }


def proposed_ratings(material: Material) -> Mapping[str, Proposal]:
    """By the code of each block that is a theme how it stands by the records, in Dutch words."""
    return {code: propose(material) for code, propose in _PROPOSALS.items()}


def _promises(material: Material) -> Proposal:
    late = [each for each in promised.told(material) if each.is_late]
    is_over_a_limit = any(each.status == Status.BREACHED for each in late)
    rating: Rating = "attention" if late else "on_course"
    if is_over_a_limit or len(late) >= MANY_LATE:
        rating = "adjust"
    kept, due = promised.kept_of_due(material)
    return Proposal(
        rating,
        f"{kept} nagekomen van de {due} die nu gedaan moesten zijn"
        if due
        else "nog geen toezegging nagekomen of te laat",
        "Op schema: niets te laat. Let op: iets te laat. Bijsturen: een grens overschreden, of"
        f" {MANY_LATE} of meer te laat.",
    )


def _places(material: Material) -> Proposal:
    latest = places.level(material)
    empty = 1 - latest.residents / latest.places if latest.places else 0
    rating: Rating = "on_course"
    if empty > EMPTY_ATTENTION:
        rating = "adjust" if empty > EMPTY_ADJUST else "attention"
    return Proposal(
        rating,
        f"{places.lived_in_words(material)} plekken bewoond",
        "Op schema: hoogstens een vijfde van de plekken leeg. Let op: hoogstens de helft leeg."
        " Bijsturen: meer dan de helft leeg.",
    )


def _flow(material: Material) -> Proposal:
    rule = (
        "Op schema: mensen vertrokken, of de pilot loopt korter dan een half jaar. Let op: na een half"
        " jaar vertrok nog niemand, of de pilot toont geen verhuizingen. Bijsturen: dit kwartaal kwam"
        " niemand wonen en vertrok niemand, terwijl plekken leegstaan."
    )
    since_start = material.disclosure.since_start
    if since_start is None or since_start.moved_out is None:
        return Proposal("attention", "deze pilot toont geen verhuizingen", rule)
    facts, latest = material.facts, places.level(material)
    came, left = (len(counted(facts, material.days)) for counted in (arrivals_in, exits_in))
    ever_left = since_start.moved_out
    is_settled = (material.as_of - facts.pilot.first).days >= SETTLED
    rating: Rating = "attention" if is_settled and not ever_left else "on_course"
    has_begun = material.as_of >= facts.pilot.first
    if has_begun and not came and not left and latest.residents < latest.places:
        rating = "adjust"
    arrived = f"{people(came)} {'kwam' if came < 2 else 'kwamen'} wonen"
    gone = f"{people(left)} {'vertrok' if left < 2 else 'vertrokken'}"
    words = f"dit kwartaal: {arrived}, {gone}"
    return Proposal(rating, words, rule)


def _informed(material: Material) -> Proposal:
    in_time, due = neighbourhood.in_time_of_due(material, material.days)
    late = due - in_time
    is_in_order = neighbourhood.in_order(material)
    rating: Rating = "attention" if late or is_in_order is False else "on_course"
    if due and late / due > LATE_ADJUST:
        rating = "adjust"
    order = {True: "brief, spreekuur en toen de start", False: "niet in de beloofde volgorde"}
    words = "" if is_in_order is None else order[is_in_order]
    answered = f"{in_time} van {due} vragen op tijd" if due else NONE_DUE
    return Proposal(
        rating,
        "; ".join(filter(None, [words, answered])),
        "Op schema: brief, spreekuur en start in die volgorde, en alles op tijd beantwoord. Let op:"
        " niet in volgorde, of iets te laat. Bijsturen: meer dan de helft te laat.",
    )


def _support(material: Material) -> Proposal:
    each_week = support.sessions_a_week(material)
    rating: Rating = "on_course"
    if each_week is not None and each_week < SESSIONS_ENOUGH:
        rating = "adjust" if each_week < SESSIONS_FEW else "attention"
    return Proposal(
        rating,
        support.sessions_in_words(material),
        "Op schema: gemiddeld minstens 1 gesprek per bewoner per week. Let op: minder dan 1."
        " Bijsturen: minder dan een half.",
    )


def _money(material: Material) -> Proposal:
    granted, committed, spent = (
        money.total(material.facts, kind, material.since_start) for kind in money.KINDS
    )
    rating: Rating = "on_course"
    if committed > granted or not granted:
        rating = "attention"
    if spent > granted:
        rating = "adjust"
    return Proposal(
        rating,
        f"{euros(spent).words} uitgegeven van {euros(granted).words} toegekend"
        if granted
        else f"{euros(spent).words} uitgegeven en nog niets toegekend",
        "Op schema: uitgaven en verplichtingen binnen wat is toegekend. Let op: meer verplichtingen dan"
        " toegekend, of nog niets toegekend. Bijsturen: meer uitgegeven dan toegekend.",
    )


_PROPOSALS: Mapping[str, Callable[[Material], Proposal]] = {
    "promises": _promises,
    "places": _places,
    "flow": _flow,
    "informed": _informed,
    "support": _support,
    "money": _money,
}

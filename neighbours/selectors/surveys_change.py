"""What may honestly be said of the change between two rounds, with so few forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

from django.db import models
from django.utils.translation import gettext_lazy as _

from neighbours.models import SurveyRound
from neighbours.selectors.surveys_results import QuestionResult

FEWEST = 10  # with fewer answers to a question nothing is said of it
LIKELY = 0.05  # a difference that chance makes more often than this may be chance


class Direction(models.TextChoices):
    """In which direction the answers to a question went."""

    TOO_FEW = "too_few", _("Too few forms to say anything")
    CHANCE = "chance", _("No clear change: the difference may be chance")
    BETTER = "better", _("Better")
    WORSE = "worse", _("Worse")


@dataclass(frozen=True)
class Change:
    """One question in an earlier round and in a later one."""

    before: QuestionResult
    now: QuestionResult

    @property
    def direction(self) -> Direction:
        """Whether the good half of the scale grew, as far as chance does not explain it."""
        return direction_of(self.before.good, self.before.said, self.now.good, self.now.said)

    @property
    def rows(self) -> list[tuple[str, int, int]]:
        """Each answer with its number before and now."""
        pairs = zip(self.before.counts, self.now.counts, strict=True)
        return [(now.label, before.number, now.number) for before, now in pairs]


def direction_of(good_before: int, before: int, good_now: int, now: int) -> Direction:
    """What the numbers of good answers, out of all, say of the direction."""
    if min(before, now) < FEWEST:
        return Direction.TOO_FEW
    if chance_of(good_before, before, good_now, now) > LIKELY:
        return Direction.CHANCE
    return Direction.BETTER if good_now / now > good_before / before else Direction.WORSE


def chance_of(good_before: int, before: int, good_now: int, now: int) -> float:
    """How often chance alone makes a difference of this size or more (Fisher's exact test)."""
    good, everyone = good_before + good_now, before + now

    def ways(of_them_before: int) -> int:
        return comb(before, of_them_before) * comb(now, good - of_them_before)

    seen = ways(good_before)
    possible = [ways(k) for k in range(max(0, good - now), min(before, good) + 1)]
    return sum(each for each in possible if each <= seen) / comb(everyone, good)


def changes_between(
    before: Iterable[QuestionResult], now: Iterable[QuestionResult]
) -> list[Change]:
    """The questions that both rounds asked in the same words."""
    known = {(each.code, each.label): each for each in before}
    return [
        Change(known[each.code, each.label], each)
        for each in now
        if (each.code, each.label) in known
    ]


def round_before(survey_round: SurveyRound) -> SurveyRound | None:
    """The last round before this one, with its counts; without those that were withdrawn."""
    rounds = SurveyRound.objects.standing().filter(pilot=survey_round.pilot_id).with_counts()
    earlier = rounds.filter(opens_on__lt=survey_round.opens_on)
    found: SurveyRound | None = earlier.order_by("-opens_on", "-number").first()
    return found

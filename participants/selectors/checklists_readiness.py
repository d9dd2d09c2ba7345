"""Whether a participant is ready to rent again: the exit criteria, and both parties agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.joined_rows import in_order
from interwonen.core.stages import Stage
from interwonen.pilots.models import Question
from participants.models import Agreement, Answer, Checklist
from participants.models.checklists import EXIT_CRITERION
from participants.selectors.checklists import Sheet


@dataclass(frozen=True)
class Criterion:
    """One exit criterion and its answer in the last judgement, if any."""

    question: Question
    answer: Answer | None

    @property
    def is_met(self) -> bool:
        return self.answer is not None and self.answer.value.meaning == "met"


@dataclass(frozen=True)
class Readiness:
    """The last judgement of the exit criteria, and who agrees with it.

    `criteria` are all criteria of the version of the judgement, and none without a judgement.
    """

    judgement: Checklist | None
    criteria: tuple[Criterion, ...]
    agreements: tuple[Agreement, ...]

    @property
    def not_met(self) -> list[Criterion]:
        """The criteria that are not met yet, or not judged."""
        return [criterion for criterion in self.criteria if not criterion.is_met]

    @property
    def all_met(self) -> bool:
        return bool(self.criteria) and not self.not_met

    def agreed_on(self, party: str) -> date | None:
        """The day on which a party agreed with the judgement, if it did."""
        days = (given.agreed_on for given in self.agreements if given.party == party)
        return next(days, None)

    @property
    def ready_since(self) -> date | None:
        """The day on which the second party agreed that all criteria are met; None until then."""
        days = [self.agreed_on(party) for party in Agreement.Party.values]
        agreed = [day for day in days if day is not None]
        return max(agreed) if self.all_met and len(agreed) == len(days) else None

    @property
    def lacks_agreement(self) -> bool:
        """Whether a party has not agreed with the judgement yet."""
        return bool(self.left_to_agree)

    @property
    def left_to_agree(self) -> list[str]:
        """The parties that have not agreed with the judgement yet."""
        return [party for party in Agreement.Party.values if self.agreed_on(party) is None]

    @property
    def is_ready(self) -> bool:
        return self.ready_since is not None


def readiness(sheets: Iterable[Sheet]) -> Readiness:
    """How ready someone is to rent again by the last judgement in `sheets`, the last first."""
    judged = (each for each in sheets if each.checklist.question_set == EXIT_CRITERION)
    last = next(judged, None)
    if last is None:
        return Readiness(None, (), ())
    asked: Any = Question.objects.filter(
        question_set=EXIT_CRITERION, version=last.checklist.version, offered=True
    )
    given = FilteredRelation("answers", condition=Q(answers__checklist=last.checklist))
    rows = asked.annotate(answer=given).select_related("answer__value")
    rows = in_order(rows, "position")
    criteria = [Criterion(question, getattr(question, "answer", None)) for question in rows]
    return Readiness(last.checklist, tuple(criteria), last.agreements)


def stages_to_ready(readiness: Readiness) -> list[Stage]:
    """The stages towards being ready to rent again, with what is still missing in words."""
    judged_on = readiness.judgement.filled_on if readiness.judgement else None
    resident, counsellor = (readiness.agreed_on(party) for party in Agreement.Party.values)
    stages = [
        (_("Judged"), bool(judged_on), _day(judged_on)),
        (_("All criteria achieved"), readiness.all_met, _criteria_in_words(readiness)),
        (_("Resident agrees"), bool(resident), _day(resident)),
        (_("Counsellor agrees"), bool(counsellor), _day(counsellor)),
        (_("Ready to rent"), readiness.is_ready, _day(readiness.ready_since)),
    ]
    first_open = next((label for label, reached, _detail in stages if not reached), None)
    return [
        Stage(label, "done" if reached else "current" if label == first_open else "todo", detail)
        for label, reached, detail in stages
    ]


def _day(day: date | None) -> str:
    return in_words(day) if day else _("not yet")


def _criteria_in_words(readiness: Readiness) -> str:
    if readiness.judgement is None:
        return _("not yet")
    if readiness.all_met:
        return _("all %(number)d") % {"number": len(readiness.criteria)}
    names = ", ".join(criterion.question.label for criterion in readiness.not_met)
    return _("not yet: %(criteria)s") % {"criteria": names}

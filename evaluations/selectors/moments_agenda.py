"""The agenda of a moment: what earlier ones left, and what people bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef

from evaluations.models import ActionPoint, Contribution, EvaluationMoment, Finding
from evaluations.selectors.minutes import themes_of
from interwonen.core.packed_rows import packed, unpacked
from interwonen.pilots.models import Question


@dataclass(frozen=True)
class Brought:
    """What someone brings on a theme."""

    text: str
    written_by: str


@dataclass(frozen=True)
class Theme:
    """A question on the agenda: what was found last time, if anything, and what people bring."""

    question: Question
    last: Finding | None
    contributions: Sequence[Brought]

    @property
    def wants_attention(self) -> bool:
        return bool(self.last and self.last.answer_id == "answer_evaluation_theme.attention")


@dataclass(frozen=True)
class Agenda:
    """What is discussed at a moment."""

    moment: EvaluationMoment
    points: list[ActionPoint]
    themes: list[Theme]

    @property
    def looks_back(self) -> bool:
        """Whether an earlier evaluation left findings."""
        return any(theme.last for theme in self.themes)

    @property
    def open_findings(self) -> list[Theme]:
        """The themes that wanted attention last time."""
        return [theme for theme in self.themes if theme.wants_attention]


def agenda_of(moment: EvaluationMoment, *, today: date) -> Agenda:
    """The agenda of a moment as it is on the day `today`, or was on the day of the moment: with
    action points of earlier moments that are open then."""
    points = ActionPoint.objects.before(moment).open(on=min(moment.day, today))
    return Agenda(moment, list(points), agenda_themes(moment))


def agenda_themes(moment: EvaluationMoment) -> list[Theme]:
    """The questions of a moment, each with what the last evaluation before it found."""
    previous = EvaluationMoment.objects.held_before(moment).values("pk")[:1]
    found = {each.question.code: each for each in Finding.objects.filter(moment=previous).whole()}
    brought = Contribution.objects.standing().filter(moment=moment, question__code=OuterRef("code"))
    rows = packed(brought.order_by("pk"), text="text", written_by="written_by__name")
    themes = themes_of(moment).annotate(brought=rows)
    return [
        Theme(asked, found.get(asked.code), unpacked(Brought, asked.brought)) for asked in themes
    ]

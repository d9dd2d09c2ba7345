"""How self-reliance looks on screen: levels in words, what is due, and what was said before."""

from collections.abc import Iterator, Mapping
from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from interwonen.core.templatetags.interwonen import badge
from interwonen.pilots.models import Term
from participants.models import AssessmentScore
from participants.selectors.assessments import level_words
from participants.selectors.assessments_due import DueAssessment
from participants.selectors.assessments_progress import DomainPath, Progress

register = template.Library()


@register.simple_tag
def answer_words(answer: Term) -> str:
    """An answer about a life domain; a level with its number before it."""
    return level_words(answer)


@register.simple_tag
def assessment_due(due: DueAssessment, today: date) -> SafeString:
    """A badge for the next assessment: too late, to be done now, or later."""
    if due.is_overdue(today):
        return badge(_("Overdue"), "error")
    return badge(_("Now"), "warning") if due.is_open(today) else badge(_("Later"), "info")


@register.filter
def by_day(path: DomainPath, progress: Progress) -> Iterator[tuple[date, AssessmentScore | None]]:
    """The scores of a life domain, each with the day of its assessment."""
    days = (each.assessed_on for each in progress.assessments)
    return zip(days, path.scores, strict=True)


@register.filter
def of_domain(
    said: Mapping[int, AssessmentScore], score: AssessmentScore
) -> AssessmentScore | None:
    """What was said before of the life domain of this score."""
    return said.get(score.question_id)

"""What the page for neighbours shows of the reports to the council."""

from django import template

from evaluations.models import PublishedReport
from evaluations.selectors.reports_public import last_editions
from interwonen.pilots.models import Pilot

register = template.Library()


@register.simple_tag
def published_reports(pilot: Pilot) -> list[PublishedReport]:
    """The last edition of each published report, the last quarter first; one query."""
    return last_editions(pilot.slug)

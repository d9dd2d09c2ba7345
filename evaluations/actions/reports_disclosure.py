"""Refuse to publish a report from which a hidden figure can be worked out."""

from evaluations.council.disclosure import Disclosure
from evaluations.council.hidden_figures import unsafe_figures
from evaluations.council.material import published_disclosures
from evaluations.council.possible_worlds import with_published
from evaluations.council.snapshot import Report
from evaluations.rules import reports_disclosure as rules
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Pilot


def refuse_unsafe(*, pilot: Pilot, contents: Report) -> None:
    """Raise RuleBroken when a hidden figure of the report is not safe, given everything published so
    far, or when its groups of people do not fit those that were published; the refusal names it."""
    published = published_disclosures(pilot)
    refuse_unless(_follows(contents.disclosure, published), rules.FOLLOWS_PUBLISHED)
    unsafe = unsafe_figures(with_published(contents.disclosure, published))
    named = "; ".join(each.label for each in unsafe)
    refuse_unless(not unsafe, rules.HIDES_WELL, f"{named}.")


def _follows(disclosure: Disclosure, published: tuple[Disclosure, ...]) -> bool:
    """Whether the report has every published group of its quarters as it was, and every quarter is in
    one group only, of all that are published with this report."""
    here = {each.quarter for each in disclosure.quarters}
    own = [group for each in published for group in each.groups if here.issuperset(group.quarters)]
    groups = {
        group for each in (disclosure, *published) for group in each.groups if group.closed_in
    }
    quarters = [quarter for group in groups for quarter in group.quarters]
    has_all = all(group in disclosure.groups for group in own if group.closed_in)
    return has_all and len(quarters) == len(set(quarters))

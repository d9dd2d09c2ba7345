"""The rules on what a report may say about few people."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule

HIDES_WELL = ActionRule(
    name="evaluations_publishedreport_hides_well",
    message=_("A figure that this report hides can be worked out from all that is published."),
    next_step=_(
        "Did someone agree to have told where they live, after a report on that quarter was published? "
        "Then leave that sentence out."
    ),
    ground=_(
        "Of every hidden figure at least three values must be left, also for who saw all moves or lived "
        "in the pilot."
    ),
)
FOLLOWS_PUBLISHED = ActionRule(
    name="evaluations_publishedreport_follows_published",
    message=_("Another report was published since, which says something of the same people."),
    next_step=_("Take the report back and submit it anew, so that it follows what was published."),
    ground=_(
        "From two reports that count the same people otherwise, one could work out who is who."
    ),
)

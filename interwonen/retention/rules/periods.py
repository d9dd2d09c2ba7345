"""The rules on how long is kept; a constraint in the database bears their names."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

LONG_ENOUGH = Rule(
    name="retention_period_long_enough",
    message=_("This is shorter than the law allows, or longer than a century."),
    next_step=_("Choose a period that is at least as long as is written there."),
    ground=_("The law says how long such a record is kept at the least."),
    field="months",
)
PERIOD_SAYS_WHY = Rule(
    name="retention_period_says_why",
    message=_("The source is missing."),
    next_step=_("Write which law, list or decision this period comes from."),
    ground=_("Whoever asks why something is still there gets this answer."),
    field="why",
)

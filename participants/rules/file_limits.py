"""Rules on limits on the use of a file."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import Rule

RESTRICTED = Rule(
    name="participants_filelimit_restricted",
    message=_("The use of this file is restricted: nothing in it changes now."),
    next_step=_(
        "Must it be recorded all the same? Let the team lead or case manager lift it first."
    ),
    ground=_("While a restriction stands, data are only kept (AVG, article 18)."),
)
SAYS_WHY = Rule(
    name="participants_filelimit_says_why",
    message=_("It does not say what the limit is about."),
    next_step=_("Write in a few words what the resident contests or objects to."),
    ground=_("Colleagues must see what they may not use."),
    field="because",
)
ONE_OF_A_KIND = Rule(
    name="participants_filelimit_one_of_a_kind",
    message=_("Such a limit stands on this file already."),
    next_step=_("Look at that one; lift it first if it is about something else."),
    ground=_("The pages of the file must say one thing."),
    field="kind",
)
LIFTED_WHOLE = Rule(
    name="participants_filelimit_lifted_whole",
    message=_("It does not say why the limit is lifted, or the day is before it began."),
    next_step=_("Write in a few words why, and check the day."),
    ground=_("The resident was told before (AVG, article 18, third paragraph)."),
    field="reason",
)
LIFTED_STAYS = Rule(
    name="participants_filelimit_lifted_stays",
    message=_("This limit was lifted, and does not change any more."),
    next_step=_("Is there a new one? Then record it from the request."),
    ground=_("It must stay to be found what was limited, and when."),
)

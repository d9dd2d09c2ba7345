"""The rules on the money of a pilot."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

LINE_SAYS_WHAT = Rule(
    name="pilots_fundingline_says_what",
    message=_("The name or the decision that grants the money is missing."),
    next_step=_("Fill in both."),
    ground=_("The council must be able to look up who granted the money."),
    field="reference",
)
LINE_ONCE = Rule(
    name="pilots_fundingline_once",
    message=_("There is already a source of money with this name."),
    next_step=_("Choose another name, or open that source."),
    ground=_("Money that is recorded twice is counted twice."),
    field="name",
)
AMOUNT_IN_REACH = Rule(
    name="pilots_fundingamount_in_reach",
    message=_("An amount is from 0 up to and including 999.999.999,99 euros."),
    next_step=_("Check the amount. Was something paid back? Then fill in what is left."),
    ground=_("An amount below zero or beyond this one was mistyped, and it would be counted."),
    field="cents",
)
AMOUNT_OF_WHOLE_QUARTER = Rule(
    name="pilots_fundingamount_whole_quarter",
    message=_("This is not a quarter."),
    next_step=_("Choose a quarter from the list."),
    ground=_("The council gets the figures per quarter."),
    field="quarter_starts_on",
)
AMOUNT_IN_PERIOD = Rule(
    name="pilots_fundingamount_in_period",
    message=_("This quarter has no day of the pilot."),
    next_step=_("Choose one of the quarters in which the pilot runs."),
    ground=_("Money of before the first or after the last day is not money of this pilot."),
    field="quarter_starts_on",
)
PERIOD_COVERS_FUNDING = Rule(
    name="pilots_pilot_period_covers_funding",
    message=_("There is an amount of money in a quarter outside this period."),
    next_step=_("First correct or withdraw that amount, or choose a period that covers it."),
    ground=_("The money of a pilot belongs to the quarters in which it runs."),
    field="ends_on",
)
AMOUNT_SAYS_WHERE = Rule(
    name="pilots_fundingamount_says_where",
    message=_("You have not said where this amount can be looked up."),
    next_step=_("Fill in the decision, the order or the page of the accounts."),
    ground=_("An amount without evidence cannot be accounted for."),
    field="reference",
)
AMOUNT_ONCE = Rule(
    name="pilots_fundingamount_once",
    message=_("For this quarter there is already such an amount."),
    next_step=_("Correct that amount, or choose another quarter or kind."),
    ground=_("An amount that is recorded twice is counted twice."),
    field="quarter_starts_on",
)
SPENT_NOT_AHEAD = ActionRule(
    name="pilots_fundingamount_spent_not_ahead",
    message=_("This quarter has yet to begin."),
    next_step=_(
        "Record what is spent once the quarter has begun. Is it ordered already? Then it is committed."
    ),
    ground=_("What is spent has happened."),
    field="quarter_starts_on",
)
COMMITTED_WITHIN_GRANTED = ActionRule(
    name="pilots_fundingamount_committed_within_granted",
    message=_("With this, more is committed than granted."),
    next_step=_("Check the amount. Tick it if more is committed than there is money for."),
    ground=_("Who commits to more than was granted, needs money from another source."),
    field="cents",
    confirm=_("It is right: more is committed than granted."),
)
SPENT_WITHIN_COMMITTED = ActionRule(
    name="pilots_fundingamount_spent_within_committed",
    message=_("With this, more is spent than committed."),
    next_step=_("Check the amount. Tick it if more is spent than was committed."),
    ground=_(
        "What is spent follows from an order or a contract; otherwise one of the two is wrong."
    ),
    field="cents",
    confirm=_("It is right: more is spent than committed."),
)

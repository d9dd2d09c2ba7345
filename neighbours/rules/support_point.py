"""Rules on the day book of the support point."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

DAY_NOT_AHEAD = ActionRule(
    name="neighbours_supportpointday_not_ahead",
    message=_("This day has yet to come."),
    ground=_("The day book says what happened; nobody can have walked in yet."),
    next_step=_("Choose today or an earlier day."),
)
DAY_IN_PERIOD = Rule(
    name="neighbours_supportpointday_in_period",
    message=_("On this day the pilot does not run."),
    ground=_("The support point belongs to the pilot and is there as long as the pilot runs."),
    next_step=_("Choose a day from the first up to and including the last day of the pilot."),
)
DAY_ONCE = Rule(
    name="neighbours_supportpointday_once",
    message=_("This day is in the day book already."),
    ground=_("A day stands in the day book once, so that its visits are counted once."),
    next_step=_("Open the day and change it."),
)
DAY_HOURS = Rule(
    name="neighbours_supportpointday_closes_after_opening",
    message=_("The closing time is missing or does not lie after the opening time."),
    ground=_("The overview counts the hours that someone was there."),
    next_step=_("Fill in both times, or leave both empty when it was closed."),
    field="closes_at",
)
CLOSED_SAYS_WHY = Rule(
    name="neighbours_supportpointday_closed_says_why",
    message=_("You have not said why the support point was closed."),
    ground=_("The letter to the neighbourhood promises that it is open during office hours."),
    next_step=_("Say in the remarks why it was closed, or fill in the times."),
    field="remarks",
)
STAFF_OF_PILOT = ActionRule(
    name="neighbours_supportpointday_staff_of_pilot",
    message=_("Someone whom you chose did not work at the support point of this pilot."),
    ground=_("The day book names colleagues with a role in the pilot on that day."),
    next_step=_("Choose someone from the list."),
    field="staff",
)
OPEN_FOR_WALK_INS = Rule(
    name="neighbours_walkin_on_open_day",
    message=_("The support point was closed on this day."),
    ground=_("Visits are counted on days on which it was open, so that both figures agree."),
    next_step=_("First fill in from when until when it was open."),
)
CLOSED_WITH_VISITS = Rule(
    name="neighbours_supportpointday_open_for_walk_ins",
    message=_("On this day visits were counted."),
    ground=_("Visits are counted on days on which it was open, so that both figures agree."),
    next_step=_("Fill in from when until when it was open, or first take the visits back."),
    field="opens_at",
)
SOMETHING_TO_TAKE_BACK = ActionRule(
    name="neighbours_walkin_to_take_back",
    message=_("There is no visit to take back."),
    ground=_("Only a visit that was counted can be taken back."),
    next_step=_("Look at the number on the page of this day."),
)

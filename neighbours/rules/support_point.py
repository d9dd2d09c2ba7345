"""Rules on the day book of the support point."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

DAY_NOT_AHEAD = ActionRule(
    name="neighbours_supportpointday_not_ahead",
    message=_("This day is in the future."),
    next_step=_("Choose today or an earlier day."),
    ground=_("The day book records visits that have taken place."),
)
DAY_IN_PERIOD = Rule(
    name="neighbours_supportpointday_in_period",
    message=_("The pilot does not run on this day."),
    next_step=_("Choose a day from the first up to and including the last day of the pilot."),
    ground=_("The support point is part of the pilot and exists as long as the pilot runs."),
)
DAY_ONCE = Rule(
    name="neighbours_supportpointday_once",
    message=_("This day is already in the day book."),
    next_step=_("Open the day and change it."),
    ground=_("Each day is in the day book once, so that its visits are counted once."),
)
DAY_HOURS = Rule(
    name="neighbours_supportpointday_closes_after_opening",
    message=_("The closing time is missing or is not after the opening time."),
    next_step=_("Fill in both times, or leave both empty when it was closed."),
    ground=_("The overview counts the hours when someone was there."),
    field="closes_at",
)
CLOSED_SAYS_WHY = Rule(
    name="neighbours_supportpointday_closed_says_why",
    message=_("You have not said why the support point was closed."),
    next_step=_("Say in the remarks why it was closed, or fill in the times."),
    ground=_("The letter to the neighbourhood promises that it is open during office hours."),
    field="remarks",
)
STAFF_OF_PILOT = ActionRule(
    name="neighbours_supportpointday_staff_of_pilot",
    message=_("A person you chose did not work at the support point of this pilot."),
    next_step=_("Choose someone from the list."),
    ground=_("The day book names colleagues with a role in the pilot on that day."),
    field="staff",
)
OPEN_FOR_WALK_INS = Rule(
    name="neighbours_walkin_on_open_day",
    message=_("The support point was closed on this day."),
    next_step=_(
        "Check the day. If it was open after all, first fill in the opening and closing times."
    ),
    ground=_("Visits are counted only on days when it was open, so that both figures agree."),
)
CLOSED_WITH_VISITS = Rule(
    name="neighbours_supportpointday_open_for_walk_ins",
    message=_("Visits were counted on this day."),
    next_step=_("Fill in the opening and closing times. Take a visit back only if nobody came."),
    ground=_("Visits are counted only on days when it was open, so that both figures agree."),
    field="opens_at",
)
SOMETHING_TO_TAKE_BACK = ActionRule(
    name="neighbours_walkin_to_take_back",
    message=_("There is no visit to take back."),
    next_step=_("Look at the number on the page of this day."),
    ground=_("Only a visit that was counted can be taken back."),
)

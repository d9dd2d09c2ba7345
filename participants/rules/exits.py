"""Rules on leaving the pilot, and on what comes after."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

EXIT_ENDS_PLACEMENT = Rule(
    name="participants_exit_ends_placement",
    message=_("The date of the exit differs from the last day of the stay."),
    next_step=_("Change both dates together."),
    ground=_("A stay ends on the day on which the participant leaves."),
    field="exited_on",
)
EXIT_NOT_AHEAD = ActionRule(
    name="participants_exit_not_ahead",
    message=_("This date is in the future."),
    next_step=_(
        "Check the date. If the participant has yet to leave, make a plan for it or change the last day of the stay."
    ),
    ground=_("An exit is recorded after the participant has left; until then it is a plan."),
    field="exited_on",
)
EXIT_DURING_PLACEMENT = ActionRule(
    name="participants_exit_during_placement",
    message=_("This date is before the first day of the stay."),
    next_step=_("Check the date. If the participant never moved in, cancel the stay instead."),
    ground=_("A stay runs from its first day up to and including its last day."),
    field="exited_on",
)
PLACEMENT_GOES_ON = ActionRule(
    name="participants_exit_once",
    message=_("This stay has already ended."),
    next_step=_("Look at the history of the stay."),
    ground=_("A stay has one exit, whose reason and destination are kept."),
)
LATER_PLACEMENT = Rule(
    name="participants_exit_before_placement",
    message=_("This participant has a later stay."),
    next_step=_("Record the exit at the later stay."),
    ground=_("A participant who moves to another dwelling of the pilot does not leave it."),
)
AFTERCARE_AFTER_EXIT = Rule(
    name="participants_exit_aftercare_after_leaving",
    message=_("Aftercare ends before the participant has left."),
    next_step=_("Choose a later date, or leave it empty if there is no aftercare."),
    ground=_("Aftercare begins after the exit and runs up to and including its last day."),
    field="aftercare_until",
)
EXIT_COVERS_SESSIONS = Rule(
    name="participants_exit_covers_sessions",
    message=_("A session was held after this date."),
    next_step=_("Agree on aftercare up to and including that session, or check the dates."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    field="aftercare_until",
)
CERTAIN_HOME_IS_NAMED = Rule(
    name="participants_exitplan_certain_home_is_named",
    message=_("The name or the day of moving of a certain next home is missing."),
    next_step=_("Fill in where and when, or leave “certain” unticked."),
    ground=_("Only then the resident no longer counts as one without a next home."),
    field="next_home",
)
MOVES_AFTER_START = Rule(
    name="participants_exitplan_moves_after_start",
    message=_("The day of moving is not after the first day of the stay."),
    next_step=_("Check the day, or leave it empty until it is known."),
    ground=_("A resident moves out of a dwelling after moving in."),
    field="moves_on",
)
CERTAIN_HOME_IS_A_HOME = Rule(
    name="participants_exitplan_certain_home_is_a_home",
    message=_("This destination cannot be a certain home."),
    next_step=_("Choose where the resident will live, or leave “certain” unticked."),
    ground=_("A resident who has no home to go to still counts as one without a next home."),
    field="destination",
)
DESTINATION_IS_PLANNED = Rule(
    name="participants_exitplan_destination_is_planned",
    message=_("Nobody works towards this destination."),
    next_step=_(
        "Choose where the resident will live. Has the resident left already? Then record the exit."
    ),
    ground=_("A plan says where someone is going to live."),
    field="destination",
)
DECEASED_IN_BOTH = Rule(
    name="participants_exit_deceased_in_both",
    message=_("The reason and the destination disagree on whether the participant has died."),
    next_step=_(
        "If the participant has died, choose “deceased” for both; otherwise choose it for neither."
    ),
    ground=_("A death is recorded in both, and nothing else is."),
    field="destination",
)
NOTHING_AFTER_DEATH = Rule(
    name="participants_exit_nothing_after_death",
    message=_("According to the exit this participant has died."),
    next_step=_("Correct the exit if it is wrong, or leave the aftercare empty."),
    ground=_("After a death there is no aftercare, no return and no new referral."),
)
AFTERCARE_WITHIN_A_YEAR = Rule(
    name="participants_exit_aftercare_within_a_year",
    message=_("Aftercare ends more than twelve months after the exit."),
    next_step=_("Choose an earlier date. After a year, make a new referral instead."),
    ground=_("Aftercare is for the first months of living independently: often three or six."),
    field="aftercare_until",
)
RETURN_IN_TIME = Rule(
    name="participants_return_within_six_months",
    message=_("This date is not within six months after the exit."),
    next_step=_("Check the date. After six months, make a new referral instead."),
    ground=_("A return to homelessness within six months counts in the figures."),
    field="returned_on",
)
RETURN_ONCE = ActionRule(
    name="participants_return_once",
    message=_("This return has already been recorded."),
    next_step=_("Look at the return that was recorded with the exit."),
    ground=_("Each exit has at most one return."),
)
NO_DAYS_BETWEEN = ActionRule(
    name="participants_exitplan_no_days_between",
    message=_("There are days between the last day of the stay and the day of moving."),
    next_step=_("Check both dates, or tick below that a place for those days is arranged."),
    ground=_("On those days the participant would have no home."),
    field="moves_on",
    confirm=_("A place for the days in between is arranged."),
)

EXIT_BEFORE_REFERRAL = ActionRule(
    name="participants_exit_before_the_next_referral",
    message=_("This participant was referred again on or before this date."),
    next_step=_("Check this date and that of the new referral, and correct the wrong one."),
    ground=_("A new referral comes after the exit."),
    field="exited_on",
)
EXIT_WAS_FOLLOWED = ActionRule(
    name="participants_exit_nothing_after_it",
    message=_("A return, a new referral or a new stay was recorded after this exit."),
    next_step=_("Correct the exit instead."),
    ground=_("They depend on the exit, so it cannot be withdrawn."),
)
EXIT_WITHDRAWN_SAYS_WHY = ActionRule(
    name="participants_exit_withdrawn_says_why",
    message=_("The reason for withdrawing this exit is missing."),
    next_step=_("Write in a few words what went wrong."),
    ground=_("The history shows why it no longer counts."),
    field="reason",
)
PLACEMENT_AT_LEAST_SO_LONG = ActionRule(
    name="participants_exit_withdrawn_for_longer_placement",
    message=_("The stay would end before the exit that is withdrawn."),
    next_step=_("Choose a later last day, or correct the date of the exit instead."),
    ground=_("A participant who did not leave on that date lives there longer."),
    field="ends_on",
)

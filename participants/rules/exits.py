"""Rules on leaving the pilot, and on what comes after."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

EXIT_ENDS_PLACEMENT = Rule(
    name="participants_exit_ends_the_stay",
    message=_("The date of leaving differs from the last day of the stay."),
    ground=_("A stay ends on the day on which the person leaves."),
    next_step=_("Change both dates together."),
    field="exited_on",
)
EXIT_NOT_AHEAD = ActionRule(
    name="participants_exit_not_ahead",
    message=_("This date is in the future."),
    ground=_("An exit is recorded when the person has left; until then it is a plan."),
    next_step=_("Fill in today or an earlier date."),
    field="exited_on",
)
EXIT_DURING_PLACEMENT = ActionRule(
    name="participants_exit_during_stay",
    message=_("This date lies before the first day of the stay."),
    ground=_("A stay runs from its first day up to and including its last day."),
    next_step=_("Fill in a date on or after the first day."),
    field="exited_on",
)
PLACEMENT_GOES_ON = ActionRule(
    name="participants_exit_once",
    message=_("This stay has already ended."),
    ground=_("Someone leaves once; the reason and the destination of then are kept."),
    next_step=_("Look at the history of the stay."),
)
LATER_PLACEMENT = Rule(
    name="participants_exit_before_a_stay",
    message=_("There is a later stay of this person."),
    ground=_("Someone who moves to another dwelling of the pilot does not leave it."),
    next_step=_("Record the exit at the later stay."),
)
AFTERCARE_AFTER_EXIT = Rule(
    name="participants_exit_aftercare_after_leaving",
    message=_("Aftercare ends before the person has left."),
    ground=_("Aftercare begins when someone has left, and runs up to and including its last day."),
    next_step=_("Choose a later date, or leave it empty when there is no aftercare."),
    field="aftercare_until",
)
EXIT_COVERS_SESSIONS = Rule(
    name="participants_exit_covers_sessions",
    message=_("A session was held after this date."),
    ground=_("Support runs from the referral up to the exit, or up to the end of aftercare."),
    next_step=_("Agree on aftercare up to and including that session, or check the dates."),
    field="aftercare_until",
)
CERTAIN_HOME_IS_NAMED = Rule(
    name="participants_exitplan_certain_home_is_named",
    message=_("A next home that is certain has a name and a day of moving."),
    ground=_("Only then does someone no longer count as a resident without a next home."),
    next_step=_("Fill in where and when, or leave “certain” unticked."),
    field="next_home",
)
MOVES_AFTER_START = Rule(
    name="participants_exitplan_moves_after_start",
    message=_("The day of moving does not lie after the first day of the stay."),
    ground=_("Someone moves on from a dwelling after having moved in."),
    next_step=_("Check the day, or leave it empty as long as it is not known."),
    field="moves_on",
)
CERTAIN_HOME_IS_A_HOME = Rule(
    name="participants_exitplan_certain_home_is_a_home",
    message=_("This is not a home that can be certain."),
    ground=_("Whoever has no home to go to stays among the residents without a next home."),
    next_step=_("Choose where the person will live, or leave “certain” unticked."),
    field="destination",
)
DECEASED_IN_BOTH = Rule(
    name="participants_exit_deceased_in_both",
    message=_("The reason and the destination disagree on whether the person has died."),
    ground=_("Whoever has died counts so in both; nobody else does."),
    next_step=_("Choose “deceased” at both, or at neither."),
    field="destination",
)
NOTHING_AFTER_DEATH = Rule(
    name="participants_exit_nothing_after_death",
    message=_("According to the exit this person has died."),
    ground=_("After that there is no aftercare, no return and no new referral."),
    next_step=_("Correct the exit when it was recorded wrongly, or leave the aftercare empty."),
)
AFTERCARE_WITHIN_A_YEAR = Rule(
    name="participants_exit_aftercare_within_a_year",
    message=_("Aftercare ends more than twelve months after leaving."),
    ground=_("Aftercare is for the first time on one's own: often three or six months."),
    next_step=_("Choose an earlier date. After a year a new referral is made instead."),
    field="aftercare_until",
)
RETURN_IN_TIME = Rule(
    name="participants_return_within_six_months",
    message=_("This date is not within six months after leaving."),
    ground=_("A return to homelessness within six months counts as terugval."),
    next_step=_("Check the date. After six months a new referral is made instead."),
    field="returned_on",
)
RETURN_ONCE = ActionRule(
    name="participants_return_once",
    message=_("This return has been recorded already."),
    ground=_("A return counts once for each time that someone left."),
    next_step=_("Look at what was recorded at the exit."),
)
NO_DAYS_BETWEEN = ActionRule(
    name="participants_exitplan_no_days_between",
    message=_("Between the last day of the stay and the day of moving there are days."),
    ground=_("On those days the person would have no home."),
    next_step=_("Check both dates, or tick below that a place for those days is arranged."),
    field="moves_on",
    confirm=_("A place for the days in between is arranged."),
)

EXIT_BEFORE_REFERRAL = ActionRule(
    name="participants_exit_before_the_next_referral",
    message=_("This person was referred again on or before this date."),
    ground=_("A new referral follows on an exit."),
    next_step=_("Fill in a date before that referral."),
    field="exited_on",
)
EXIT_WAS_FOLLOWED = ActionRule(
    name="participants_exit_nothing_after_it",
    message=_("After this exit a return, a new referral or a new stay was recorded."),
    ground=_("Those rest on the exit, so it did happen."),
    next_step=_("Correct the exit instead."),
)
EXIT_WITHDRAWN_SAYS_WHY = ActionRule(
    name="participants_exit_withdrawn_says_why",
    message=_("An exit is withdrawn with a reason."),
    ground=_("Whoever looks back sees why it does not count."),
    next_step=_("Write in a few words what went wrong."),
    field="reason",
)
PLACEMENT_AT_LEAST_SO_LONG = ActionRule(
    name="participants_exit_withdrawn_for_longer_stay",
    message=_("The stay would end before the exit that is withdrawn."),
    ground=_("Someone who did not leave then lives there longer."),
    next_step=_("Choose a later last day, or correct the date of the exit instead."),
    field="ends_on",
)

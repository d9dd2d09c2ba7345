"""The rules on people and roles, each named after its guard in the database where it has one."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

INVITATION_WORKS = ActionRule(
    name="accounts_invitation_works",
    message=_("This invitation no longer works."),
    ground=_("A link works once and for seven days, so that nobody else can use it."),
    next_step=_("Ask the administrator of your organisation for a new invitation."),
)
INVITATION_OPEN = ActionRule(
    name="accounts_invitation_open",
    message=_("This invitation is over already."),
    ground=_("It was accepted, withdrawn, or older than seven days."),
    next_step=_("Was it accepted? Then end the role of this person."),
)
ONE_OF_A_ROLE = ActionRule(
    name="accounts_membership_once",
    message=_("This person already has this role in the pilot."),
    ground=_("A role is given once at a time, so that it can be ended with certainty."),
    next_step=_("Choose another role, or first end the role that is there."),
    field="role",
)
ROLE_ENDS_AFTER_START = Rule(
    name="accounts_membership_ends_after_start",
    message=_("The last day lies before the first day of the role."),
    ground=_("A role holds from its first up to and including its last day."),
    next_step=_("Choose a later last day."),
    field="ends_on",
)
ROLE_NOT_PROLONGED = ActionRule(
    name="accounts_membership_not_prolonged",
    message=_("This role already ends before that day."),
    ground=_("A role that has been ended is not made longer afterwards."),
    next_step=_("Choose an earlier last day, or invite this person again."),
    field="ends_on",
)
KEEP_AN_ADMINISTRATOR = ActionRule(
    name="accounts_membership_keep_an_administrator",
    message=_("This is the last administrator of the pilot."),
    ground=_("Someone must be able to invite people and to end roles."),
    next_step=_("First give someone else the role of administrator."),
)
KNOWN_ROLE = Rule(
    name="accounts_membership_known_role",
    message=_("This role does not exist."),
    ground=_("The roles and what they may do stand in one table."),
    next_step=_("Choose a role from the list."),
    field="role",
)

"""The rules on people and roles, with the name of their guard in the database, if any."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

INVITATION_WORKS = ActionRule(
    name="accounts_invitation_works",
    message=_("This invitation no longer works."),
    next_step=_("Ask the administrator of your organisation for a new invitation."),
    ground=_("A link works once and for seven days, so that nobody else can use it."),
)
INVITATION_OPEN = ActionRule(
    name="accounts_invitation_open",
    message=_("This invitation has already ended."),
    next_step=_("If it was accepted, end the role of this person."),
    ground=_("It was accepted or withdrawn, or it is older than seven days."),
)
ONE_OF_A_ROLE = ActionRule(
    name="accounts_membership_once",
    message=_("This person already has this role in the pilot."),
    next_step=_("Choose another role, or first end the current one."),
    ground=_("A person has a role only once at a time, so that it is certain when it ends."),
    field="role",
)
ROLE_ENDS_AFTER_START = Rule(
    name="accounts_membership_ends_after_start",
    message=_("The last day is before the first day of the role."),
    next_step=_("Choose a later last day."),
    ground=_("A role lasts from its first day up to and including its last day."),
    field="ends_on",
)
ROLE_ENDS_IN_SIGHT = ActionRule(
    name="accounts_membership_ends_in_sight",
    message=_("This day is more than a year after the pilot."),
    next_step=_("Check the year."),
    ground=_("With a mistyped year the person would keep the access."),
    field="ends_on",
)
ROLE_NOT_PROLONGED = ActionRule(
    name="accounts_membership_not_prolonged",
    message=_("This role already ends before that day."),
    next_step=_("Choose an earlier last day, or invite this person again."),
    ground=_("A role that has ended is not extended afterwards."),
    field="ends_on",
)
KEEP_AN_ADMINISTRATOR = ActionRule(
    name="accounts_membership_keep_an_administrator",
    message=_("This is the last administrator of the pilot."),
    next_step=_("First give someone else the role of administrator."),
    ground=_("Someone must be able to invite people and to end roles."),
)
KNOWN_ROLE = Rule(
    name="accounts_membership_known_role",
    message=_("This role does not exist."),
    next_step=_("Choose a role from the list."),
    ground=_("The roles and their permissions are in one table."),
    field="role",
)

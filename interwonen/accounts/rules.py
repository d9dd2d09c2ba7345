"""The rules on people and roles, with the name of their guard in the database, if any."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import MISTAKE_IS_EXPLAINED, ActionRule, Rule

USER_NAME_ON_ONE_LINE = Rule(
    name="accounts_user_name_on_one_line",
    message=_("The name does not stand on one line."),
    next_step=_("Write the name without line breaks."),
    ground=_("A name stands in lists, mails and histories, between other words."),
    field="name",
)
USER_NAME_ON_ONE_LINE.checked_as("accounts_invitation_name_on_one_line")
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
INVITED_ONCE = Rule(
    name="accounts_invitation_one_open",
    message=_("Someone else is inviting this person for this role at this moment."),
    next_step=_("Look in the list of open invitations; send it again if it is not there."),
    ground=_("Of several invitations only the last one works, so that one link is enough."),
    field="email",
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
ROLE_NOT_PROLONGED = Rule(
    name="accounts_membership_not_prolonged",
    message=_("This role already ends before that day."),
    next_step=_("Choose an earlier last day, or invite this person again."),
    ground=_("A role gets no more days than those that were given and agreed to."),
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
ROLE_GIVEN_TO_ANOTHER = ActionRule(
    name="accounts_membership_given_to_another",
    message=_("You cannot invite yourself or give yourself a role."),
    next_step=_("Ask another administrator of the pilot to do this."),
    ground=_("Two people know of every role: who gives it and who gets it."),
    field="email",
)
ROLE_WAITS = ActionRule(
    name="accounts_membership_waits",
    message=_("This role does not wait for an answer any more."),
    next_step=_("Look at the role to see what was decided."),
    ground=_("Someone else answered first, or the role was withdrawn or has ended."),
)
ROLE_AGREED_BY_SOMEONE = Rule(
    name="accounts_membership_agreed_by_someone",
    message=_("Who agreed to this role and when belong together."),
    next_step=_("Agree to the role once more."),
    ground=_("It must stay possible to see who agreed."),
)
ROLE_AGREED_BY_ANOTHER = Rule(
    name="accounts_membership_agreed_by_another",
    message=_("You gave this role or you get it, so you cannot agree to it."),
    next_step=_("Ask someone else who may agree to this role."),
    ground=_("Who reads files or destroys them does so only when a second person has agreed."),
)
ROLE_AGREED_BY_A_READER = ActionRule(
    name="accounts_membership_agreed_by_a_reader",
    message=_("You cannot agree to this role."),
    next_step=_("Ask one of these people to do it."),
    ground=_(
        "Who reads files in this pilot agrees; while nobody does, it is the policy officer who was "
        "invited on the server."
    ),
)
WITHDRAWN_SAYS_WHY = Rule(
    name="accounts_membership_withdrawn_says_why",
    message=_("It is not said why."),
    next_step=_("Write the reason in one sentence."),
    ground=_("Who sees which roles were given reads it later."),
    field="why",
)
ROLE_NOT_WITHDRAWN = ActionRule(
    name="accounts_membership_not_withdrawn",
    message=_("This role was withdrawn already."),
    next_step=_("Invite this person again if the role is needed after all."),
    ground=_("A role that was withdrawn gives no access any more."),
)
ROLES_AS_SEEN = ActionRule(
    name="accounts_rolereview_as_seen",
    message=_("The roles have changed since you opened this page. Nothing was saved."),
    next_step=_(
        "Look at the list again: it shows the roles as they are now. Then tick the box and save."
    ),
    ground=_("Who says to have reviewed all roles has seen each of them."),
)
REVIEW_LENGTH = Rule(
    name="accounts_rolereview_text_length",
    message=_("This text is longer than 2,000 characters."),
    next_step=_("Shorten the text; it is still in the form."),
    ground=_("Whoever acts on it sees at once what to do."),
    field="remark",
)
MISTAKE_IS_EXPLAINED.checked_as("accounts_rolereview_withdrawal_says_why")
INVITED_SIGNED_IN = ActionRule(
    name="accounts_invitation_signed_in",
    message=_("There is an account with this e-mail address already."),
    next_step=_("Sign in with this address first; you then come back to the invitation."),
    ground=_("A mail that someone else opens must not give an account a role."),
)
SECOND_FACTOR_AT_ISSUER = ActionRule(
    name="accounts_identity_second_factor",
    message=_("Your organisation did not say that you used a second factor."),
    next_step=_(
        "Sign in once more and confirm with your phone or key. Does this page come back? Then ask "
        "the helpdesk of your organisation to switch on the second factor for Interwonen."
    ),
    ground=_("Files of residents are open only to who proves in two ways who they are."),
)
ROLE_AT_ISSUER = ActionRule(
    name="accounts_identity_role",
    message=_("Your organisation has not given you a role in Interwonen."),
    next_step=_(
        "Ask the helpdesk of your organisation for the role that you need, and then sign in again."
    ),
    ground=_("Your organisation decides who works with Interwonen, and as what."),
)
ADDRESS_OF_ISSUER = ActionRule(
    name="accounts_identity_address",
    message=_("Your organisation does not vouch for your e-mail address."),
    next_step=_("Ask the helpdesk of your organisation which address your account there has."),
    ground=_(
        "The first time you are recognised by an address of your organisation that it has verified."
    ),
)
KNOWN_ORGANISATION = ActionRule(
    name="accounts_identity_known_organisation",
    message=_("Your organisation is not set up in Interwonen yet."),
    next_step=_("Ask the administrator of the pilot to have it set up."),
    ground=_("An account belongs to one of the organisations of the pilot."),
)
SAME_ORGANISATION = ActionRule(
    name="accounts_identity_same_organisation",
    message=_("The account with this e-mail address belongs to another organisation."),
    next_step=_("Ask the administrator of the pilot to look at your account."),
    ground=_("An organisation lets in its own people, and nobody else's."),
)
OPEN_ACCOUNT = ActionRule(
    name="accounts_identity_open_account",
    message=_("Your account in Interwonen is closed."),
    next_step=_("Ask the administrator of the pilot to look at your account."),
    ground=_("Who does not work here any more gets no access."),
)
ONE_IDENTITY = ActionRule(
    name="accounts_identity_one_each",
    message=_("Your organisation knows you in another way than before."),
    next_step=_("Ask the administrator of the pilot to look at your account."),
    ground=_("An e-mail address may have gone to someone else, who must not get your files."),
)
SAME_PERSON_AGAIN = ActionRule(
    name="accounts_identity_same_person",
    message=_("You confirmed as another person than the one who is signed in here."),
    next_step=_("Sign out, and sign in again as yourself."),
    ground=_("Only the person who is signed in can confirm what happens in their name."),
)
IDENTITY_OF_ONE_PERSON = Rule(
    name="accounts_identity_of_one_person",
    message=_("Someone else already signs in in this way."),
    next_step=_("Ask the administrator of the pilot to look at your account."),
    ground=_("What an organisation calls someone belongs to one account."),
)
FACTORS_OF_ANOTHER = ActionRule(
    name="accounts_factors_of_another",
    message=_("You cannot remove your own second step here."),
    next_step=_("Change it at your own account, or ask another administrator."),
    ground=_("Who finds your session open must not be able to replace your second step."),
)
FACTORS_ARE_THERE = ActionRule(
    name="accounts_factors_are_there",
    message=_("This person has no second step yet."),
    next_step=_("Let this person sign in: the page to set one up then shows by itself."),
    ground=_("There is nothing to remove."),
)
ACCOUNT_OF_ANOTHER = ActionRule(
    name="accounts_user_of_another",
    message=_("This is your own account."),
    next_step=_("Ask another administrator of the pilot to do this."),
    ground=_("Two people know of every change of an account: who changes it and whose it is."),
)
ACCOUNT_OF_A_PERSON = ActionRule(
    name="accounts_user_is_a_person",
    message=_("This is the account in whose name Interwonen itself acts."),
    next_step=_("Leave it as it is; nobody can sign in with it."),
    ground=_("What the application does by itself stays in the histories under its own name."),
)
ACCOUNT_WORKS_HERE = ActionRule(
    name="accounts_user_works_here",
    message=_("This person has no role in this pilot any more, and does have one in another."),
    next_step=_("Ask the administrator of the other pilot to do this."),
    ground=_("An administrator decides about the accounts of people in the own pilot."),
)
ACCOUNT_NOT_CLOSED = ActionRule(
    name="accounts_user_not_closed",
    message=_("This account is closed."),
    next_step=_("Open it again first, when this person comes back."),
    ground=_("A closed account has no sessions and no roles, and nobody signs in with it."),
)
ACCOUNT_CLOSED = ActionRule(
    name="accounts_user_closed",
    message=_("This account is open already."),
    next_step=_("Invite this person for the role that is needed."),
    ground=_("Only an account that was closed can be opened again."),
)
ADDRESS_OF_ONE = ActionRule(
    name="accounts_user_address_of_one",
    message=_("Someone else has this e-mail address here."),
    next_step=_("Fill in the address of this one person."),
    ground=_("One signs in with the address, and a new password goes to it."),
    field="email",
)
ADDRESS_OF_WHO_CAME_IN = ActionRule(
    name="accounts_user_address_of_who_came_in",
    message=_("This person has never signed in with a second step."),
    next_step=_("Withdraw the role, and invite this person at the right address."),
    ground=_(
        "Whoever reads the new mailbox could set up the second step, and a second person agreed to "
        "the role for the address of before."
    ),
    field="email",
)
ADDRESS_OF_ORGANISATION = ActionRule(
    name="accounts_user_address_of_organisation",
    message=_("Who has this address signs in with the own organisation."),
    next_step=_("Leave the address as it is, or invite this person at the new address."),
    ground=_(
        "An organisation vouches for its own addresses: an account must not go to someone else by one."
    ),
    field="email",
)

"""The rules on enquiries about the same matter."""

from django.utils.translation import gettext_lazy as _

from interwonen.core.rules import ActionRule, Rule

ONE_MATTER = Rule(
    name="neighbours_enquiry_one_matter",
    message=_("These are not of one pilot, or one of them belongs to another matter."),
    next_step=_("Open the page anew and choose from the list."),
    ground=_("Enquiries about the same matter are one group, within one pilot."),
    field="other",
)
NOT_ITSELF = Rule(
    name="neighbours_enquiry_not_the_same_as_itself",
    message=_("An enquiry cannot be about the same as itself."),
    next_step=_("Choose another one."),
    ground=_("It takes two to be about the same."),
    field="other",
)
ANSWERED_ALIKE = Rule(
    name="neighbours_enquiry_answered_alike",
    message=_("A threat or an objection cannot be linked with something else."),
    next_step=_("Deal with each by itself: take them apart first if they are linked."),
    ground=_("One answer counts for all that are linked, and these are passed on instead."),
    field="other",
)
LINKED = ActionRule(
    name="neighbours_enquiry_is_linked",
    message=_("This enquiry stands by itself already."),
    next_step=_("Open the page anew."),
    ground=_("Only what was linked can be taken apart."),
)

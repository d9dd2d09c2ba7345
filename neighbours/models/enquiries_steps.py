"""The steps of an enquiry: when it came into which state, by whom, and with what words."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from neighbours.models.enquiries import TEXT_LENGTH, Enquiry
from neighbours.models.enquiries_status import NEEDS_TEXT, TRANSITIONS, Status
from neighbours.querysets.enquiries import StepQuerySet

NAME_LENGTH = 100


def _allowed() -> Q:
    """The table of transitions, as a condition on one step."""
    condition = Q()
    for before, after in TRANSITIONS.items():
        condition |= Q(came_from=before, status__in=[str(status) for status in after])
    return condition


class EnquiryStep(MayBeWithdrawn, models.Model):
    """An enquiry comes into another state; without `taken_by` the neighbour did that.

    Steps follow each other: see neighbours/guards/enquiries_steps.sql. The last one can be withdrawn
    when it was a mistake.
    """

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.PROTECT, related_name="steps"
    )
    came_from = models.CharField(_("came from"), max_length=11, choices=Status, editable=False)
    status = models.CharField(_("status"), max_length=11, choices=Status)
    taken_on = models.DateField(_("date"))
    taken_by = acting_user_field(verbose_name=_("by"), null=True, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH, blank=True)
    forwarded_to = models.CharField(_("passed on to"), max_length=NAME_LENGTH, blank=True)
    external_reference = models.CharField(
        _("their number or reference"), max_length=NAME_LENGTH, blank=True
    )
    due_on = models.DateField(_("answer before the end of"), editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("enquiry", "came_from", "status", "taken_on")
    history = History()
    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("step")
        constraints = [
            models.CheckConstraint(name="neighbours_enquirystep_allowed", condition=_allowed()),
            models.CheckConstraint(
                name="neighbours_enquirystep_says_something",
                condition=~Q(status__in=[str(status) for status in NEEDS_TEXT]) | says("text"),
            ),
            models.CheckConstraint(
                name="neighbours_enquirystep_says_to_whom",
                condition=Q(status="forwarded") & says("forwarded_to")
                | ~Q(status="forwarded") & Q(forwarded_to="", external_reference=""),
            ),
            text_length("neighbours_enquirystep", "text", most=TEXT_LENGTH),
            withdrawal_says_why("neighbours_enquirystep"),
        ]

    def __str__(self) -> str:
        return dated(self, self.taken_on)

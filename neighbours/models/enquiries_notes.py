"""What colleagues tell each other about an enquiry; the neighbour never reads it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from neighbours.models.enquiries import TEXT_LENGTH, Enquiry
from neighbours.querysets.enquiries import NoteQuerySet


class EnquiryNote(MayBeWithdrawn, models.Model):
    """A note for colleagues. It is no answer: it counts in no term and goes on no public page."""

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.PROTECT, related_name="notes"
    )
    noted_on = models.DateField(_("date"))
    noted_by = acting_user_field(verbose_name=_("by"))
    # How often the enquiry had been opened again by then: where the note stands in what was done.
    reopenings = models.PositiveSmallIntegerField(
        _("times opened again"), default=0, editable=False
    )
    text = models.TextField(_("note"), max_length=TEXT_LENGTH)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("enquiry", "reopenings")
    history = History()
    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("note")
        constraints = [
            models.CheckConstraint(
                name="neighbours_enquirynote_says_something", condition=says("text")
            ),
            text_length("neighbours_enquirynote", "text", most=TEXT_LENGTH),
            withdrawal_says_why("neighbours_enquirynote"),
        ]

    def __str__(self) -> str:
        return dated(self, self.noted_on)

"""Questions and reports from the neighbourhood and the answers to them.

Nothing here points at a resident: a reader of an enquiry must not learn who lives where.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint
from neighbours.querysets.enquiries import EnquiryQuerySet, ReplyQuerySet

TEXT_LENGTH = 10_000


class Enquiry(MayBeWithdrawn, models.Model):
    """A question, report, complaint, compliment or idea, with the last day for an answer.

    One that was recorded by mistake says why it was withdrawn, and counts nowhere.
    """

    class Status(models.TextChoices):
        """The status, which follows from replies and closing (`with_status`)."""

        REPORTED = "reported", _("Received")
        ANSWERED = "answered", _("Answered")
        DONE = "done", _("Closed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="enquiries"
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    channel = TermField("channel", verbose_name=_("how it came in"))
    kind = TermField("contact_kind", verbose_name=_("kind"))
    category = TermField(
        "report_category", verbose_name=_("what it is about"), null=True, blank=True
    )
    text = models.TextField(_("question or report"), max_length=TEXT_LENGTH)
    contact_name = models.CharField(_("name of the neighbour"), max_length=100, blank=True)
    contact_details = models.CharField(_("telephone or e-mail"), max_length=200, blank=True)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("answer before the end of"), editable=False)
    # When the team got a signal; which one is stored nowhere (see `give_neighbourhood_signal`).
    signalled_on = models.DateField(
        _("signal to the team on"), null=True, blank=True, editable=False
    )
    closing_note = models.TextField(_("how it was closed"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    closed_by = acting_user_field(verbose_name=_("closed by"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    history = History()
    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-number"]
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "number"], name="neighbours_enquiry_one_of_a_number"
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_due_after_receipt",
                condition=Q(due_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_closed_by_someone",
                condition=Q(closed_on=None, closed_by=None)
                | Q(
                    closed_on__isnull=False,
                    closed_on__gte=F("received_on"),
                    closed_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_signalled_after_receipt",
                condition=Q(signalled_on=None) | Q(signalled_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_report_has_category",
                condition=~Q(kind="contact_kind.report") | Q(category__isnull=False),
            ),
            withdrawal_says_why("neighbours_enquiry"),
            term_constraint("neighbours_enquiry_channel_from_list", "channel", "channel"),
            term_constraint("neighbours_enquiry_kind_from_list", "kind", "contact_kind"),
            term_constraint("neighbours_enquiry_category_from_list", "category", "report_category"),
        ]

    def __str__(self) -> str:
        return gettext("No. %(number)d, %(kind)s") % {"number": self.number, "kind": self.kind}

    @property
    def name_in_log(self) -> str:
        return gettext("no. %(number)d") % {"number": self.number}

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered and closed."""
        return not (self.is_closed or self.is_withdrawn)


class Reply(MayBeWithdrawn, models.Model):
    """An answer to the neighbour: when, through which channel, what was said.

    One that was recorded by mistake says why it was withdrawn, and counts nowhere.
    """

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.PROTECT, related_name="replies"
    )
    replied_on = models.DateField(_("date of the answer"))
    channel = TermField("channel", verbose_name=_("how you answered"))
    text = models.TextField(_("answer"), max_length=TEXT_LENGTH)
    replied_by = acting_user_field(verbose_name=_("answered by"))
    withdrawn_because = why_withdrawn()

    history = History()
    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["replied_on", "pk"]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = [
            withdrawal_says_why("neighbours_reply"),
            term_constraint("neighbours_reply_channel_from_list", "channel", "channel"),
        ]

    def __str__(self) -> str:
        return dated(self, self.replied_on)

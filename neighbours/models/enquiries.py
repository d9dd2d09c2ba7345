"""Questions and reports from the neighbourhood and the answers to them.

Nothing here points at a resident: a reader of an enquiry must not learn who lives where.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint
from neighbours.models.enquiries_contacts import Enquirer
from neighbours.models.enquiries_status import NOT_OPEN, Status
from neighbours.models.letters import LetterRound
from neighbours.querysets.enquiries import (
    COMPLAINT,
    OBJECTION,
    REPORT,
    THREAT,
    EnquiryQuerySet,
    ReplyQuerySet,
)

TEXT_LENGTH = 10_000
BY_FORM, BY_PHONE, AT_SUPPORT_POINT = "channel.form", "channel.phone", "channel.steunpunt"


class Enquiry(MayBeWithdrawn, models.Model):
    """A question, report, complaint, compliment, idea or objection, with the last day for an answer.

    Its status follows from its steps (enquiries_steps.py); who asks is kept apart (`enquirer`).

    One that was recorded by mistake says why it was withdrawn, and counts nowhere.
    """

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
    received_on = models.DateField(_("received on"))
    # As it was on the day of receipt; each step says what it became (`last_day` of a queryset).
    due_on = models.DateField(_("answer before the end of"), editable=False)
    letter_round = models.ForeignKey(
        LetterRound,
        verbose_name=_("because of letter"),
        on_delete=models.PROTECT,
        related_name="enquiries",
        null=True,
        blank=True,
    )
    validity = TermField("validity", verbose_name=_("what we found"), null=True, blank=True)
    solved_on = models.DateField(
        _("solved, said the neighbour on"), null=True, blank=True, editable=False
    )
    # The neighbour wants to know who lives somewhere; nobody is told that.
    asks_who_lives = models.BooleanField(_("asks who lives somewhere"), default=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who deals with it"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    # The first of those about the same matter; that one has none itself, so all have the same.
    same_as = models.ForeignKey(
        "self",
        verbose_name=_("about the same as"),
        on_delete=models.PROTECT,
        related_name="others",
        null=True,
        blank=True,
        editable=False,
    )
    # When the team got a signal; which one is stored nowhere (see `give_neighbourhood_signal`).
    signalled_on = models.DateField(
        _("signal to the team on"), null=True, blank=True, editable=False
    )
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot", "number")
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
                name="neighbours_enquiry_signalled_after_receipt",
                condition=Q(signalled_on=None) | Q(signalled_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_report_has_category",
                condition=~Q(kind="contact_kind.report") | Q(category__isnull=False),
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_not_the_same_as_itself", condition=~Q(same_as=F("pk"))
            ),
            models.CheckConstraint(
                name="neighbours_enquiry_says_something", condition=says("text")
            ),
            text_length("neighbours_enquiry", "text", most=TEXT_LENGTH),
            withdrawal_says_why("neighbours_enquiry"),
            term_constraint("neighbours_enquiry_channel_from_list", "channel", "channel"),
            term_constraint("neighbours_enquiry_kind_from_list", "kind", "contact_kind"),
            term_constraint("neighbours_enquiry_category_from_list", "category", "report_category"),
            term_constraint("neighbours_enquiry_validity_from_list", "validity", "validity"),
        ]

    def __str__(self) -> str:
        return gettext("No. %(number)d, %(kind)s") % {"number": self.number, "kind": self.kind}

    @property
    def name_in_log(self) -> str:
        return gettext("no. %(number)d") % {"number": self.number}

    @property
    def enquirer(self) -> Enquirer | None:
        """Who asks; None for someone who gave neither a name nor an address."""
        return getattr(self, "contact", None)

    @property
    def contact_name(self) -> str:
        return self.enquirer.name if self.enquirer else ""

    @property
    def contact_email(self) -> str:
        return self.enquirer.email if self.enquirer else ""

    @property
    def contact_phone(self) -> str:
        return self.enquirer.phone if self.enquirer else ""

    @property
    def is_anonymous(self) -> bool:
        """Whether the neighbour gave neither a name nor an address."""
        return self.enquirer is None or self.enquirer.is_anonymous

    @property
    def answers_are_read(self) -> bool:
        """Whether the neighbour reads what we record as an answer, with a link by mail or by the form."""
        return bool(self.contact_email) or bool(self.channel_id == BY_FORM)

    @property
    def is_out_of_reach(self) -> bool:
        """Whether nobody can tell the neighbour anything: there is no name, address or link."""
        return self.is_anonymous and not self.answers_are_read

    @property
    def goes_elsewhere(self) -> bool:
        """Whether someone else deals with it: an objection, and a threat or violence."""
        return self.is_objection or self.is_threat

    @property
    def has_term_of_law(self) -> bool:
        """Whether the law sets its term: that of a complaint which we deal with ourselves."""
        return self.is_complaint and not self.goes_elsewhere

    @property
    def is_complaint(self) -> bool:
        return bool(self.kind_id == COMPLAINT)

    @property
    def is_report(self) -> bool:
        return bool(self.kind_id == REPORT)

    @property
    def is_objection(self) -> bool:
        return bool(self.kind_id == OBJECTION)

    @property
    def is_threat(self) -> bool:
        return bool(self.category_id == THREAT)

    @property
    def is_open(self) -> bool:
        """Whether it could still be answered and closed on the day of `with_status`."""
        return self.status not in NOT_OPEN  # type: ignore[attr-defined]

    @property
    def is_open_now(self) -> bool:
        """Whether it can still be answered and closed, after the last step whatever its date."""
        return self.status_now not in NOT_OPEN

    @property
    def waits_for_neighbour(self) -> bool:
        """Whether the neighbour has to act first, as in `with_status`; an answer of ours ends that."""
        waits = getattr(self, "status", None) == Status.WAITING
        return waits and not getattr(self, "is_settled", False)

    @property
    def status_now(self) -> str:
        """The status after the last step, whatever its date; lists take it from `with_status`."""
        if self.is_withdrawn:
            return Status.WITHDRAWN
        last = self.steps.standing().last()
        return last.status if last else Status.REPORTED


class Reply(MayBeWithdrawn, models.Model):
    """An answer to the neighbour: when, through which channel, what was said.

    One that was recorded by mistake says why it was withdrawn, and counts nowhere.
    """

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.PROTECT, related_name="replies"
    )
    replied_on = models.DateField(_("date of the answer"))
    # How often the enquiry had been opened again by then: an answer counts until the next time.
    reopenings = models.PositiveSmallIntegerField(
        _("times opened again"), default=0, editable=False
    )
    # The answer that was given to another enquiry about the same matter, and so to this one too.
    given_with = models.ForeignKey(
        "self",
        verbose_name=_("given with the answer"),
        on_delete=models.PROTECT,
        related_name="copies",
        null=True,
        blank=True,
        editable=False,
    )
    channel = TermField("channel", verbose_name=_("how you answered"))
    text = models.TextField(_("answer"), max_length=TEXT_LENGTH)
    replied_by = acting_user_field(verbose_name=_("answered by"))
    withdrawn_because = why_withdrawn()

    fixed_fields = ("enquiry", "given_with", "reopenings")
    history = History()
    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["replied_on", "pk"]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        constraints = [
            models.CheckConstraint(name="neighbours_reply_says_something", condition=says("text")),
            text_length("neighbours_reply", "text", most=TEXT_LENGTH),
            withdrawal_says_why("neighbours_reply"),
            term_constraint("neighbours_reply_channel_from_list", "channel", "channel"),
        ]

    def __str__(self) -> str:
        return dated(self, self.replied_on)

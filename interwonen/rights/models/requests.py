"""What someone asks about the own data, by which day that is answered, and what came of it."""

from datetime import date

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interwonen.core.constraints import (
    REASON_LENGTH,
    TEXT_LENGTH,
    months_after,
    on_one_line,
    says,
    text_length,
)
from interwonen.core.deadlines import HasTerm
from interwonen.core.history import History, acting_user_field
from interwonen.core.periods import months_later
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.core.working_days import end_of_term
from interwonen.rights.querysets.requests import RightsRequestQuerySet
from participants.models.records import ParticipantRecord, participant_field

TERM_MONTHS = 1  # AVG 12(3)
EXTENDED_MONTHS = 3  # that month and two more, by the same paragraph
DESTROY_MONTHS = 3  # Wmo 2015, 5.3.5


def end_of_months(received_on: date, months: int) -> date:
    """The last day of a term of so many months after the day of receipt, that day included.

    It ends on the day of the same number, of a short month on its last day, and on the next working
    day when that is none (Regulation 1182/71, article 3; Algemene termijnenwet, article 1).
    """
    return end_of_term(months_later(received_on, months))


def _within_months(field: str, months: int) -> Q:
    """The day ends a term of so many months; a weekend with holidays around it lasts some days."""
    end = months_after("received_on", months)
    return Q(**{f"{field}__gte": end}) & Q(
        **{f"{field}__lte": months_after("received_on", months, 10)}
    )


class RightsRequest(HasTerm, MayBeWithdrawn, ParticipantRecord):
    """A request of a data subject (AVG 15 to 18 and 21), or of who acts for that person.

    `due_on` is the last day in time, that day included, unless it was extended; `extended_on` is the
    day on which the resident was told so. `corrected` names the records that were corrected, each as
    in "participants.goal/12". Once it is answered, request and answer stay
    (interwonen/rights/guards/requests.sql).
    """

    class Right(models.TextChoices):
        """Which right is used."""

        ACCESS = "access", _("See the own data or get a copy (AVG 15)")
        RECTIFICATION = "rectification", _("Have something corrected or completed (AVG 16)")
        ERASURE = "erasure", _("Have data destroyed (AVG 17, Wmo 5.3.5)")
        RESTRICTION = "restriction", _("Have data left alone for now (AVG 18)")
        OBJECTION = "objection", _("Object to the use of data (AVG 21)")

    class Way(models.TextChoices):
        """How it came in."""

        IN_PERSON = "in_person", _("In a conversation")
        LETTER = "letter", _("By letter")
        MAIL = "mail", _("By e-mail")
        PHONE = "phone", _("By telephone")

    class Asker(models.TextChoices):
        """Who asks."""

        RESIDENT = "resident", _("The resident")
        REPRESENTATIVE = "representative", _("Someone who acts for the resident")

    class Identity(models.TextChoices):
        """How it was established that it is this person."""

        NOT_YET = "not_yet", _("Not established yet")
        KNOWN = "known", _("Known to us, and spoken in person")
        DOCUMENT = "document", _("Identity document seen; no copy was made")
        AUTHORITY = "authority", _("Authorisation or court decision seen")

    class Decision(models.TextChoices):
        """What was decided."""

        GRANTED = "granted", pgettext_lazy("request", "Granted")
        PARTLY = "partly", _("Partly granted")
        REFUSED = "refused", pgettext_lazy("request", "Refused")

    participant = participant_field("rights_requests")
    right = models.CharField(_("what is asked"), max_length=14, choices=Right)
    asks = models.TextField(_("request in the resident's words"))
    received_on = models.DateField(_("received on"))
    way = models.CharField(_("how it came in"), max_length=10, choices=Way)
    asker = models.CharField(_("who asks"), max_length=14, choices=Asker)
    representative = models.CharField(_("name of who acts"), max_length=100, blank=True)
    identity = models.CharField(
        _("how the identity was established"), max_length=10, choices=Identity
    )
    due_on = models.DateField(_("answer at the latest on"), editable=False)
    extended_to = models.DateField(_("extended to"), null=True, blank=True, editable=False)
    extended_on = models.DateField(_("extension told on"), null=True, blank=True)
    extended_because = models.CharField(_("extended because"), max_length=REASON_LENGTH, blank=True)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision, blank=True)
    decided_because = models.TextField(_("why not, or not wholly"), blank=True)
    done = models.TextField(_("what was done"), blank=True)
    corrected = ArrayField(
        models.CharField(max_length=60),
        verbose_name=_("what was corrected"),
        default=list,
        blank=True,
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = acting_user_field(verbose_name=_("answered by"), null=True, blank=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("participant",)
    history = History()
    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name = _("request about the own data")
        verbose_name_plural = _("requests about the own data")
        constraints = [
            text_length(
                "rights_rightsrequest", "asks", "decided_because", "done", most=TEXT_LENGTH
            ),
            models.CheckConstraint(name="rights_rightsrequest_says_what", condition=says("asks")),
            models.CheckConstraint(
                name="rights_rightsrequest_says_who_acts",
                condition=Q(asker="resident", representative="")
                | (
                    Q(asker="representative")
                    & says("representative")
                    & on_one_line("representative")
                ),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_term_of_a_month",
                condition=_within_months("due_on", TERM_MONTHS),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_extension_says_why",
                condition=Q(extended_to=None, extended_on=None, extended_because="")
                | (
                    Q(extended_on__isnull=False)
                    & _within_months("extended_to", EXTENDED_MONTHS)
                    & says("extended_because")
                ),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_extended_in_time",
                condition=Q(extended_on=None)
                | Q(extended_on__gte=F("received_on"), extended_on__lte=F("due_on")),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_answered_whole",
                condition=Q(decision="", answered_on=None, answered_by=None)
                & Q(decided_because="", done="")
                | (
                    ~Q(decision="")
                    & Q(answered_on__gte=F("received_on"), answered_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_says_what_was_done",
                condition=~Q(decision__in=["granted", "partly"]) | says("done"),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_refusal_says_why",
                condition=~Q(decision__in=["partly", "refused"]) | says("decided_because"),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_known_first",
                condition=~Q(decision__in=["granted", "partly"]) | ~Q(identity="not_yet"),
            ),
            models.CheckConstraint(
                name="rights_rightsrequest_corrected_when_granted",
                condition=Q(corrected=[])
                | Q(right="rectification", decision__in=["granted", "partly"]),
            ),
            withdrawal_says_why("rights_rightsrequest"),
        ]

    def __str__(self) -> str:
        return str(self.get_right_display())

    @property
    def corrected_label(self) -> str:
        """Which kinds of records were corrected; their keys say nothing."""
        kinds = (apps.get_model(each.partition("/")[0]) for each in self.corrected)
        return "; ".join(str(capfirst(kind._meta.verbose_name)) for kind in kinds)

    @property
    def is_answered(self) -> bool:
        return self.answered_on is not None

    @property
    def destroy_by(self) -> date | None:
        """The last day to destroy what the resident asks to destroy, unless that was refused."""
        if self.right != self.Right.ERASURE or self.decision == self.Decision.REFUSED:
            return None
        return end_of_months(self.received_on, DESTROY_MONTHS)

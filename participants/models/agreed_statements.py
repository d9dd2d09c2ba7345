"""What someone agreed to have told about them in a report to the council, in exact words."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import on_one_line, says
from interwonen.core.history import History, acting_user_field
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from participants.models.records import ParticipantRecord, participant_field
from participants.querysets.agreed_statements import AgreedStatementQuerySet


class AgreedStatement(MayBeWithdrawn, ParticipantRecord):
    """A sentence about a participant that the participant agreed to have told (docs/decisions/55).

    Once a report has told it, its words stay (participants/guards/agreed_statements.sql); withdrawn
    after that, later reports leave it out.
    """

    class How(models.TextChoices):
        """How the participant agreed."""

        IN_PERSON = "in_person", _("In person")
        IN_WRITING = "in_writing", _("In writing")

    class Outcome(models.TextChoices):
        """Where the sentence says that someone lives now; as the meanings of a destination."""

        FITTING = "positive", _("In a fitting home")
        ELSEWHERE = "neutral", _("Elsewhere")
        HOMELESS = "negative", _("Homeless or in detention")
        NOTHING = "none", _("It says nothing of this")

    participant = participant_field("agreed_statements")
    sentence = models.CharField(_("sentence that may be told"), max_length=200)
    agreed_on = models.DateField(_("agreed on"))
    agreed_how = models.CharField(_("how the agreement was given"), max_length=10, choices=How)
    outcome = models.CharField(_("where the person lives now"), max_length=8, choices=Outcome)
    recorded_by = acting_user_field(verbose_name=_("recorded by"))
    published_on = models.DateField(_("first published on"), null=True, blank=True, editable=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("participant",)
    printed_fields = ("sentence",)
    history = History()
    objects = AgreedStatementQuerySet.as_manager()

    class Meta:
        ordering = ["-agreed_on", "-pk"]
        verbose_name = _("statement that may be told")
        verbose_name_plural = _("statements that may be told")
        constraints = [
            models.CheckConstraint(
                name="participants_agreedstatement_says_a_sentence",
                condition=says("sentence") & on_one_line("sentence"),
            ),
            models.CheckConstraint(
                name="participants_agreedstatement_agreed_before_published",
                condition=Q(published_on=None) | Q(published_on__gte=F("agreed_on")),
            ),
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(withdrawn_because="") & ~Q(outcome="none"),
                name="participants_agreedstatement_one_outcome",
            ),
            withdrawal_says_why("participants_agreedstatement"),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def is_published(self) -> bool:
        return self.published_on is not None

    @property
    def says_outcome(self) -> bool:
        """Whether it makes known where the person lives now."""
        return self.outcome != self.Outcome.NOTHING

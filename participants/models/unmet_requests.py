"""A request for a place in the pilot that never became a referral."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import on_one_line, says, text_length
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint
from participants.querysets.unmet_requests import UnmetRequestQuerySet

MOST_AT_ONCE = 50
EXPLANATION_LENGTH = 500


class UnmetRequest(MayBeWithdrawn, models.Model):
    """An organisation asked for one or more places on a day, and was turned away. Of nobody in person.

    When someone is referred later after all, it is withdrawn with that reason.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="unmet_requests"
    )
    asked_on = models.DateField(_("asked on"))
    asked_by = models.CharField(_("who asked"), max_length=100)
    origin = TermField("origin", verbose_name=_("where the person comes from"))
    number = models.PositiveSmallIntegerField(_("for how many people"), default=1)
    reason = TermField("turned_away", verbose_name=_("why turned away"))
    explanation = models.TextField(_("in other words"), blank=True, max_length=EXPLANATION_LENGTH)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    history = History()
    objects = UnmetRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("request without a referral")
        constraints = [
            models.CheckConstraint(
                name="participants_unmetrequest_says_who",
                condition=says("asked_by") & on_one_line("asked_by"),
            ),
            models.CheckConstraint(
                name="participants_unmetrequest_number",
                condition=Q(number__range=(1, MOST_AT_ONCE)),
            ),
            models.CheckConstraint(
                name="participants_unmetrequest_other_in_words",
                condition=~Q(reason="turned_away.other") | says("explanation"),
            ),
            text_length("participants_unmetrequest", "explanation", most=EXPLANATION_LENGTH),
            term_constraint("participants_unmetrequest_origin_from_list", "origin", "origin"),
            term_constraint("participants_unmetrequest_reason_from_list", "reason", "turned_away"),
            withdrawal_says_why("participants_unmetrequest"),
        ]

    def __str__(self) -> str:
        return dated(self, self.asked_on)

"""Questions that neighbours ask often, with the answer that the page for neighbours shows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot
from neighbours.querysets.questions_asked import QuestionAskedQuerySet

QUESTION_LENGTH = 200


class QuestionAsked(MayBeWithdrawn, models.Model):
    """A question with its answer, at a place in the row; everyone reads it once it is shown."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="questions_asked"
    )
    question = models.CharField(_("question"), max_length=QUESTION_LENGTH)
    answer = models.TextField(_("answer"), max_length=2_000)
    position = models.PositiveSmallIntegerField(_("place in the row"), editable=False)
    is_shown = models.BooleanField(_("on the page for neighbours"), default=True)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    history = History()
    objects = QuestionAskedQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("frequently asked question")
        verbose_name_plural = _("frequently asked questions")
        constraints = [
            models.CheckConstraint(
                name="neighbours_questionasked_is_answered", condition=says("question", "answer")
            ),
            text_length("neighbours_questionasked", "answer"),
            withdrawal_says_why("neighbours_questionasked"),
        ]

    def __str__(self) -> str:
        return self.question

"""Standard answers: texts of a pilot that are chosen, adapted and given to a neighbour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says, text_length
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot, TermField, term_constraint
from neighbours.models.enquiries import TEXT_LENGTH
from neighbours.querysets.enquiries_answers import StandardAnswerQuerySet

TITLE_LENGTH = 100


class StandardAnswer(MayBeWithdrawn, models.Model):
    """A text to answer questions of one kind with, or of any kind.

    One of a pilot answers who asks who lives somewhere: that we tell nobody.
    """

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="standard_answers"
    )
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    kind = TermField("contact_kind", verbose_name=_("for which kind"), null=True, blank=True)
    text = models.TextField(_("text"), max_length=TEXT_LENGTH)
    about_who_lives = models.BooleanField(_("for who asks who lives somewhere"), default=False)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    history = History()
    objects = StandardAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("standard answer")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot"],
                condition=models.Q(about_who_lives=True, withdrawn_because=""),
                name="neighbours_standardanswer_who_lives_once",
            ),
            term_constraint("neighbours_standardanswer_kind_from_list", "kind", "contact_kind"),
            models.CheckConstraint(
                name="neighbours_standardanswer_says_something", condition=says("title", "text")
            ),
            text_length("neighbours_standardanswer", "text", most=TEXT_LENGTH),
            withdrawal_says_why("neighbours_standardanswer"),
        ]

    def __str__(self) -> str:
        return self.title

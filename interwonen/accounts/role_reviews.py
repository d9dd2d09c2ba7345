"""Reviews of who has which role in a pilot: a model, as those in models.py, and when one is due."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.querysets import RoleReviewQuerySet
from interwonen.core.constraints import TEXT_LENGTH, text_length
from interwonen.core.formatting import in_words
from interwonen.core.history import History, acting_user_field
from interwonen.core.periods import months_later
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why

EVERY_MONTHS = 3  # BIO2 v1.3, 8.02.01, asks it of special rights


def review_due_on(pilot: Any, last: date | None) -> date:
    """The last day in time for the next review: three months after the last one, or after the first
    day of the pilot when there was none.

    Also of a pilot that is over: who still has a role then is what a review finds.
    """
    return months_later(last or pilot.starts_on, EVERY_MONTHS)


class RoleReview(MayBeWithdrawn, models.Model):
    """Someone looked at all roles of a pilot that held or waited at that moment."""

    pilot = models.ForeignKey(
        "pilots.Pilot",
        verbose_name=_("pilot"),
        on_delete=models.PROTECT,
        related_name="role_reviews",
    )
    reviewed_at = models.DateTimeField(_("reviewed at"))
    reviewed_by = acting_user_field(verbose_name=_("reviewed by"))
    number = models.PositiveSmallIntegerField(_("number of roles"))
    remark = models.TextField(_("what was noticed"), blank=True, max_length=TEXT_LENGTH)
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot", "reviewed_at", "reviewed_by", "number", "remark")
    history = History()
    objects = RoleReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-reviewed_at", "-pk"]
        verbose_name = _("review of the roles")
        constraints = [
            text_length("accounts_rolereview", "remark"),
            withdrawal_says_why("accounts_rolereview"),
        ]

    def __str__(self) -> str:
        return gettext("roles reviewed on %(day)s") % {"day": in_words(self.reviewed_on)}

    @property
    def reviewed_on(self) -> date:
        return localtime(self.reviewed_at).date()

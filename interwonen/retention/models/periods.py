"""How long each kind of record is kept."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import says
from interwonen.core.formatting import months_in_words
from interwonen.core.history import History
from interwonen.retention.querysets.periods import RetentionPeriodQuerySet

OWN_CHOICE = "Eigen keuze"  # so begins a source that no law or list gives


class Kind(models.TextChoices):
    """What is kept for a time. What ends it is in selectors/destructions_due.py."""

    CASE = "case", _("File of a resident")
    NOT_ADMITTED = "not_admitted", _("File of someone who did not come to live here")
    NEIGHBOUR_CONTACT = "neighbour_contact", _("Question or report of a neighbour")
    ADDRESSES = "addresses", _("Addresses of the neighbourhood and letters to them")
    CONSULTATION_HOURS = "consultation_hours", _("Consultation hours and calls in them")
    SOUNDING_BOARD = "sounding_board", _("Sounding board")
    PILOT = "pilot", _("Other records of the pilot")
    ACCOUNT = "account", _("Account of a colleague")
    ACCESS_LOG = "access_log", _("Month of the access log")


def is_own_choice(source: str) -> bool:
    """Whether the archivist still has to say which result of the Selectielijst it is."""
    return source.startswith(OWN_CHOICE)


class RetentionPeriod(models.Model):
    """For how many months after its end a kind of record is kept; the same for all pilots.

    `at_least` is what a law or regulation asks, which nobody shortens here; `why` is the source.
    """

    kind = models.CharField(_("kind of record"), max_length=20, choices=Kind, unique=True)
    months = models.PositiveSmallIntegerField(_("months"))
    at_least = models.PositiveSmallIntegerField(_("months at the least"), editable=False)
    why = models.TextField(_("source"), max_length=500)

    shown_in: str  # the slug of a pilot, of a row that was asked for one

    fixed_fields = ("kind", "at_least")
    history = History()
    objects = RetentionPeriodQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("period of keeping")
        constraints = [
            models.CheckConstraint(
                name="retention_period_long_enough",
                condition=Q(months__gte=F("at_least"), months__lte=1200),
            ),
            models.CheckConstraint(name="retention_period_says_why", condition=says("why")),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def awaits_archivist(self) -> bool:
        """Whether no law or list says how long it is."""
        return is_own_choice(self.why)

    @property
    def term(self) -> str:
        """How long that is, in words."""
        return months_in_words(self.months)

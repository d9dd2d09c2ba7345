"""A pilot: its parties, its period and its bounds."""

from datetime import date, timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation
from interwonen.core.constraints import says
from interwonen.core.history import History
from interwonen.core.periods import months_later
from interwonen.pilots.querysets.pilots import PilotQuerySet

LONGEST_PERIOD = timedelta(days=3660)  # ten years
# First parts of addresses that no pilot may take as its slug.
TAKEN_ADDRESSES = ("buurt", "onderdelen", "static", "toegang", "uitnodiging")


class Pilot(models.Model):
    """A housing pilot: its parties, its period (both days inclusive), its bounds of capacity."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("name in the address bar"), unique=True)
    reference_prefix = models.CharField(_("prefix of reference codes"), max_length=8)
    place = models.CharField(_("place"), max_length=100)
    municipality = models.ForeignKey(
        Organisation, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="+"
    )
    care_provider = models.ForeignKey(
        Organisation, verbose_name=_("care provider"), on_delete=models.PROTECT, related_name="+"
    )
    landlord = models.ForeignKey(
        Organisation, verbose_name=_("landlord"), on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    base_capacity = models.PositiveSmallIntegerField(
        _("places at the start"), validators=[MinValueValidator(1)]
    )
    maximum_capacity = models.PositiveSmallIntegerField(_("places at most"))
    goal = models.TextField(_("goal"))
    zoning_ground = models.TextField(_("ground in the zoning plan"))
    # The decision of the executive (college) to hold the pilot; neighbours hear of it after this.
    decided_on = models.DateField(_("decision of the executive on"), null=True, blank=True)
    decision_reference = models.CharField(
        _("reference of that decision"), max_length=100, blank=True
    )
    # Whether reports say how many people moved in and out, and what the privacy officer (FG) advised.
    shows_moves = models.BooleanField(_("reports show moves"), default=True)
    moves_advice = models.CharField(
        _("advice of the privacy officer on moves"), max_length=500, blank=True
    )
    moves_advised_on = models.DateField(_("date of the advice on moves"), null=True, blank=True)
    # Raised by the database whenever a stay or a capacity changes: concurrent changes queue here.
    occupancy_version = models.PositiveBigIntegerField(default=0, editable=False)

    printed_fields = ("name", "place", "goal", "zoning_ground", "decision_reference")
    history = History(excluded_fields=["occupancy_version"])
    objects = PilotQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("pilot")
        constraints = [
            models.CheckConstraint(
                name="pilots_pilot_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))
            ),
            models.CheckConstraint(
                name="pilots_pilot_period_of_years",
                condition=Q(starts_on__gte=date(2000, 1, 1))
                & Q(ends_on__lte=F("starts_on") + LONGEST_PERIOD),
            ),
            models.CheckConstraint(
                name="pilots_pilot_slug_is_free", condition=~Q(slug__in=TAKEN_ADDRESSES)
            ),
            models.CheckConstraint(
                name="pilots_pilot_capacity_bounds",
                condition=Q(base_capacity__gte=1) & Q(maximum_capacity__gte=F("base_capacity")),
            ),
            models.CheckConstraint(
                name="pilots_pilot_decision_whole",
                condition=Q(decided_on=None, decision_reference="")
                | (Q(decided_on__isnull=False) & says("decision_reference")),
            ),
            models.CheckConstraint(
                name="pilots_pilot_moves_as_advised",
                condition=Q(shows_moves=True, moves_advice="", moves_advised_on=None)
                | (Q(moves_advised_on__isnull=False) & says("moves_advice")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def capacity_on(self, day: date) -> int:
        """The number of places in force on `day`: the last decision, else the base."""
        step = self.capacity_steps.in_force(day).values_list("capacity", flat=True).first()
        return self.base_capacity if step is None else step

    @property
    def prepared_since(self) -> date:
        """The first day that a record of the pilot can be about: a year before it begins."""
        return months_later(self.starts_on, -12)

    @property
    def settled_by(self) -> date:
        """The last day that a record of the pilot can be about: a year after it ends."""
        return months_later(self.ends_on, 12)

    def is_near(self, day: date) -> bool:
        """Whether a record of the pilot can be about that day."""
        return self.prepared_since <= day <= self.settled_by

    def has_begun(self, today: date) -> bool:
        return self.starts_on <= today

    def days_left(self, today: date) -> int:
        """Days from `today` up to and including the last day; 0 when it is over."""
        return max((self.ends_on - today).days + 1, 0)

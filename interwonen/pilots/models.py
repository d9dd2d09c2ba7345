"""A pilot with its period and capacity, and the vocabularies that forms choose from."""

from datetime import date, timedelta
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from interwonen.accounts.models import Organisation
from interwonen.core.constraints import says
from interwonen.core.formatting import dated
from interwonen.core.history import History
from interwonen.core.periods import months_later
from interwonen.pilots.querysets import (
    CapacityStepQuerySet,
    OpeningHoursQuerySet,
    PilotQuerySet,
    QuestionQuerySet,
    TermQuerySet,
)


class Term(models.Model):
    """One choice of a Dutch list, kept as data: vocabularies change, old answers keep theirs.

    The key reads "vocabulary.code". A term is never deleted; `valid_until` takes it off the forms.
    `meaning` is what the product knows of a term beyond its label, such as the class of an exit.
    """

    key = models.CharField(primary_key=True, max_length=80)
    vocabulary = models.CharField(_("list"), max_length=30)
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=120)
    meaning = models.CharField(_("meaning"), max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))
    valid_from = models.DateField(_("valid from"), default=date(2000, 1, 1))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    history = History()
    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["vocabulary", "position"]
        verbose_name = _("term")
        constraints = [
            models.CheckConstraint(
                name="pilots_term_key_names_list_and_code",
                condition=Q(key=models.functions.Concat(F("vocabulary"), Value("."), F("code"))),
            ),
            models.CheckConstraint(
                name="pilots_term_ends_after_start",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class TermField(models.ForeignKey):
    """A choice from one vocabulary; pair it with `term_constraint` so that the database agrees."""

    def __init__(self, vocabulary: str = "", **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("to", "pilots.Term")
        kwargs.setdefault("on_delete", models.PROTECT)
        kwargs.setdefault("related_name", "+")
        if vocabulary:
            kwargs.setdefault("limit_choices_to", {"vocabulary": vocabulary})
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.vocabulary:
            kwargs["vocabulary"] = self.vocabulary
            kwargs.pop("limit_choices_to", None)
        return name, path, args, kwargs


def term_constraint(name: str, field: str, vocabulary: str) -> models.CheckConstraint:
    """The database's half of a TermField: the key must be of that vocabulary."""
    prefix = Value(f"{vocabulary}.")
    condition = Func(F(field), prefix, function="STARTS_WITH", output_field=BooleanField())
    return models.CheckConstraint(name=name, condition=condition)


class Question(models.Model):
    """One question or domain of a versioned set; an old answer keeps its version."""

    question_set = models.CharField(_("question set"), max_length=30)
    version = models.CharField(_("version"), max_length=20)
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"))
    offered = models.BooleanField(_("offered on forms"), default=True)

    history = History()
    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["question_set", "version", "position"]
        verbose_name = _("question")
        constraints = [
            models.UniqueConstraint(
                fields=["question_set", "version", "code"], name="pilots_question_once_per_version"
            )
        ]

    def __str__(self) -> str:
        return self.label


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


class CapacityStep(models.Model):
    """A dated decision that changes the number of places from its first day on."""

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="capacity_steps"
    )
    effective_from = models.DateField(_("holds from"))
    capacity = models.PositiveSmallIntegerField(_("number of places"))
    reason = models.TextField(_("reason"))
    reference = models.CharField(_("reference of the decision"), max_length=100)

    fixed_fields = ("pilot",)
    history = History()
    objects = CapacityStepQuerySet.as_manager()

    class Meta:
        ordering = ["effective_from"]
        verbose_name = _("capacity decision")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "effective_from"], name="pilots_capacitystep_one_per_day"
            ),
            models.CheckConstraint(
                name="pilots_capacitystep_says_why",
                condition=Q(reason__regex=r"\S", reference__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return dated(self, self.effective_from)


class OpeningHours(models.Model):
    """When the support point is open as a rule on one day of the week; without hours it is closed.

    A pilot without any rows keeps office hours (`interwonen/pilots/opening_hours.py`).
    """

    class Weekday(models.IntegerChoices):
        """The day's number as ISO 8601 counts."""

        MONDAY = 1, _("Monday")
        TUESDAY = 2, _("Tuesday")
        WEDNESDAY = 3, _("Wednesday")
        THURSDAY = 4, _("Thursday")
        FRIDAY = 5, _("Friday")
        SATURDAY = 6, _("Saturday")
        SUNDAY = 7, _("Sunday")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="opening_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday)
    opens_at = models.TimeField(_("open from"), null=True, blank=True)
    closes_at = models.TimeField(_("open until"), null=True, blank=True)

    history = History()
    objects = OpeningHoursQuerySet.as_manager()

    class Meta:
        ordering = ["weekday"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "weekday"], name="pilots_openinghours_once_per_weekday"
            ),
            models.CheckConstraint(
                name="pilots_openinghours_known_weekday", condition=Q(weekday__range=(1, 7))
            ),
            models.CheckConstraint(
                name="pilots_openinghours_closes_after_opening",
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False, closes_at__gt=F("opens_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_weekday_display())

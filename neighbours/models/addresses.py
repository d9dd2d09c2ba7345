"""Addresses in the neighbourhood, to which letters go.

They say nothing of who lives there: a letter goes to the residents of an address, unless someone asked
to be addressed by name.
"""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Concat, Upper
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import on_one_line, says
from interwonen.core.history import History
from interwonen.core.withdrawals import MayBeWithdrawn, why_withdrawn, withdrawal_says_why
from interwonen.pilots.models import Pilot
from neighbours.querysets.addresses import AddressQuerySet
from participants.models.dwellings import POSTCODE

ADDITION_LENGTH = 4
NO_LETTERS_LENGTH = 200


class Address(MayBeWithdrawn, models.Model):
    """A Dutch address (postcode as PostNL, number as the BAG) in or near the street of a pilot.

    An empty addressee is "Aan de bewoners van". With `no_letters_since` nothing is sent there.
    """

    class Ring(models.IntegerChoices):
        """How near it is to the dwellings of the pilot."""

        FIRST = 1, _("Ring 1: next to it")
        SECOND = 2, _("Ring 2: the same street or block")
        THIRD = 3, _("Ring 3: the neighbourhood around it")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="addresses"
    )
    street = models.CharField(_("street"), max_length=100)
    house_number = models.PositiveIntegerField(
        _("house number"), validators=[MinValueValidator(1), MaxValueValidator(99999)]
    )
    house_letter = models.CharField(
        _("house letter"), max_length=1, blank=True, validators=[RegexValidator(r"^[A-Z]?\Z")]
    )
    addition = models.CharField(
        _("addition"),
        max_length=ADDITION_LENGTH,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9]*\Z")],
    )
    postcode = models.CharField(
        _("postcode"), max_length=6, validators=[RegexValidator(rf"^{POSTCODE.pattern}\Z")]
    )
    place = models.CharField(_("place"), max_length=80)
    ring = models.PositiveSmallIntegerField(_("ring"), choices=Ring, null=True, blank=True)
    addressee = models.CharField(_("addressee"), max_length=100, blank=True)
    no_letters_since = models.DateField(_("no letters since"), null=True, blank=True)
    no_letters_because = models.CharField(
        _("why no letters"), max_length=NO_LETTERS_LENGTH, blank=True
    )
    withdrawn_because = why_withdrawn()

    fixed_fields = ("pilot",)
    printed_fields = ("street", "place", "addressee")
    history = History()
    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ["street", "house_number", "house_letter", "addition", "pk"]
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            # 12 A is one home, whether someone calls the A a letter or an addition.
            models.UniqueConstraint(
                "pilot",
                "postcode",
                "house_number",
                Upper(Concat("house_letter", "addition")),
                condition=Q(withdrawn_because=""),
                name="neighbours_address_once",
            ),
            models.CheckConstraint(
                name="neighbours_address_postcode",
                condition=Q(postcode__regex=rf"^{POSTCODE.pattern}$"),
            ),
            models.CheckConstraint(
                name="neighbours_address_number",
                condition=Q(house_number__range=(1, 99999))
                & Q(house_letter__regex=r"^[A-Z]?$", addition__regex=r"^[A-Za-z0-9]*$"),
            ),
            models.CheckConstraint(
                name="neighbours_address_known_ring",
                condition=Q(ring=None) | Q(ring__range=(1, 3)),
            ),
            models.CheckConstraint(
                name="neighbours_address_no_letters_says_why",
                condition=Q(no_letters_since=None, no_letters_because="")
                | (Q(no_letters_since__isnull=False) & says("no_letters_because")),
            ),
            models.CheckConstraint(
                name="neighbours_address_is_written",
                condition=says("street", "place")
                & on_one_line("street")
                & on_one_line("place")
                & on_one_line("addressee"),
            ),
            withdrawal_says_why("neighbours_address"),
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.number}"

    @property
    def number(self) -> str:
        """Number, letter and addition: 12, 12 A, 12-2, 12 A-2, 12 bis."""
        letter = f" {self.house_letter}" if self.house_letter else ""
        if not self.addition:
            return f"{self.house_number}{letter}"
        between = "-" if letter or self.addition.isdigit() else " "
        return f"{self.house_number}{letter}{between}{self.addition}"

    @property
    def shown_postcode(self) -> str:
        """The postcode with one space in it."""
        return f"{self.postcode[:4]} {self.postcode[4:]}"

    @property
    def gets_letters(self) -> bool:
        return self.no_letters_since is None and not self.is_withdrawn

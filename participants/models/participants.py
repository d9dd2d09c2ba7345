"""A participant of a pilot."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import CHANGE_A_FILE, Permission
from interwonen.core.constraints import says
from interwonen.core.formatting import in_words
from interwonen.core.history import History
from interwonen.core.packed_rows import unpacked
from interwonen.core.partial_dates import PartialDateColumn, is_a_partial_date
from interwonen.pilots.models import Pilot
from participants.querysets.participants import ParticipantQuerySet


@dataclass(frozen=True)
class Stated:
    """A statement of the resident about the file that was not taken back."""

    pk: int
    stated_on: date
    text: str


class Participant(models.Model):
    """A person referred to a pilot; no BSN, no diagnosis, no more than the pilot needs."""

    class Status(models.TextChoices):
        """The status of a participant; follows from referral, stay and exit (`with_status`)."""

        REFERRED = "referred", _("Referred")
        ASSESSMENT = "assessment", _("Intake")
        WAITING = "waiting", _("Waiting list")
        PLACED = "placed", _("Placed")
        LEAVING = "leaving", _("Leaving prepared")
        LEFT = "left", _("Left")
        AFTERCARE = "aftercare", _("Aftercare")
        RETURNED = "returned", _("Homeless again")
        CLOSED = "closed", _("Closed")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="participants"
    )
    reference = models.CharField(_("reference"), max_length=20)
    # Someone may have one name only; the other one is then empty.
    first_name = models.CharField(_("first name"), max_length=60, blank=True)
    last_name = models.CharField(_("last name"), max_length=80, blank=True)
    birth_date = PartialDateColumn(_("date of birth"))

    # What a queryset gives when it is asked to: the status of a day, and the row of a day, which is
    # None when there is none, and also when it was not asked for.
    status: str
    stay: Any = None
    support: Any = None
    open_referral: Any = None
    in_short: dict[str, Any]
    here_since: date
    progress_review_due_on: date | None

    fixed_fields = ("pilot",)
    history = History()
    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]
        verbose_name = _("participant")
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "reference"], name="participants_participant_one_of_a_reference"
            ),
            models.CheckConstraint(
                name="participants_participant_has_a_name",
                condition=(says("first_name") & (says("last_name") | Q(last_name="")))
                | (Q(first_name="") & says("last_name")),
            ),
            is_a_partial_date("participants_participant", "birth_date"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def access_subject(self) -> str:
        """The code by which the access log names the participant."""
        return self.reference

    @property
    def notices(self) -> list[tuple[str, str]]:
        """What every page of the file says at its top: the limits on its use, as title and text."""
        told = {
            "restriction": (
                gettext("The use of this file is restricted."),
                gettext(
                    "You may read it where needed. Nothing in it changes or goes until the team lead or "
                    "case manager lifts the limit."
                ),
            ),
            "objection": (
                gettext("This person objects to the use of the data."),
                gettext("Use only what is needed for the support. Reports tell nothing of them."),
            ),
        }
        return [told[kind] for kind in getattr(self, "in_short", {}).get("limits", ())]

    def still_holds(self, permissions: Collection[Permission]) -> frozenset[Permission]:
        """Those of the permissions that hold now: in a file that is restricted nothing changes."""
        is_restricted = "restriction" in getattr(self, "in_short", {}).get("limits", ())
        return frozenset(permissions) - (CHANGE_A_FILE if is_restricted else frozenset())

    @property
    def stated(self) -> tuple[Stated, ...]:
        """What this person states about the file, as its first page tells it."""
        return unpacked(Stated, self.in_short["statements"])

    def in_short_for(self, permissions: Collection[Permission]) -> list[tuple[Any, str]]:
        """What helps to fill in a form about this participant, as labels and values.

        These are the facts of `in_short` (participants/guards/participants.sql) that who holds
        `permissions` on the file may see.
        """
        facts: list[tuple[Any, str]] = []
        reads = Permission.PARTICIPANT_READ in permissions
        if Permission.PARTICIPANT_STATUS in permissions or reads:
            who = f"{self.full_name} ({self.reference})" if reads else self.reference
            status = self.Status(self.in_short["status"]).label
            facts += [(_("Participant"), who), (_("Status"), str(status))]
        if reads:
            nobody = gettext("There is no counsellor yet.")
            facts.append((_("Living"), self._lives()))
            facts.append((_("Counsellor"), self.in_short["counsellor"] or nobody))
        if Permission.SESSION_READ in permissions:
            held = self.in_short["last_session"]
            last = in_words(date.fromisoformat(held)) if held else gettext("none yet")
            facts.append((_("Last session"), last))
        return facts

    def _lives(self) -> str:
        """The stay of the day, or the one that comes."""
        stay = self.in_short
        if not stay["dwelling"]:
            return gettext("No dwelling.")
        return gettext("%(dwelling)s from %(first)s up to and including %(last)s") % {
            "dwelling": stay["dwelling"],
            "first": in_words(date.fromisoformat(str(stay["starts_on"]))),
            "last": in_words(date.fromisoformat(str(stay["ends_on"]))),
        }

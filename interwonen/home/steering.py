"""The pilot in three pictures, for who runs it: its days, its homes, and the neighbours' questions."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evaluations.models import EvaluationMoment
from interwonen.core.charts import Caption, Picture, in_both_sizes
from interwonen.core.overview_charts import (
    Column,
    House,
    Milestone,
    columns_chart,
    houses_chart,
    milestones_chart,
)
from interwonen.core.periods import months_of
from interwonen.core.spans import Span
from interwonen.core.timeline_charts import Look
from interwonen.pilots.models import Pilot
from neighbours.models import Enquiry
from participants.models import Dwelling

State = Dwelling.State
_LOOKS: dict[str, Look] = {
    State.OCCUPIED: "solid",
    State.READY: "soft",
    State.PREPARING: "hatched",
    State.TO_INSPECT: "hatched",
    State.UNAVAILABLE: "dashed",
}


@dataclass(frozen=True)
class Month:
    """How many questions and reports of neighbours came in, and how many of them are open."""

    first: date
    received: int
    unanswered: int


@dataclass(frozen=True)
class Steering:
    """A pilot on the date `today`: its evaluation moments, the enquiries that wait for an answer, and
    what is read in one query for each part.
    """

    pilot: Pilot
    moments: list[EvaluationMoment]
    waiting: list[Enquiry]
    today: date

    @cached_property
    def milestones(self) -> list[Milestone]:
        """The first and last day, decisions on the number of places, and evaluation moments."""
        days = [
            (self.pilot.starts_on, _("First day")),
            (self.pilot.ends_on, _("Last day")),
            *((step.effective_from, _places(step.capacity)) for step in self._growth),
        ]
        known = [Milestone(day, name, day <= self.today) for day, name in days]
        evaluated = [
            Milestone(each.held_on or each.planned_on, each.theme, each.held_on is not None)
            for each in self.moments
        ]
        return sorted([*known, *evaluated], key=lambda each: each.day)

    @cached_property
    def _growth(self) -> list[Any]:
        return list(self.pilot.capacity_steps.order_by("effective_from"))

    @cached_property
    def timeline(self) -> Picture:
        """The milestones on a line."""
        told = (f"{each.name}: {date_format(each.day, 'j F Y')}" for each in self.milestones)
        caption = Caption(_("The pilot in time"), "; ".join(told))
        period = Span(self.pilot.starts_on, self.pilot.ends_on)
        return in_both_sizes(
            milestones_chart, self.milestones, period=period, today=self.today, caption=caption
        )

    @cached_property
    def dwellings(self) -> list[Any]:
        """The dwellings with `.state`."""
        return list(Dwelling.objects.of_pilot(self.pilot).with_state(on=self.today).order_by("pk"))

    @cached_property
    def homes(self) -> Picture:
        """Each dwelling as a house: lived in, free, being made ready or not let."""
        houses = [
            House(each.name, _LOOKS[each.state], str(State(each.state).label))
            for each in self.dwellings
        ]
        told = (f"{house.name}: {house.words}" for house in houses)
        caption = Caption(_("The dwellings today"), "; ".join(told))
        return in_both_sizes(houses_chart, houses, caption=caption)

    @cached_property
    def months(self) -> list[Month]:
        """The months from the first of the pilot up to and including this one, at most twelve."""
        rows = Enquiry.objects.of_pilot(self.pilot).standing().filter(received_on__lte=self.today)
        first_days = rows.order_by().values_list(TruncMonth("received_on"))
        received = dict(first_days.annotate(number=Count("pk")))
        waiting = Counter(each.received_on.replace(day=1) for each in self.waiting)
        months = months_of(self.pilot.starts_on, self.today)
        counted = [Month(month, received.get(month, 0), waiting[month]) for month in months]
        return counted[-12:]

    @cached_property
    def questions(self) -> Picture:
        """How many questions and reports came in per month."""
        columns = [Column(date_format(each.first, "b"), each.received) for each in self.months]
        told = (f"{date_format(each.first, 'F Y')}: {each.received}" for each in self.months)
        caption = Caption(_("Questions and reports per month"), "; ".join(told))
        return in_both_sizes(columns_chart, columns, caption=caption)


def _places(number: int) -> str:
    return ngettext("%(number)d place", "%(number)d places", number) % {"number": number}

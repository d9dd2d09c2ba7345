"""Keyword functions for days at the support point and visits to it; every default can be named."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from interwonen.pilots.models import Pilot
from neighbours.actions.support_point import count_walk_in, open_day
from neighbours.models import SupportPointDay, WalkIn
from tests.factories import TODAY, system

NOW = timezone.make_aware(datetime.combine(TODAY, time(14, 32, 50)))


def make_day(pilot: Pilot, **facts: Any) -> SupportPointDay:
    """Today, open from nine to five, staffed by nobody."""
    defaults: dict[str, Any] = {
        "day": TODAY,
        "opens_at": time(9, 0),
        "closes_at": time(17, 0),
        "staff": [],
        "remarks": "",
        "today": TODAY,
        "by": system(),
    }
    return open_day(pilot=pilot, **{**defaults, **facts})


def make_visit(pilot: Pilot, who: str = "resident", **facts: Any) -> WalkIn:
    """A resident who walks in today at 14:32."""
    defaults: dict[str, Any] = {"day": TODAY, "now": NOW, "by": system()}
    return count_walk_in(pilot=pilot, who=who, **{**defaults, **facts})

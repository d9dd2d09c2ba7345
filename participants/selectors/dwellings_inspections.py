"""What the last inspection found of a dwelling for a new resident."""

from datetime import date

from participants.models import Inspection, Placement


def found_ready(placement: Placement, day: date) -> bool:
    """Whether the last inspection by `day` found it ready, and the last resident had left by then.

    The database checks the same for keys in `participants_guard_ready`.
    """
    last = last_inspection(placement, day)
    return last is not None and last.is_ready


def last_inspection(placement: Placement, day: date) -> Inspection | None:
    """The last inspection of its dwelling by `day`, unless someone lived there after it."""
    last = placement.dwelling.inspections.filter(inspected_on__lte=day).first()
    before = placement.dwelling.placements.filter(ends_on__lt=placement.starts_on).exclude(
        pk=placement.pk
    )
    if last is None or before.filter(ends_on__gt=last.inspected_on).exists():
        return None
    return last

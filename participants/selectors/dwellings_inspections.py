"""Whether a dwelling was found ready for a new resident."""

from datetime import date

from participants.models import Placement


def found_ready(placement: Placement, day: date) -> bool:
    """Whether the last inspection by `day` found it ready, and the last resident had left by then.

    The database checks the same for keys in `participants_guard_ready`.
    """
    last = placement.dwelling.inspections.filter(inspected_on__lte=day).first()
    before = placement.dwelling.placements.filter(ends_on__lt=placement.starts_on).exclude(
        pk=placement.pk
    )
    if last is None or not last.is_ready:
        return False
    return not before.filter(ends_on__gt=last.inspected_on).exists()

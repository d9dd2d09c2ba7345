"""How long a text may be, and that it says something."""

from django.db.models import CheckConstraint, Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

TEXT_LENGTH = 2_000


def text_length(model: str, *fields: str) -> CheckConstraint:
    """Each of these texts of a model has at most TEXT_LENGTH characters."""
    return CheckConstraint(
        name=f"participants_{model}_text_length",
        condition=Q(*(LessThanOrEqual(Length(field), TEXT_LENGTH) for field in fields)),
    )


def says(*fields: str) -> Q:
    """Each of these texts holds more than blanks."""
    return Q(**{f"{field}__regex": r"\S" for field in fields})

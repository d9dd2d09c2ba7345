"""The tabs above the pages on evaluating a pilot; each is there for who may open it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.guard import PilotRequest
from interwonen.access.permissions import Permission
from interwonen.core.pages import Tab
from interwonen.core.routes import pilot_url

# The name of the page, its label, and the permission that opens it.
_TABS: tuple[tuple[str, str | Promise, Permission], ...] = (
    ("moment-list", _("Evaluation moments"), Permission.EVALUATION_READ),
    ("action-point-list", _("Action points"), Permission.EVALUATION_READ),
    ("commitment-list", _("Commitments"), Permission.EVALUATION_READ),
    (
        "council-question-list",
        _("Questions of the council"),
        Permission.COUNCIL_QUESTION_READ,
    ),
    ("resident-words-list", _("Words of residents"), Permission.EVALUATION_READ),
    ("figure-list", _("Figures"), Permission.EVALUATION_READ),
    ("data-quality", _("Data quality"), Permission.EVALUATION_READ),
)


def evaluation_tabs(request: PilotRequest, current: str) -> list[Tab]:
    """The tabs for this viewer, with that of the route `current` marked."""
    return [
        Tab(label, pilot_url(f"evaluations:{name}", request.pilot.slug), name == current)
        for name, label, permission in _TABS
        if permission in request.permissions
    ]

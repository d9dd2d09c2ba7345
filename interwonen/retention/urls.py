"""Addresses about keeping and destroying, and their histories."""

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.core.routes import page
from interwonen.retention.models import Destruction, RetentionPeriod
from interwonen.retention.views import destructions, holds, periods

app_name = "retention"

# /<pilot>/bewaren/
urlpatterns = [
    page("", destructions.destruction_list),
    page("<int:pk>/", destructions.destruction_detail),
    page("<int:pk>/verklaring.pdf", destructions.destruction_certificate),
    page("<int:pk>/voorstellen/", destructions.destruction_propose),
    page("<int:pk>/instemmen/", destructions.destruction_agree),
    page("<int:pk>/niet/", destructions.destruction_stop),
    page("langer/", holds.record_hold),
    page("dossier/<int:pk>/langer/", holds.file_hold),
    page("<int:pk>/langer/", holds.destruction_hold),
    page("<int:pk>/niet-langer/", holds.destruction_release),
    page("termijnen/<int:pk>/", periods.period_change),
]

offer_history(
    Destruction, "vernietiging", Permission.RETENTION_READ, destructions.destruction_trail
)
offer_history(
    RetentionPeriod,
    "bewaartermijnen",
    Permission.RETENTION_READ,
    lambda row: destructions.retention_trail(row.shown_in),
)

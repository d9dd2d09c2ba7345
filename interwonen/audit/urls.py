"""Addresses of the access log, and the histories of what stands below this app."""

from interwonen.access.permissions import Permission
from interwonen.accounts.models import Invitation, Membership, RoleReview
from interwonen.accounts.role_views import roles_trail
from interwonen.accounts.views import people_trail
from interwonen.audit import person_views, views
from interwonen.audit.histories import offer_history
from interwonen.core.pages import Breadcrumbs
from interwonen.core.routes import page
from interwonen.pilots.models import (
    CapacityStep,
    FundingAmount,
    FundingLine,
    LocationAssessment,
    LocationFinding,
    OpeningHours,
    Pilot,
)
from interwonen.pilots.views.funding import line_trail
from interwonen.pilots.views.funding_amounts import amount_trail
from interwonen.pilots.views.location_assessments import assessment_trail, finding_trail
from interwonen.pilots.views.pilots import pilot_trail

app_name = "audit"


def _pilot_trail(row: CapacityStep | OpeningHours) -> Breadcrumbs:
    return pilot_trail(row.pilot)


def _people_trail(row: Invitation) -> Breadcrumbs:
    return people_trail(row.pilot)


# /<pilot>/logboek/
urlpatterns = [
    page("", views.event_list),
    page("logboek.csv", views.event_export),
    page("accounts/<int:pk>/geschiedenis/", person_views.person_history),
    page("wie-keek/<slug:subject>/", views.subject_looks),
    page("wie-keek/<slug:subject>/lijst.pdf", views.subject_looks_pdf),
    page("wie-keek/<slug:subject>/bewijs.json", views.subject_looks_receipt),
]

offer_history(Pilot, "pilot", Permission.PILOT_READ, pilot_trail)
offer_history(CapacityStep, "capaciteit", Permission.PILOT_READ, _pilot_trail)
offer_history(OpeningHours, "openingstijden", Permission.PILOT_READ, _pilot_trail)
offer_history(LocationAssessment, "locatietoets", Permission.PILOT_READ, assessment_trail)
offer_history(LocationFinding, "locatietoets-criteria", Permission.PILOT_READ, finding_trail)
offer_history(FundingLine, "financiering", Permission.PILOT_READ, line_trail)
offer_history(FundingAmount, "financiering-bedragen", Permission.PILOT_READ, amount_trail)
offer_history(Membership, "rollen", Permission.ROLE_READ, roles_trail)
offer_history(RoleReview, "rollen-nagekeken", Permission.ROLE_READ, roles_trail)
offer_history(Invitation, "uitnodigingen", Permission.PEOPLE_WRITE, _people_trail)

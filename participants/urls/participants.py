"""Addresses of people and their referrals: /<pilot>/deelnemers/ and /<pilot>/aanmeldingen/."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.views import history_page
from interwonen.core.pages import Breadcrumbs
from participants.models import Assignment, Participant, PlacementProposal, Referral
from participants.views import assignments as caseload
from participants.views import checklists_intake as intake
from participants.views import participants as file
from participants.views import participants_list as participants
from participants.views import proposals, referrals
from participants.views import referrals_waiting as waiting
from participants.views.participants_page import own_trail, participant_trail


def _proposal_trail(proposal: PlacementProposal) -> Breadcrumbs:
    return participant_trail(proposal.referral.participant)


urlpatterns = [
    path("deelnemers/", participants.participant_list, name="participant-list"),
    path(
        "deelnemers/export.csv", participants.participant_export_csv, name="participant-export-csv"
    ),
    path(
        "deelnemers/export.xlsx",
        participants.participant_export_xlsx,
        name="participant-export-xlsx",
    ),
    path("deelnemers/wachtlijst/", waiting.waiting_list, name="waiting-list"),
    path("aanmeldingen/<int:pk>/wachtlijst/", waiting.waiting_note, name="waiting-note"),
    path("aanmeldingen/<int:pk>/voorstel/", proposals.proposal_keep, name="proposal-keep"),
    path("voorstellen/<int:pk>/intrekken/", proposals.proposal_withdraw, name="proposal-withdraw"),
    path(
        "voorstellen/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, PlacementProposal, _proposal_trail),
        name="proposal-history",
    ),
    path("aanmeldingen/<int:pk>/intrekken/", waiting.referral_withdraw, name="referral-withdraw"),
    path("deelnemers/aanmelden/", referrals.referral_create, name="referral-create"),
    path("deelnemers/<int:pk>/", file.participant_detail, name="participant-detail"),
    path("deelnemers/<int:pk>/tijdlijn/", file.participant_timeline, name="participant-timeline"),
    path("deelnemers/<int:pk>/wijzigen/", file.participant_change, name="participant-change"),
    path(
        "deelnemers/<int:pk>/aanmelding/",
        referrals.participant_referral,
        name="participant-referral",
    ),
    path("deelnemers/<int:pk>/begeleider/", caseload.counsellor_assign, name="counsellor-assign"),
    path("aanmeldingen/<int:pk>/besluit/", referrals.referral_decide, name="referral-decide"),
    path("aanmeldingen/<int:pk>/intake/", intake.intake_fill, name="intake-fill"),
    path("aanmeldingen/<int:pk>/wijzigen/", referrals.referral_change, name="referral-change"),
    path("deelnemers/<int:pk>/opnieuw-aanmelden/", referrals.referral_again, name="referral-again"),
    path(
        "deelnemers/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Participant, participant_trail),
        name="participant-history",
    ),
    path(
        "aanmeldingen/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Referral, own_trail),
        name="referral-history",
    ),
    path(
        "begeleiders/<int:pk>/geschiedenis/",
        history_page(Permission.PARTICIPANT_READ, Assignment, own_trail),
        name="assignment-history",
    ),
]

"""Addresses of the register, each group under the words that it begins with: /<pilot>/..."""

from django.urls import path

from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from participants.models import (
    Agreement,
    Answer,
    Assignment,
    Availability,
    Barrier,
    BarrierStatus,
    Checklist,
    Dwelling,
    Exit,
    ExitPlan,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Inspection,
    NeighbourhoodSignal,
    Participant,
    Placement,
    PlacementProposal,
    Referral,
    Return,
    SessionSeries,
    SupportSession,
)
from participants.views import (
    assignments,
    barriers,
    calendar_feeds,
    checklists_intake,
    checklists_readiness,
    dwellings,
    dwellings_board,
    exits,
    exits_corrections,
    exits_next_home,
    follow_ups,
    goals,
    goals_steps,
    handovers,
    incidents,
    neighbourhood_signals,
    participants,
    participants_list,
    placements,
    placements_changes,
    proposals,
    referrals,
    referrals_waiting,
    sessions,
    sessions_list,
    sessions_planning,
    sessions_search,
    sessions_withdrawal,
    team,
)
from participants.views.participants_page import participant_trail, record_trail

app_name = "participants"

# deelnemers/ and aanmeldingen/
participant_urls = [
    path("deelnemers/", participants_list.participant_list, name="participant-list"),
    path(
        "deelnemers/export.csv",
        participants_list.participant_export_csv,
        name="participant-export-csv",
    ),
    path(
        "deelnemers/export.xlsx",
        participants_list.participant_export_xlsx,
        name="participant-export-xlsx",
    ),
    path("deelnemers/wachtlijst/", referrals_waiting.waiting_list, name="waiting-list"),
    path("aanmeldingen/<int:pk>/wachtlijst/", referrals_waiting.waiting_note, name="waiting-note"),
    path("aanmeldingen/<int:pk>/voorstel/", proposals.proposal_keep, name="proposal-keep"),
    path("voorstellen/<int:pk>/intrekken/", proposals.proposal_withdraw, name="proposal-withdraw"),
    path(
        "aanmeldingen/<int:pk>/intrekken/",
        referrals_waiting.referral_withdraw,
        name="referral-withdraw",
    ),
    path("deelnemers/aanmelden/", referrals.referral_create, name="referral-create"),
    path("deelnemers/<int:pk>/", participants.participant_detail, name="participant-detail"),
    path(
        "deelnemers/<int:pk>/tijdlijn/",
        participants.participant_timeline,
        name="participant-timeline",
    ),
    path(
        "deelnemers/<int:pk>/wijzigen/", participants.participant_change, name="participant-change"
    ),
    path(
        "deelnemers/<int:pk>/aanmelding/",
        referrals.participant_referral,
        name="participant-referral",
    ),
    path(
        "deelnemers/<int:pk>/begeleider/", assignments.counsellor_assign, name="counsellor-assign"
    ),
    path("aanmeldingen/<int:pk>/besluit/", referrals.referral_decide, name="referral-decide"),
    path("aanmeldingen/<int:pk>/intake/", checklists_intake.intake_fill, name="intake-fill"),
    path("aanmeldingen/<int:pk>/wijzigen/", referrals.referral_change, name="referral-change"),
    path("deelnemers/<int:pk>/opnieuw-aanmelden/", referrals.referral_again, name="referral-again"),
]

# woningen/
dwelling_urls = [
    path("woningen/", dwellings_board.dwelling_list, name="dwelling-list"),
    path("woningen/tijdlijn/", dwellings_board.dwelling_timeline, name="dwelling-timeline"),
    path("woningen/nieuw/", dwellings.dwelling_create, name="dwelling-create"),
    path("woningen/<int:pk>/", dwellings.dwelling_detail, name="dwelling-detail"),
    path("woningen/<int:pk>/wijzigen/", dwellings.dwelling_change, name="dwelling-change"),
    path("woningen/<int:pk>/nakijken/", dwellings.dwelling_inspect, name="dwelling-inspect"),
    path(
        "woningen/<int:pk>/beschikbaarheid/nieuw/",
        dwellings.availability_create,
        name="dwelling-availability-create",
    ),
    path(
        "beschikbaarheid/<int:pk>/wijzigen/",
        dwellings.availability_change,
        name="dwelling-availability-change",
    ),
    path(
        "nakijken/<int:pk>/wijzigen/",
        dwellings.inspection_change,
        name="dwelling-inspection-change",
    ),
]

# verblijven/ and what belongs to a stay, from keys to a return
placement_urls = [
    path("deelnemers/zonder-vervolgplek/", exits_next_home.next_home_list, name="next-home-list"),
    path(
        "deelnemers/<int:pk>/wonen/",
        placements.participant_placements,
        name="participant-placements",
    ),
    path("deelnemers/<int:pk>/plaatsen/", placements.placement_create, name="placement-create"),
    path(
        "verblijven/<int:pk>/wijzigen/",
        placements_changes.placement_change,
        name="placement-change",
    ),
    path(
        "verblijven/<int:pk>/verhuizen/", placements_changes.placement_move, name="placement-move"
    ),
    path(
        "verblijven/<int:pk>/annuleren/",
        placements_changes.placement_cancel,
        name="placement-cancel",
    ),
    path("verblijven/<int:pk>/sleutels-uitgeven/", handovers.handover_start, name="handover-start"),
    path("verblijven/<int:pk>/sleutels-terug/", handovers.handover_end, name="handover-end"),
    path("verblijven/<int:pk>/vervolgplek/", exits.exit_plan, name="exit-plan"),
    path("verblijven/<int:pk>/uitstroom/", exits.exit_create, name="exit-create"),
    path("sleutels/<int:pk>/wijzigen/", handovers.handover_change, name="handover-change"),
    path("uitstroom/<int:pk>/wijzigen/", exits_corrections.exit_change, name="exit-change"),
    path("uitstroom/<int:pk>/intrekken/", exits_corrections.exit_withdraw, name="exit-withdraw"),
    path("terugkeer/<int:pk>/wijzigen/", exits_corrections.return_change, name="return-change"),
    path("uitstroom/<int:pk>/nazorg/", exits.aftercare_change, name="aftercare-change"),
    path("uitstroom/<int:pk>/terugkeer/", exits.return_record, name="return-record"),
]

# what someone works on: doelen/, belemmeringen/, vragenlijsten/
goal_urls = [
    path("deelnemers/<int:pk>/doelen/", goals.participant_goals, name="participant-goals"),
    path("deelnemers/<int:pk>/doelen/nieuw/", goals.goal_create, name="goal-create"),
    path("doelen/<int:pk>/wijzigen/", goals.goal_change, name="goal-change"),
    path("doelen/<int:pk>/afsluiten/", goals.goal_close, name="goal-close"),
    path("doelen/<int:pk>/heropenen/", goals.goal_reopen, name="goal-reopen"),
    path("doelen/<int:pk>/stappen/nieuw/", goals_steps.goal_step_create, name="goal-step-create"),
    path("stappen/<int:pk>/wijzigen/", goals_steps.goal_step_change, name="goal-step-change"),
    path("stappen/<int:pk>/gedaan/", goals_steps.goal_step_done, name="goal-step-done"),
    path(
        "deelnemers/<int:pk>/belemmeringen/nieuw/", barriers.barrier_create, name="barrier-create"
    ),
    path("belemmeringen/<int:pk>/wijzigen/", barriers.barrier_change, name="barrier-change"),
    path(
        "belemmeringen/<int:pk>/stand/",
        barriers.barrier_status_create,
        name="barrier-status-create",
    ),
    path(
        "standen/<int:pk>/wijzigen/", barriers.barrier_status_change, name="barrier-status-change"
    ),
    path(
        "deelnemers/<int:pk>/woonvaardigheden/nieuw/",
        checklists_readiness.skills_create,
        name="skills-create",
    ),
    path(
        "deelnemers/<int:pk>/klaar-om-te-huren/nieuw/",
        checklists_readiness.judgement_create,
        name="judgement-create",
    ),
    path(
        "vragenlijsten/<int:pk>/akkoord/",
        checklists_readiness.agreement_record,
        name="agreement-record",
    ),
]

# gesprekken/
session_urls = [
    path("deelnemers/<int:pk>/gesprekken/", sessions_list.session_list, name="session-list"),
    path("deelnemers/<int:pk>/gesprekken/nieuw/", sessions.session_create, name="session-create"),
    path(
        "deelnemers/<int:pk>/gesprekken/plannen/",
        sessions_planning.session_plan,
        name="session-plan",
    ),
    path(
        "deelnemers/<int:pk>/gesprekken/reeks/",
        sessions_planning.session_series,
        name="session-series",
    ),
    path("gesprekken/groep/", sessions.session_group, name="session-group"),
    path("gesprekken/<int:pk>/", sessions_list.session_show, name="session-show"),
    path("gesprekken/<int:pk>/gehouden/", sessions.session_hold, name="session-hold"),
    path("gesprekken/<int:pk>/wijzigen/", sessions.session_change, name="session-change"),
    path(
        "gesprekken/<int:pk>/intrekken/",
        sessions_withdrawal.session_withdraw,
        name="session-withdraw",
    ),
    path(
        "gesprekken/<int:pk>/niet-verschenen/", sessions_planning.session_miss, name="session-miss"
    ),
    path("gesprekken/<int:pk>/afzeggen/", sessions_planning.session_cancel, name="session-cancel"),
    path("gesprekken/<int:pk>/verzetten/", sessions_planning.session_move, name="session-move"),
]

# incidenten/ and signalen/
incident_urls = [
    path("incidenten/", incidents.incident_overview, name="incident-overview"),
    path("deelnemers/<int:pk>/incidenten/", incidents.incident_list, name="incident-list"),
    path(
        "deelnemers/<int:pk>/incidenten/nieuw/", incidents.incident_create, name="incident-create"
    ),
    path("incidenten/<int:pk>/", incidents.incident_detail, name="incident-detail"),
    path("incidenten/<int:pk>/wijzigen/", incidents.incident_change, name="incident-change"),
    path("incidenten/<int:pk>/afspraken/", incidents.incident_review, name="incident-review"),
    path(
        "signalen/",
        neighbourhood_signals.neighbourhood_signal_list,
        name="neighbourhood-signal-list",
    ),
    path(
        "signalen/<uuid:pk>/gezien/",
        neighbourhood_signals.neighbourhood_signal_see,
        name="neighbourhood-signal-see",
    ),
]

# the team's own work: team/, vervolgacties/, agenda/
team_urls = [
    path("gesprekken/zoeken/", sessions_search.note_search, name="note-search"),
    path("team/", team.team, name="team"),
    path("team/overdragen/", team.caseload_transfer, name="caseload-transfer"),
    path("agenda/koppelen/", calendar_feeds.calendar_link, name="calendar-link"),
    path("vervolgacties/", follow_ups.follow_up_list, name="follow-up-list"),
    path(
        "deelnemers/<int:pk>/vervolgacties/nieuw/",
        follow_ups.follow_up_create,
        name="follow-up-create",
    ),
    path("vervolgacties/<int:pk>/wijzigen/", follow_ups.follow_up_change, name="follow-up-change"),
    path("vervolgacties/<int:pk>/gedaan/", follow_ups.follow_up_finish, name="follow-up-finish"),
    path(
        "vervolgacties/<int:pk>/overdragen/",
        follow_ups.follow_up_transfer,
        name="follow-up-transfer",
    ),
]

urlpatterns = [
    *participant_urls,
    *dwelling_urls,
    *placement_urls,
    *goal_urls,
    *team_urls,
    *session_urls,
    *incident_urls,
]

# The word for a kind of record in the address of its history, and what leads up to it.
for model, kind in {
    Assignment: "begeleiders",
    Exit: "uitstroom",
    ExitPlan: "vervolgplekken",
    Handover: "sleutels",
    Placement: "verblijven",
    PlacementProposal: "voorstellen",
    Referral: "aanmeldingen",
    Return: "terugkeer",
}.items():
    offer_history(model, kind, Permission.PARTICIPANT_READ, record_trail)
for model, kind in {
    Agreement: "akkoorden",
    Answer: "antwoorden",
    Barrier: "belemmeringen",
    BarrierStatus: "standen",
    Checklist: "vragenlijsten",
    Goal: "doelen",
    GoalStep: "stappen",
}.items():
    offer_history(model, kind, Permission.PARTICIPANT_READ, goals.record_trail)
for model, kind in {SessionSeries: "gespreksreeksen", SupportSession: "gesprekken"}.items():
    offer_history(model, kind, Permission.SESSION_READ, record_trail)
offer_history(Participant, "deelnemers", Permission.PARTICIPANT_READ, participant_trail)
offer_history(FollowUp, "vervolgacties", Permission.PARTICIPANT_READ, follow_ups.follow_up_trail)
offer_history(Incident, "incidenten", Permission.INCIDENT_READ, incidents.incident_trail)
offer_history(
    NeighbourhoodSignal,
    "signalen",
    Permission.NEIGHBOURHOOD_SIGNAL_READ,
    neighbourhood_signals.neighbourhood_signal_trail,
)
offer_history(Dwelling, "woningen", Permission.PILOT_READ, dwellings.dwelling_trail)
offer_history(Availability, "beschikbaarheid", Permission.PILOT_READ, dwellings.part_trail)
# The history of an inspection shows its findings, which not everyone may read.
offer_history(Inspection, "controles", Permission.DWELLING_INSPECT, dwellings.part_trail)

"""Addresses of the register, each group under the words that it begins with: /<pilot>/..."""

from interwonen.audit.withdrawals import withdrawal_urls
from interwonen.core.routes import page
from participants.actions.records_withdrawal import withdraw
from participants.histories import offer_histories
from participants.views import (
    agreed_statements,
    assessments,
    assessments_sheets,
    assignments,
    assignments_team,
    barriers,
    calendar_feeds,
    checklists_intake,
    checklists_readiness,
    dwellings,
    dwellings_board,
    emergency_accesses,
    exits,
    exits_corrections,
    exits_next_home,
    follow_ups,
    goals,
    goals_from_domain,
    goals_steps,
    handovers,
    incidents,
    neighbourhood_signals,
    participants,
    participants_list,
    participants_looks,
    placements,
    placements_changes,
    progress_reviews,
    proposals,
    records_changes,
    records_withdrawn,
    referrals,
    referrals_corrections,
    referrals_waiting,
    sessions,
    sessions_cancellation,
    sessions_list,
    sessions_planning,
    sessions_search,
    sessions_withdrawal,
    unmet_requests,
    vacancies,
)
from participants.views.records_withdrawal import WITHDRAWALS

app_name = "participants"

# deelnemers/ and aanmeldingen/
participant_urls = [
    page("deelnemers/", participants_list.participant_list),
    page("deelnemers/export.csv", participants_list.participant_export_csv),
    page("deelnemers/export.xlsx", participants_list.participant_export_xlsx),
    page("deelnemers/wachtlijst/", referrals_waiting.waiting_list),
    page("verzoeken/", unmet_requests.unmet_request_list),
    page("verzoeken/nieuw/", unmet_requests.unmet_request_record),
    page("verzoeken/<int:pk>/wijzigen/", unmet_requests.unmet_request_change),
    page("aanmeldingen/<int:pk>/wachtlijst/", referrals_waiting.waiting_note),
    page("aanmeldingen/<int:pk>/voorstel/", proposals.proposal_keep),
    page("voorstellen/<int:pk>/intrekken/", proposals.proposal_withdraw),
    page("aanmeldingen/<int:pk>/intrekken/", referrals_waiting.referral_withdraw),
    page("deelnemers/aanmelden/", referrals.referral_create),
    page("deelnemers/<int:pk>/", participants.participant_detail),
    page("deelnemers/<int:pk>/tijdlijn/", participants.participant_timeline),
    page("deelnemers/<int:pk>/wijzigen/", participants.participant_change),
    page("deelnemers/<int:pk>/wijzigingen/", records_changes.participant_changes),
    page("deelnemers/<int:pk>/wie-keek/", participants_looks.participant_looks),
    page("deelnemers/<int:pk>/wie-keek/lijst.pdf", participants_looks.participant_looks_pdf),
    page("deelnemers/<int:pk>/wie-keek/bewijs.json", participants_looks.participant_looks_receipt),
    page("deelnemers/<int:pk>/ingetrokken/", records_withdrawn.participant_withdrawn),
    page(
        "deelnemers/<int:pk>/ingetrokken/<slug:kind>/<slug:key>/",
        records_withdrawn.participant_withdrawn_show,
    ),
    page("deelnemers/<int:pk>/aanmelding/", referrals.participant_referral),
    page("deelnemers/<int:pk>/begeleider/", assignments.counsellor_assign),
    page("aanmeldingen/<int:pk>/besluit/", referrals.referral_decide),
    page("aanmeldingen/<int:pk>/besluit/wijzigen/", referrals_corrections.referral_decision_change),
    page("aanmeldingen/<int:pk>/intake/", checklists_intake.intake_fill),
    page("aanmeldingen/<int:pk>/wijzigen/", referrals.referral_change),
    page("deelnemers/<int:pk>/opnieuw-aanmelden/", referrals.referral_again),
    page("deelnemers/<int:pk>/te-vertellen/nieuw/", agreed_statements.agreed_statement_create),
    page("te-vertellen/<int:pk>/wijzigen/", agreed_statements.agreed_statement_change),
]

# noodtoegang/
emergency_urls = [
    page("noodtoegang/", emergency_accesses.emergency_access_list),
    page("noodtoegang/<int:pk>/beeindigen/", emergency_accesses.emergency_access_end),
    page("noodtoegang/<int:pk>/nakijken/", emergency_accesses.emergency_access_review),
    page("noodtoegang/openen/", emergency_accesses.closed_file_list),
    page("noodtoegang/openen/<int:pk>/", emergency_accesses.emergency_access_open),
]

# woningen/
dwelling_urls = [
    page("woningen/", dwellings_board.dwelling_list),
    page("woningen/tijdlijn/", dwellings_board.dwelling_timeline),
    page("woningen/leegstand/", vacancies.vacancy_overview),
    page("woningen/nieuw/", dwellings.dwelling_create),
    page("woningen/<int:pk>/", dwellings.dwelling_detail),
    page("woningen/<int:pk>/wijzigen/", dwellings.dwelling_change),
    page("woningen/<int:pk>/controleren/", dwellings.dwelling_inspect),
    page("woningen/<int:pk>/beschikbaarheid/nieuw/", dwellings.dwelling_availability_create),
    page("woningen/<int:pk>/leegstand/nieuw/", vacancies.vacancy_correct),
    page("leegstand/<int:pk>/wijzigen/", vacancies.vacancy_correction_change),
    page("beschikbaarheid/<int:pk>/wijzigen/", dwellings.dwelling_availability_change),
    page("controles/<int:pk>/wijzigen/", dwellings.dwelling_inspection_change),
]

# verblijven/ and what belongs to a stay, from keys to a return
placement_urls = [
    page("deelnemers/zonder-vervolgwoning/", exits_next_home.next_home_list),
    page("deelnemers/<int:pk>/wonen/", placements.participant_placements),
    page("deelnemers/<int:pk>/plaatsen/", placements.placement_create),
    page("verblijven/<int:pk>/wijzigen/", placements_changes.placement_change),
    page("verblijven/<int:pk>/verhuizen/", placements_changes.placement_move),
    page("verblijven/<int:pk>/annuleren/", placements_changes.placement_cancel),
    page("verblijven/<int:pk>/sleutels-uitgeven/", handovers.handover_start),
    page("verblijven/<int:pk>/sleutels-terug/", handovers.handover_end),
    page("verblijven/<int:pk>/vervolgwoning/", exits.exit_plan),
    page("verblijven/<int:pk>/vertrek/", exits.exit_create),
    page("sleutels/<int:pk>/wijzigen/", handovers.handover_change),
    page("vertrek/<int:pk>/wijzigen/", exits_corrections.exit_change),
    page("vertrek/<int:pk>/intrekken/", exits_corrections.exit_withdraw),
    page("opnieuw-dakloos/<int:pk>/wijzigen/", exits_corrections.return_change),
    page("vertrek/<int:pk>/nazorg/", exits.aftercare_change),
    page("vertrek/<int:pk>/opnieuw-dakloos/", exits.return_record),
]

# goals and readiness: doelen/, belemmeringen/, vragenlijsten/
goal_urls = [
    page("deelnemers/<int:pk>/doelen/", goals.participant_goals),
    page("deelnemers/<int:pk>/doelen/nieuw/", goals.goal_create),
    page("deelnemers/<int:pk>/doelen/leefgebied/", goals_from_domain.goal_from_domain),
    page("doelen/<int:pk>/wijzigen/", goals.goal_change),
    page("doelen/<int:pk>/afsluiten/", goals.goal_close),
    page("doelen/<int:pk>/heropenen/", goals.goal_reopen),
    page("doelen/<int:pk>/stappen/nieuw/", goals_steps.goal_step_create),
    page("stappen/<int:pk>/wijzigen/", goals_steps.goal_step_change),
    page("stappen/<int:pk>/gedaan/", goals_steps.goal_step_done),
    page("deelnemers/<int:pk>/belemmeringen/nieuw/", barriers.barrier_create),
    page("belemmeringen/<int:pk>/wijzigen/", barriers.barrier_change),
    page("belemmeringen/<int:pk>/stand/", barriers.barrier_status_create),
    page("standen/<int:pk>/wijzigen/", barriers.barrier_status_change),
    page("deelnemers/<int:pk>/woonvaardigheden/nieuw/", checklists_readiness.skills_create),
    page("deelnemers/<int:pk>/klaar-om-te-huren/nieuw/", checklists_readiness.judgement_create),
    page("vragenlijsten/<int:pk>/akkoord/", checklists_readiness.agreement_record),
]

# deelnemersevaluaties/: the three-monthly review of progress
progress_review_urls = [
    page("deelnemers/<int:pk>/evaluaties/nieuw/", progress_reviews.progress_review_create),
    page("deelnemersevaluaties/<int:pk>/", progress_reviews.progress_review_detail),
    page("deelnemersevaluaties/<int:pk>/wijzigen/", progress_reviews.progress_review_change),
    page("deelnemersevaluaties/<int:pk>/akkoord/", progress_reviews.progress_review_answer),
]

# gesprekken/
session_urls = [
    page("deelnemers/<int:pk>/gesprekken/", sessions_list.session_list),
    page("deelnemers/<int:pk>/gesprekken/nieuw/", sessions.session_create),
    page("deelnemers/<int:pk>/gesprekken/plannen/", sessions_planning.session_plan),
    page("deelnemers/<int:pk>/gesprekken/reeks/", sessions_planning.session_series),
    page("gesprekken/groep/", sessions.session_group),
    page("gesprekken/<int:pk>/", sessions_list.session_show),
    page("gesprekken/<int:pk>/gehouden/", sessions.session_hold),
    page("gesprekken/<int:pk>/wijzigen/", sessions.session_change),
    page("gesprekken/<int:pk>/intrekken/", sessions_withdrawal.session_withdraw),
    page("gesprekken/<int:pk>/niet-verschenen/", sessions_planning.session_miss),
    page("gesprekken/<int:pk>/afzeggen/", sessions_planning.session_cancel),
    page("gesprekken/<int:pk>/afzegging/", sessions_cancellation.session_cancellation),
    page("gesprekken/<int:pk>/toch-doorgaan/", sessions_cancellation.session_replan),
    page("gesprekken/<int:pk>/verzetten/", sessions_planning.session_move),
]

# how someone manages: voortgang/, zelfredzaamheid/
assessment_urls = [
    page("deelnemers/<int:pk>/voortgang/", assessments.assessment_list),
    page("deelnemers/<int:pk>/zelfredzaamheid/nieuw/", assessments.assessment_create),
    page("deelnemers/<int:pk>/zelfredzaamheid/formulier.pdf", assessments_sheets.assessment_paper),
    page("zelfredzaamheid/<uuid:pk>/", assessments.assessment_detail),
    page("zelfredzaamheid/<uuid:pk>/verbeteren/", assessments.assessment_correct),
    page("deelnemers/<int:pk>/voortgang/blad.pdf", assessments_sheets.assessment_sheet),
]

# incidenten/ and signalen/
incident_urls = [
    page("incidenten/", incidents.incident_overview),
    page("deelnemers/<int:pk>/incidenten/", incidents.incident_list),
    page("deelnemers/<int:pk>/incidenten/nieuw/", incidents.incident_create),
    page("incidenten/<int:pk>/", incidents.incident_detail),
    page("incidenten/<int:pk>/wijzigen/", incidents.incident_change),
    page("incidenten/<int:pk>/afspraken/", incidents.incident_review),
    page("incidenten/<int:pk>/afspraken/wijzigen/", incidents.incident_review_change),
    page("signalen/", neighbourhood_signals.neighbourhood_signal_list),
    page("signalen/<uuid:pk>/gezien/", neighbourhood_signals.neighbourhood_signal_see),
]

# the team's own work: team/, vervolgacties/, agenda/
team_urls = [
    page("gesprekken/zoeken/", sessions_search.note_search),
    page("team/", assignments_team.team),
    page("team/overdragen/", assignments_team.caseload_transfer),
    page("agenda/koppelen/", calendar_feeds.calendar_link),
    page("vervolgacties/", follow_ups.follow_up_list),
    page("deelnemers/<int:pk>/vervolgacties/nieuw/", follow_ups.follow_up_create),
    page("vervolgacties/<int:pk>/wijzigen/", follow_ups.follow_up_change),
    page("vervolgacties/<int:pk>/gedaan/", follow_ups.follow_up_finish),
    page("vervolgacties/<int:pk>/heropenen/", follow_ups.follow_up_reopen),
    page("vervolgacties/<int:pk>/overdragen/", follow_ups.follow_up_transfer),
]

offer_histories()
urlpatterns = [
    *participant_urls,
    *emergency_urls,
    *dwelling_urls,
    *placement_urls,
    *goal_urls,
    *progress_review_urls,
    *assessment_urls,
    *team_urls,
    *session_urls,
    *incident_urls,
    *withdrawal_urls(WITHDRAWALS, withdraw),
]

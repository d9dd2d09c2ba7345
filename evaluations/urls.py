"""Addresses of the evaluation moments, commitments, figures and reports to the council."""

from evaluations.models import (
    ActionPoint,
    Commitment,
    Contribution,
    CouncilQuestion,
    CouncilReport,
    EvaluationMoment,
    Finding,
    ReportComment,
    ReportParagraph,
    ResidentWords,
)
from evaluations.views import (
    action_points,
    commitments,
    council_questions,
    data_quality,
    figures,
    minutes,
    moments,
    moments_agenda,
    moments_series,
    reports,
    reports_annex,
    reports_disclosure,
    reports_publishing,
    resident_words,
)
from evaluations.views import council_questions_answers as council_answers
from evaluations.views import minutes_contributions as contributions
from evaluations.views import reports_comments as comments
from evaluations.views import reports_composing as composing
from evaluations.views.records_withdrawal import WITHDRAWALS
from interwonen.access.permissions import Permission
from interwonen.audit.histories import offer_history
from interwonen.audit.withdrawals import withdrawal_urls
from interwonen.core.pages import Breadcrumbs
from interwonen.core.routes import page
from interwonen.core.withdrawals import withdraw

app_name = "evaluations"


def _report_trail(report: CouncilReport) -> Breadcrumbs:
    return composing.compose_trail(report.pilot, report.quarter)


# /<pilot>/evaluaties/
moment_urls = [
    page("evaluaties/", moments.moment_list),
    page("evaluaties/nieuw/", moments.moment_create),
    page("evaluaties/reeks/", moments_series.moment_series_create),
    page("evaluaties/<int:pk>/", moments.moment_detail),
    page("evaluaties/<int:pk>/wijzigen/", moments.moment_change),
    page("evaluaties/<int:pk>/intrekken/", moments.moment_withdraw),
    page("evaluaties/<int:pk>/oordeel/", moments.moment_hold),
    page("evaluaties/<int:pk>/oordeel/wijzigen/", moments.judgement_change),
    page("evaluaties/<int:pk>/agenda/", moments_agenda.moment_agenda),
    page("evaluaties/<int:pk>/agenda/pdf/", moments_agenda.moment_agenda_pdf),
    page("evaluaties/<int:pk>/verslag/pdf/", moments_agenda.minutes_pdf),
    page("evaluaties/<int:pk>/aanwezigheid/", minutes.attendance_record),
    page("evaluaties/<int:pk>/bevindingen/", minutes.findings_record),
    page("evaluaties/<int:pk>/voorleggen/", minutes.minutes_offer),
    page("evaluaties/<int:pk>/terugnemen/", minutes.minutes_take_back),
    page("evaluaties/<int:pk>/vaststellen/", minutes.minutes_adopt),
    page("evaluaties/<int:pk>/terugsturen/", minutes.minutes_return),
    page("evaluaties/<int:pk>/bijdragen/nieuw/", contributions.contribution_create),
    page("bijdragen/<int:pk>/wijzigen/", contributions.contribution_change),
    page("bijdragen/<int:pk>/intrekken/", contributions.contribution_withdraw),
]

# /<pilot>/rapportages/
report_urls = [
    page("rapportages/", reports.report_list),
    page("rapportages/<quarter:quarter>/", reports.report_detail),
    page("rapportages/<quarter:quarter>/afscherming/", reports_disclosure.report_disclosure),
    page("rapportages/<quarter:quarter>/samenstellen/", composing.report_compose),
    page("rapportages/<quarter:quarter>/samenstellen/kenmerken/", composing.report_particulars),
    page("rapportages/<quarter:quarter>/samenstellen/<slug:block>/", composing.report_block),
    page(
        "rapportages/<quarter:quarter>/samenstellen/<slug:block>/opmerking/",
        comments.report_comment_create,
    ),
    page("opmerkingen/<int:pk>/wijzigen/", comments.report_comment_change),
    page("opmerkingen/<int:pk>/intrekken/", comments.report_comment_withdraw),
    page("opmerkingen/<int:pk>/afhandelen/", comments.report_comment_resolve),
    page("opmerkingen/<int:pk>/heropenen/", comments.report_comment_reopen),
    page("rapportages/<quarter:quarter>/pdf/", reports.report_pdf),
    page("rapportages/<quarter:quarter>/bijlage/", reports_annex.report_annex),
    page("rapportages/<quarter:quarter>/bijlage/pdf/", reports_annex.report_annex_pdf),
    page("rapportages/<quarter:quarter>/voorleggen/", reports_publishing.report_submit),
    page("rapportages/<quarter:quarter>/terugnemen/", reports_publishing.report_take_back),
    page("rapportages/<quarter:quarter>/terugsturen/", reports_publishing.report_send_back),
    page("rapportages/<quarter:quarter>/goedkeuren/", reports_publishing.report_approve),
    page("rapportages/<quarter:quarter>/publiceren/", reports_publishing.report_publish),
    page("rapportages/<quarter:quarter>/verbeteren/", reports_publishing.report_correct),
    page(
        "rapportages/<quarter:quarter>/goedkeuring-intrekken/",
        reports_publishing.report_approval_end,
    ),
    page(
        "rapportages/<quarter:quarter>/versie-intrekken/",
        reports_publishing.report_edition_withdraw,
    ),
    page("rapportages/<quarter:quarter>/presentatie/", reports.report_slides),
]

# /<pilot>/raadsvragen/
council_question_urls = [
    page("raadsvragen/", council_questions.council_question_list),
    page("raadsvragen/nieuw/", council_questions.council_question_create),
    page("raadsvragen/<int:pk>/", council_questions.council_question_detail),
    page("raadsvragen/<int:pk>/wijzigen/", council_questions.council_question_change),
    page("raadsvragen/<int:pk>/toelaten/", council_questions.council_question_accept),
    page("raadsvragen/<int:pk>/toewijzen/", council_questions.council_question_assign),
    page("raadsvragen/<int:pk>/oppakken/", council_questions.council_question_take),
    page("raadsvragen/<int:pk>/antwoord/", council_answers.council_question_answer),
    page("raadsvragen/<int:pk>/antwoord/wijzigen/", council_answers.council_answer_change),
    page("raadsvragen/<int:pk>/verlengen/", council_answers.council_question_extend),
]

# /<pilot>/bewonerswoorden/
resident_words_urls = [
    page("bewonerswoorden/", resident_words.resident_words_list),
    page("bewonerswoorden/nieuw/", resident_words.resident_words_create),
    page("bewonerswoorden/<int:pk>/wijzigen/", resident_words.resident_words_change),
    page("bewonerswoorden/<int:pk>/goedkeuren/", resident_words.resident_words_approve),
    page("bewonerswoorden/<int:pk>/intrekken/", resident_words.resident_words_withdraw),
]

# /<pilot>/actiepunten/
action_point_urls = [
    page("actiepunten/", action_points.action_point_list),
    page("evaluaties/<int:pk>/actiepunten/nieuw/", action_points.action_point_create),
    page("actiepunten/<int:pk>/wijzigen/", action_points.action_point_change),
    page("actiepunten/<int:pk>/verzetten/", action_points.action_point_move),
    page("actiepunten/<int:pk>/afhandelen/", action_points.action_point_close),
    page("actiepunten/<int:pk>/heropenen/", action_points.action_point_reopen),
]

# /<pilot>/toezeggingen/
commitment_urls = [
    page("toezeggingen/", commitments.commitment_list),
    page("toezeggingen/nieuw/", commitments.commitment_create),
    page("toezeggingen/overnemen/", commitments.commitment_take_over),
    page("toezeggingen/<int:pk>/", commitments.commitment_detail),
    page("toezeggingen/<int:pk>/wijzigen/", commitments.commitment_change),
    page("toezeggingen/<int:pk>/intrekken/", commitments.commitment_withdraw),
]

# /<pilot>/cijfers/ and what they rest on
figure_urls = [
    page("cijfers/", figures.figure_list),
    page("cijfers/<slug:slug>/", figures.figure_detail),
    page("gegevens/", data_quality.data_quality),
]

offer_history(
    ActionPoint, "actiepunten", Permission.EVALUATION_READ, action_points.action_point_trail
)
offer_history(
    Contribution, "bijdragen", Permission.EVALUATION_READ, contributions.contribution_trail
)
offer_history(
    Finding,
    "bevindingen",
    Permission.EVALUATION_READ,
    lambda row: moments.moment_trail(row.moment),
)
offer_history(EvaluationMoment, "evaluaties", Permission.EVALUATION_READ, moments.moment_trail)
offer_history(
    Commitment,
    "toezeggingen",
    Permission.EVALUATION_READ,
    lambda row: commitments.commitment_trail(row.pilot, row),
)
offer_history(
    CouncilQuestion,
    "raadsvragen",
    Permission.COUNCIL_QUESTION_READ,
    council_questions.question_trail,
)
offer_history(
    ResidentWords,
    "bewonerswoorden",
    Permission.REPORT_APPROVE,  # it keeps by what someone could be recognised
    lambda row: resident_words.words_trail(row.pilot),
)
offer_history(CouncilReport, "rapportages", Permission.REPORT_READ, _report_trail)
offer_history(
    ReportParagraph,
    "rapportageteksten",
    Permission.REPORT_READ,
    lambda row: _report_trail(row.report),
)
offer_history(ReportComment, "opmerkingen", Permission.REPORT_COMMENT, comments.comment_trail)

urlpatterns = [
    *moment_urls,
    *action_point_urls,
    *withdrawal_urls(WITHDRAWALS, withdraw),
    *commitment_urls,
    *council_question_urls,
    *figure_urls,
    *report_urls,
    *resident_words_urls,
]

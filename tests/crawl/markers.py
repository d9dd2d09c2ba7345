"""Which roles may meet the texts of each kind of record (DESIGN, the table of roles)."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from interwonen.access.roles import Role
from interwonen.core.guarding import our_models

POLICY, CASE, COUNSELLOR, LEAD, CONTACT, AUDITOR, ADMIN = Role
EVERYONE = set(Role)
PILOT = {POLICY, CASE, COUNSELLOR, LEAD, CONTACT}
FILES = {CASE, COUNSELLOR, LEAD}
SUPPORT = {COUNSELLOR, LEAD}
HOMES = {POLICY, COUNSELLOR, LEAD}
STREET = {POLICY, COUNSELLOR, LEAD, CONTACT}
ASKED = {POLICY, LEAD, CONTACT}
REPORT = {POLICY, CASE, LEAD}
RIGHTS = {CASE, LEAD, AUDITOR}
KEEPING = {POLICY, CASE, LEAD, AUDITOR, ADMIN}

# Of each kind of record: who may meet its texts. A field with readers of its own has a line below.
SEES: dict[str, set[Role]] = {
    "accounts.Membership": {POLICY, LEAD, AUDITOR, ADMIN},
    "accounts.RoleReview": {POLICY, LEAD, AUDITOR, ADMIN},
    "accounts.Invitation": {ADMIN},
    "accounts.Organisation": EVERYONE,
    "accounts.User": EVERYONE,
    "core.Draft": set(),  # nobody but its author, and that is none of those who walk
    "evaluations.ActionPoint": PILOT,
    "evaluations.Attendance": PILOT,
    "evaluations.Commitment": PILOT,
    "evaluations.Contribution": PILOT,
    "evaluations.CouncilQuestion": EVERYONE,  # the answered ones are public
    "evaluations.CouncilReport": REPORT,
    "evaluations.EvaluationMoment": PILOT,
    "evaluations.Finding": PILOT,
    "evaluations.MomentFigure": PILOT,
    "evaluations.PublishedReport": EVERYONE,
    "evaluations.ReportComment": REPORT,
    "evaluations.ReportParagraph": REPORT,
    "evaluations.ReportSubmission": REPORT,
    "evaluations.ResidentWords": HOMES,
    "neighbours.Address": STREET,
    "neighbours.AddressUpload": {CONTACT},  # who sent the file, and nobody else
    "neighbours.Announcement": STREET,
    "neighbours.BoardAgreement": STREET,
    "neighbours.BoardMeeting": STREET,
    "neighbours.BoardMember": STREET,
    "neighbours.Call": ASKED,
    "neighbours.ConsultationHour": STREET,
    "neighbours.ContactPoint": EVERYONE,  # it is on the page for neighbours
    "neighbours.Enquirer": ASKED,
    "neighbours.Enquiry": ASKED,
    "neighbours.EnquiryNote": ASKED,
    "neighbours.EnquiryStep": ASKED,
    "neighbours.LetterCopy": STREET,
    "neighbours.LetterRound": STREET,
    "neighbours.LetterText": STREET,
    "neighbours.QuestionAsked": EVERYONE,  # on the page for neighbours too
    "neighbours.Reply": ASKED,
    "neighbours.StandardAnswer": STREET,
    "neighbours.SupportPointDay": PILOT,
    "neighbours.SurveyAnswer": STREET,
    "neighbours.SurveyForm": STREET,
    "neighbours.SurveyRound": STREET,
    "participants.AgreedStatement": FILES | {POLICY},
    "participants.Answer": FILES,
    "participants.Assessment": FILES,
    "participants.AssessmentScore": SUPPORT,
    "participants.Barrier": FILES,
    "participants.BarrierStatus": FILES,
    "participants.Dwelling": PILOT,
    "participants.EmergencyAccess": {COUNSELLOR, LEAD, AUDITOR},
    "participants.ExitPlan": FILES,
    "participants.FileLimit": FILES,
    "participants.FollowUp": SUPPORT,
    "participants.Goal": FILES,
    "participants.GoalStep": FILES,
    "participants.Handover": FILES,
    "participants.Incident": SUPPORT,
    "participants.Inspection": HOMES | {CASE},  # who places someone reads them (views/dwellings.py)
    "participants.NeighbourhoodSignal": SUPPORT,
    "participants.Participant": FILES,
    "participants.PlacementProposal": FILES,
    "participants.ProgressReview": SUPPORT,
    "participants.Referral": FILES,
    "participants.SupportSession": SUPPORT,
    "participants.UnmetRequest": FILES,
    "participants.VacancyCorrection": HOMES,
    "pilots.CapacityStep": PILOT,
    "pilots.FundingAmount": PILOT,
    "pilots.FundingLine": PILOT,
    "pilots.LocationAssessment": PILOT,
    "pilots.LocationFinding": PILOT,
    "pilots.Pilot": EVERYONE,
    "retention.Destruction": KEEPING,
    "retention.RetentionPeriod": KEEPING,
    "rights.CopyContent": {LEAD},
    "rights.CopyText": {LEAD},
    "rights.FileCopy": {LEAD},
    "rights.ResidentStatement": FILES,
    "rights.RightsRequest": RIGHTS,
}
# What is on pages and in files that anyone may open.
PUBLIC = {
    "accounts.Organisation",
    "evaluations.CouncilQuestion",
    "evaluations.PublishedReport",
    "neighbours.ContactPoint",
    "neighbours.QuestionAsked",
    "pilots.Pilot",
}
# What all pilots have together; who may read it in one pilot reads the same in another.
SHARED = {"retention.RetentionPeriod"}
# Fields with readers of their own.
FIELD_SEES: dict[str, set[Role]] = {
    "neighbours.LetterRound.subject": PILOT,  # the report lists the letters
}
# Texts that the database keeps equal, so that they get their mark together.
ALIKE = {"rights.CopyText": {"original", "marked"}}
# Who opened a file in an emergency may read why, though it is the file of a colleague.
OWN_BY_ITSELF = {"participants.EmergencyAccess"}
# Lists that the municipality keeps, and what the machinery writes: nothing about anybody.
NOBODYS = {"audit", "core.LongWork", "core.Submission", "accounts.Identity"}
NOBODYS |= {"pilots.Term", "pilots.Question"}
# Columns of which nobody chooses the words: keys, hashes, and codes of lists and questions.
CODES = {
    "accounts.Invitation.token_hash",
    "accounts.Membership.issuer",
    "accounts.User.newest_reset",
    "accounts.User.password",
    "accounts.User.password_signature",
    "core.Mark.key",
    "evaluations.Commitment.code",
    "evaluations.CouncilQuestion.block",
    "evaluations.CouncilQuestion.block_number",
    "evaluations.MomentFigure.code",
    "evaluations.MomentFigure.subject",
    "evaluations.PublishedFile.content_digest",
    "evaluations.PublishedFile.digest",
    "evaluations.PublishedReport.digest",
    "evaluations.Reminder.about",
    "evaluations.ReportApproval.checklist",
    "evaluations.ReportComment.block",
    "evaluations.ReportSubmission.digest",
    "neighbours.FollowLink.secret_hash",
    "neighbours.SurveyRound.code",
    "neighbours.SurveyRound.version",
    "participants.Assessment.instrument_version",
    "participants.CalendarFeed.fingerprint",
    "participants.Checklist.version",
    "participants.Participant.birth_date",
    "participants.Participant.reference",
    "pilots.LocationAssessment.version",
    "pilots.Pilot.reference_prefix",
    "pilots.Pilot.slug",
    "retention.Destruction.reference",
    "retention.Destruction.seal",
    "rights.CopyFile.digest",
}
# Columns with no room for a mark, or of which the database takes the shape of a number only.
NO_ROOM = {
    "neighbours.Address.addition",
    "neighbours.Address.house_letter",
    "neighbours.Address.postcode",
    "neighbours.Call.telephone",
    "neighbours.ConsultationHour.telephone",
    "neighbours.ContactPoint.phone",
    "neighbours.Enquirer.phone",
    "participants.Dwelling.house_number_suffix",
    "participants.Dwelling.postcode",
}


def name_of(field: Any) -> str:
    """A column by the name under which it is listed here."""
    return f"{field.model._meta.label}.{field.name}"


def text_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a model in which somebody writes."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField")
        and not field.choices
        and not field.primary_key
        and name_of(field) not in CODES | NO_ROOM
    ]


def json_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a model that hold a value of many texts."""
    fields = model._meta.concrete_fields
    return [field for field in fields if field.get_internal_type() == "JSONField"]


def written_models() -> Iterator[type[models.Model]]:
    """The models with such columns; their histories follow."""
    for model in our_models():
        is_history = model.__name__.startswith("Historical")
        is_nobodys = {model._meta.label, model._meta.app_label} & NOBODYS
        if not is_history and not is_nobodys and (text_fields(model) or json_fields(model)):
            yield model

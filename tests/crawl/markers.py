"""Marks in every text of every record, and which roles may meet them (DESIGN, the table of roles).

A mark is a word of its own per column; around it stands what attackers try: the start of a formula,
markup and addresses that no page or document may load.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

from django.db import connection, models, transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from interwonen.access.roles import Role
from interwonen.core.guarding import our_models
from participants.models import Participant
from participants.models.records import ParticipantRecord

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
    "accounts.Membership": {LEAD, AUDITOR, ADMIN},
    "accounts.Invitation": {ADMIN},
    "accounts.Organisation": EVERYONE,
    "accounts.User": EVERYONE,
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
    "rights.CopyText": {LEAD},
    "rights.FileCopy": {LEAD},
    "rights.ResidentStatement": FILES,
    "rights.RightsRequest": RIGHTS,
}
# Fields with readers of their own.
FIELD_SEES: dict[str, set[Role]] = {
    "neighbours.LetterRound.subject": PILOT,  # the report lists the letters
}
# Texts that the database keeps equal, so that they get their mark together.
ALIKE = {"rights.CopyText": {"original", "marked"}}
# Who opened a file in an emergency may read why, though it is the file of a colleague.
OWN_BY_ITSELF = {"participants.EmergencyAccess"}
# Lists that the municipality keeps, and what the machinery writes: nothing about anybody.
NOBODYS = {"audit", "core", "pilots.Term", "pilots.Question", "accounts.Identity"}
# Codes, keys and what other things point at by name; not written by anybody in a form.
NOT_TEXT = {
    "code", "version", "key", "slug", "password", "newest_reset", "token_hash", "fingerprint",
    "digest", "content_digest", "secret_hash", "issuer", "telephone", "phone", "block", "file_name",
    "checklist", "about", "signature", "instrument_version",
    "seal",
}  # fmt: skip
SHORTEST = 40  # a column with less room holds a code
SEARCHED = "zoekbaar"
HARMFUL = """<script>kwaad()</script>"'><img src="file:///etc/passwd" onerror="kwaad()">"""
_FULL, _PLAIN = f"={SEARCHED} {{mark}} {HARMFUL} ", f"{SEARCHED} {{mark}} "


def text_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a model in which somebody writes."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.get_internal_type() in ("CharField", "TextField")
        and not field.choices
        and not field.primary_key
        and field.name not in NOT_TEXT
        and (field.max_length or SHORTEST) >= SHORTEST
    ]


def written_models() -> Iterator[type[models.Model]]:
    """The models with such columns; their histories follow."""
    for model in our_models():
        is_history = model.__name__.startswith("Historical")
        is_nobodys = {model._meta.label, model._meta.app_label} & NOBODYS
        if not is_history and not is_nobodys and text_fields(model):
            yield model


class Planted:
    """Marks by their word: the column, and who may meet it."""

    def __init__(self) -> None:
        self.readers: dict[str, set[Role]] = {}
        self.column: dict[str, str] = {}
        self.refused: list[str] = []
        self._number = count(1)

    def plant(self, own: Any) -> None:
        """Mark every text; those of files other than `own` get marks that no counsellor may meet."""
        with connection.cursor() as cursor:
            # What waits for the end of the transaction is checked before the marks come.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SET LOCAL session_replication_role = replica")
        for model in written_models():
            for field in text_fields(model):
                name = f"{model._meta.label}.{field.name}"
                readers = FIELD_SEES.get(name, SEES[model._meta.label])
                self._mark(model, field, name, readers, {})
                path = _path_to_participant(model)
                if path and model._meta.label not in OWN_BY_ITSELF:
                    others = Participant.objects.exclude(pk__in=own).values("pk")
                    readers = readers - {COUNSELLOR}
                    self._mark(model, field, f"{name} of others", readers, {f"{path}__in": others})
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = origin")

    def _mark(self, model: Any, field: Any, name: str, readers: set[Role], where: Any) -> None:
        mark = f"Mk{next(self._number):03d}k"
        self.readers[mark], self.column[mark] = readers, name
        rows = model._base_manager.filter(**where)
        said = list(rows.exclude(**{field.name: ""}).values_list("pk", flat=True))
        # A text that only some rows may have is marked where it stands.
        keys = said or list(rows.values_list("pk", flat=True))
        alike = ALIKE.get(model._meta.label, set())
        names = alike if field.name in alike else {field.name}
        for text in (_FULL, _PLAIN, "{mark} "):
            if field.max_length and len(text.format(mark=mark)) + 8 > field.max_length:
                continue
            value = Concat(Value(text.format(mark=mark)), Cast("pk", CharField()))
            past = getattr(model, "history", None)
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk__in=keys).update(**dict.fromkeys(names, value))
                    if past and any(f.name == field.name for f in past.model._meta.fields):
                        old = Concat(Value(text.format(mark=mark)), Cast("pk", CharField()))
                        past.filter(id__in=keys).update(**{field.name: old})
            except Exception:  # noqa: S112 a constraint on the shape of the text: try a plainer one
                continue
            return
        if said:
            self.refused.append(name)

    def forbidden_to(self, role: Role | None) -> set[str]:
        """The marks that someone in this role, or in none, must not meet."""
        return {
            mark
            for mark, readers in self.readers.items()
            if role not in readers and not (role is None and readers == EVERYONE)
        }


def _path_to_participant(model: type[models.Model]) -> str:
    """The path from a record in a file to the participant; "" for other records."""
    if model is Participant:
        return "pk"
    return model.participant_path if issubclass(model, ParticipantRecord) else ""

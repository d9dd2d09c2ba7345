"""Publish an approved report, and begin the correction of a published one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from evaluations.actions.reports_approval import submitted
from evaluations.actions.reports_disclosure import refuse_unsafe
from evaluations.council.files import MadeFile
from evaluations.council.snapshot import Report, digest, plain, report_from
from evaluations.models import (
    CouncilQuestion,
    CouncilReport,
    PublishedFile,
    PublishedReport,
    ReportParagraph,
    ReportSubmission,
    ResidentWords,
)
from evaluations.rules import reports_publishing as rules
from evaluations.selectors.reports_publishing import ReportState, approvers_in_words, state_of
from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.pdf import LANGUAGE
from interwonen.core.rules import refuse_unless
from interwonen.core.versions import locked
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.actions.agreed_statements import note_published
from participants.models import AgreedStatement


def report_to_publish(*, report: CouncilReport, now: datetime) -> Report:
    """The submitted report as it is published now: with the day, and who approved it.

    Raises RuleBroken when it was published, does not wait to be, or two people have not approved it.
    """
    state = state_of(report)
    _refuse_published(state)
    refuse_unless(state.submission is not None, rules.NOT_SUBMITTED)
    refuse_unless(state.is_approved, rules.APPROVED_BY_TWO)
    with translation.override(LANGUAGE):
        approvers = approvers_in_words(report, state.approvals)
    submission = report_from(state.submission.snapshot)  # type: ignore[union-attr]
    return replace(submission, published_on=now.date(), approvers=approvers)


@transaction.atomic
def publish_report(
    *,
    report: CouncilReport,
    contents: Report,
    files: Mapping[PublishedFile.Kind, MadeFile],
    now: datetime,
    by: User,
) -> PublishedReport:
    """Publish an approved report, with its files made from `contents`; all of it, or nothing.

    Making the files takes seconds, so that is done before: `contents` is what `report_to_publish` gave.
    Raises RuleBroken when it was published, taken back or sent back meanwhile, when two people have not
    approved it, when `contents` is not what they approved or something that it hides can be worked out
    from all that is published, and when an agreement of a resident was recorded, changed or withdrawn
    since it was submitted, or words of residents or of the council that it prints were, or whether the
    pilot shows moves.
    """
    pilot = lock_pilot(report.pilot)  # nobody withdraws what a resident agreed to, meanwhile
    report = locked(report)
    _refuse_published(state_of(report))
    _state, submission = submitted(report)
    _refuse_other_choice(pilot, submission)
    _refuse_changed_agreements(submission, as_of=contents.as_of)
    _refuse_other_words(submission, as_of=contents.as_of)
    refuse_unless(contents == report_to_publish(report=report, now=now), rules.AS_APPROVED)
    refuse_unsafe(pilot=report.pilot, contents=contents)
    published = PublishedReport(
        report=report,
        edition=report.edition,
        as_of=contents.as_of,
        published_at=now,
        published_by=by,
        what_changed=report.what_changed,
        snapshot=plain(contents),
        digest=digest(contents),
        basis=submission.basis,
        file_digests={kind.value: file.digest for kind, file in files.items()},
    )
    save_as(published, by=by)
    note_published(pilot=report.pilot, as_of=contents.as_of, today=now.date(), by=by)
    for kind, file in files.items():
        row = PublishedFile(published=published, kind=kind, content=file.content)
        row.digest, row.content_digest = file.digest, file.content_digest
        save_as(row, by=by)
    return published


@transaction.atomic
def correct_report(
    *, report: CouncilReport, what_changed: str, by: User, version: int | None = None
) -> CouncilReport:
    """Begin the next edition of a published report, which says what changes; or say that anew.

    The published edition stays as it is. Raises RuleBroken when there is no published edition to
    correct, while the next one is submitted, and when it does not say what changes; Overtaken when
    the report is not `version` any more.
    """
    report = locked(report, version=version)
    state = state_of(report)
    refuse_unless(state.is_published or state.is_draft, rules.REPORT_CLOSED)
    refuse_unless(state.is_published or report.edition > 1, rules.EDITION_FOLLOWS)
    refuse_unless(bool(what_changed.strip()), rules.SAYS_WHAT_CHANGED)
    report.edition += state.is_published
    report.what_changed = what_changed
    return save_as(report, by=by)


@transaction.atomic
def withdraw_edition(*, report: CouncilReport, by: User) -> CouncilReport:
    """Drop a next edition that was begun by mistake: texts and particulars are again as published.

    The history keeps what was written. Raises RuleBroken when there is no such edition, and once it
    was submitted.
    """
    lock_pilot(report.pilot)
    report = locked(report)
    state = state_of(report)
    refuse_unless(report.edition > 1 and not state.is_published, rules.NEXT_EDITION_BEGUN)
    refuse_unless(state.is_draft, rules.REPORT_CLOSED)
    before = report.editions.get(edition=report.edition - 1)
    submission = report.submissions.get(edition=before.edition, ended_at=None)
    _restore_texts(report, to=submission.submitted_at, by=by)
    particulars = report_from(before.snapshot).particulars
    report.portfolio_holder, report.case_number = (
        particulars.portfolio_holder,
        particulars.case_number,
    )
    report.contact, report.what_changed = particulars.contact, before.what_changed
    report.edition = before.edition
    return save_as(report, by=by)


def _restore_texts(report: CouncilReport, *, to: datetime, by: User) -> None:
    """Give each section the text, rating and state that it had at a moment."""
    known = ReportParagraph.history.filter(report_id=report.pk, history_date__lte=to)
    was = {row.section: row for row in known.order_by("history_date", "history_id")}
    for paragraph in report.paragraphs.all():
        old = was.get(paragraph.section) or ReportParagraph()
        then = (old.text, old.rating, old.is_ready)
        if then != (paragraph.text, paragraph.rating, paragraph.is_ready):
            paragraph.text, paragraph.rating, paragraph.is_ready = then
            save_as(paragraph, by=by)


def _refuse_published(state: ReportState) -> None:
    """Tell who was ahead, and when."""
    if (published := state.published) is not None:
        facts = {"name": published.published_by, "when": in_words(published.published_at)}
        detail = _("%(name)s did so on %(when)s.") % facts
        refuse_unless(False, rules.PUBLISHED_ONCE, detail)


def _refuse_other_choice(pilot: Pilot, submission: ReportSubmission) -> None:
    """Refuse when the pilot shows moves now and did not at submitting, or the other way round."""
    then = Pilot.history.as_of(submission.submitted_at).filter(pk=pilot.pk)
    refuse_unless(not then.exclude(shows_moves=pilot.shows_moves).exists(), rules.MOVES_STAND)


def _refuse_changed_agreements(submission: ReportSubmission, *, as_of: date) -> None:
    """Refuse when an agreement that the report tells, or could tell, is not as it was at submitting."""
    mine = AgreedStatement.objects.of_pilot(submission.report.pilot)
    since = AgreedStatement.history.filter(history_date__gt=submission.submitted_at).values("id")
    told = Q(pk__in=mine.known(as_of=as_of).values("pk")) | ~Q(withdrawn_because="")
    refuse_unless(not mine.filter(told, pk__in=since).exists(), rules.AGREEMENTS_STAND)


def _refuse_other_words(submission: ReportSubmission, *, as_of: date) -> None:
    """Refuse when words of residents, a question of the council, or its answer, that the report prints
    are not as they were at submitting."""
    report, at = submission.report, submission.submitted_at
    words = ResidentWords.history.as_of(at).exclude(approved_by=None)
    words = words.filter(pilot=report.pilot, quarter_starts_on=report.quarter.starts_on)
    asked = CouncilQuestion.history.as_of(at).filter(accepted_on__lte=as_of)
    asked = asked.filter(published__report__pilot=report.pilot)
    for model, then, fields in (
        (ResidentWords, words, ("text", "approved_by_id", "quarter_starts_on")),
        (CouncilQuestion, asked.exclude(answered_on__lte=as_of), ("text", "asked_by")),
        (CouncilQuestion, asked.filter(answered_on__lte=as_of), ("text", "asked_by", "answer")),
    ):
        fields = ("withdrawn_because", *fields)
        printed = list(then.filter(withdrawn_because=""))
        now = model.objects.in_bulk([row.pk for row in printed])
        stand = all(
            getattr(now[row.pk], name) == getattr(row, name) for row in printed for name in fields
        )
        refuse_unless(stand, rules.WORDS_STAND)

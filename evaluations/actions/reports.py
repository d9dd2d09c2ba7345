"""Start the report on a quarter, write its texts, and say who stands for it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from evaluations.council.blocks import PLANNED
from evaluations.council.material import material_of
from evaluations.council.ratings import rosier_than_proposed
from evaluations.models import TEXT_LENGTH, CouncilReport, ReportParagraph
from evaluations.rules import reports as rules
from evaluations.rules.reports_publishing import REPORT_CLOSED
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.versions import Overtaken, locked, version_of
from interwonen.pilots.actions.pilots import lock_pilot
from interwonen.pilots.models import Pilot
from participants.actions.participants_recognised import refuse_recognisable


@transaction.atomic
def start_report(*, pilot: Pilot, quarter: Quarter, by: User) -> CouncilReport:
    """The report of a pilot on a quarter; made when it is not there yet."""
    lock_pilot(pilot)
    known: CouncilReport | None = CouncilReport.objects.filter(
        pilot=pilot, year=quarter.year, quarter_number=quarter.number
    ).first()
    if known is not None:
        return known
    report = CouncilReport(pilot=pilot, year=quarter.year, quarter_number=quarter.number)
    return save_as(report, by=by)


def open_report(report: CouncilReport) -> CouncilReport:
    """The report as it is now, held for this transaction, while what people write in it may change.

    Raises RuleBroken when it was submitted, or published.
    """
    report = locked(report)
    refuse_unless(not report.submissions.open().exists(), REPORT_CLOSED)
    return report


@transaction.atomic
def write_section(
    *,
    pilot: Pilot,
    quarter: Quarter,
    section: str,
    text: str,
    now: datetime,
    by: User,
    rating: str = "",
    is_ready: bool = False,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> ReportParagraph:
    """Save the text of one section, how that stands if it is a theme, and whether it is ready.

    Raises RuleBroken for a text that is too long, that cannot be printed, or that is ready and not
    there, for a rating of what is no theme, and, unless confirmed, for a new rating that is better than
    the figures propose, and when someone may be recognised by what is new; Overtaken when the section
    is not `version` any more.
    """
    report = open_report(start_report(pilot=pilot, quarter=quarter, by=by))
    paragraph = report.paragraphs.filter(section=section).first()
    paragraph = paragraph or ReportParagraph(report=report, section=section)
    if version is not None and (last := version_of(paragraph)) != version:
        raise Overtaken(paragraph, last)
    detail = _("There are %(number)s.") % {"number": number_format(len(text), force_grouping=True)}
    refuse_unless(len(text) <= TEXT_LENGTH, rules.TEXT_FITS, detail)
    refuse_unless(not is_ready or bool(text.strip()), rules.READY_WITH_TEXT)
    if text != paragraph.text:
        # Who reports to the council knows no names of residents.
        refuse_recognisable({"text": text}, pilot=pilot, confirmed=confirmed, names=())
    if rating != paragraph.rating:
        _refuse_rosier(report, section, rating, now=now, confirmed=confirmed)
    paragraph.text, paragraph.rating, paragraph.is_ready = text, rating, is_ready
    return save_as(paragraph, by=by)


def _refuse_rosier(
    report: CouncilReport, section: str, rating: str, *, now: datetime, confirmed: Collection[str]
) -> None:
    """Refuse a rating that is better than the figures propose now, unless confirmed."""
    rated = {plan.code: rating for plan in PLANNED.values() if plan.section == section and rating}
    if rated and not rules.ROSIER_THAN_FIGURES.is_settled(confirmed):
        material = material_of(report.pilot, report.quarter, as_of=now.date(), now=now)
        for proposal in rosier_than_proposed(material, rated).values():
            label = ReportParagraph.Rating(proposal.rating).label
            words = {"rating": label, "figure": proposal.words}
            detail = _("They propose “%(rating)s”: %(figure)s.") % words
            raise RuleBroken(rules.ROSIER_THAN_FIGURES, detail)


@transaction.atomic
def write_particulars(
    *,
    pilot: Pilot,
    quarter: Quarter,
    portfolio_holder: str,
    case_number: str,
    contact: str,
    by: User,
    version: int | None = None,
) -> CouncilReport:
    """Save who stands for the report, under which number it is filed and whom one may ask.

    Raises Overtaken when the report is not `version` any more.
    """
    lock_pilot(pilot)
    is_started = CouncilReport.objects.of_pilot(pilot).on_quarter(quarter).exists()
    report = open_report(start_report(pilot=pilot, quarter=quarter, by=by))
    if is_started and version is not None and (last := version_of(report)) != version:
        raise Overtaken(report, last)
    report.portfolio_holder, report.case_number = portfolio_holder, case_number
    report.contact = contact
    return save_as(report, by=by)

"""Start the report on a quarter, write its texts, and say who stands for it."""

from collections.abc import Collection

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from evaluations.models import TEXT_LENGTH, CouncilReport, ReportParagraph
from evaluations.rules import reports as rules
from evaluations.rules.reports_publishing import REPORT_CLOSED
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.core.rules import refuse_unless
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
    by: User,
    rating: str = "",
    is_ready: bool = False,
    version: int | None = None,
    confirmed: Collection[str] = (),
) -> ReportParagraph:
    """Save the text of one section, how that stands if it is a theme, and whether it is ready.

    Raises RuleBroken for a text that is too long, that cannot be printed, or that is ready and not
    there, for a rating of what is no theme, and, unless confirmed, when someone may be recognised by
    what is new; Overtaken when the section is not `version` any more.
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
    paragraph.text, paragraph.rating, paragraph.is_ready = text, rating, is_ready
    return save_as(paragraph, by=by)


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

"""Start the report on a quarter and write its texts."""

from collections.abc import Collection, Mapping

from django.db import transaction

from evaluations.models import CouncilReport, ReportParagraph
from interwonen.accounts.models import User
from interwonen.core.history import save_as
from interwonen.core.quarters import Quarter
from interwonen.core.typefaces import refuse_unprintable_text
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


@transaction.atomic
def write_report(
    *,
    pilot: Pilot,
    quarter: Quarter,
    texts: Mapping[str, str],
    by: User,
    confirmed: Collection[str] = (),
) -> CouncilReport:
    """Save the texts by section code of the report on a quarter, which is made with the first.

    Raises RuleBroken, unless confirmed, when someone may be recognised by what is new.
    """
    report = start_report(pilot=pilot, quarter=quarter, by=by)
    before = dict(report.paragraphs.values_list("section", "text"))
    new = {section: text for section, text in texts.items() if text != before.get(section, "")}
    # Who reports to the council knows no names of residents.
    refuse_recognisable(new, pilot=pilot, confirmed=confirmed, names=())
    write_paragraphs(report=report, texts=texts, by=by)
    return report


@transaction.atomic
def write_paragraphs(
    *, report: CouncilReport, texts: Mapping[str, str], by: User
) -> list[ReportParagraph]:
    """Save the texts by section code; gives the paragraphs that changed.

    A section that is not named keeps its text; an unknown section raises ValidationError, and a
    text with a character that cannot be printed RuleBroken, at the field of its section.
    """
    CouncilReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    known = {paragraph.section: paragraph for paragraph in report.paragraphs.all()}
    changed = []
    for section, text in texts.items():
        paragraph = known.get(section) or ReportParagraph(report=report, section=section)
        if paragraph.text != text:
            refuse_unprintable_text(text, field=section)
            paragraph.text = text
            changed.append(save_as(paragraph, by=by))
    return changed

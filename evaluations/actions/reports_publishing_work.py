"""Publish a report by a process of its own, because making its files takes seconds."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluations.actions.reports_publishing import publish_report, report_to_publish
from evaluations.council.files import MAKERS, files_of
from evaluations.models import CouncilReport
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.long_work import Work, kind_of_work, start_work
from interwonen.core.models import LongWork
from interwonen.core.rules import GONE_MEANWHILE, RuleBroken
from interwonen.core.seal import refuse_unusable_seal

PUBLISHING = "report-publishing"


def begin_publishing(*, report: CouncilReport, by: User, now: datetime) -> LongWork:
    """Have the files of an approved report made, and the report published with them.

    Raises RuleBroken when it was published, is not approved by two people, or when someone else is
    publishing it at this moment; and when the seal of the municipality cannot be used.
    """
    report_to_publish(report=report, now=now)
    refuse_unusable_seal()
    detail = reverse("evaluations:report-detail", args=[report.pilot.slug, report.quarter])
    return start_work(
        PUBLISHING,
        place=report.pilot.slug,
        key=str(report.pk),
        by=by,
        back=detail,
        then=detail,
        total=len(MAKERS),
        order={"report": report.pk},
    )


@kind_of_work(
    PUBLISHING, title=gettext_lazy("Publishing the report"), permission=Permission.REPORT_WRITE
)
def publish(work: Work) -> str:
    """Make the files, then publish; when one cannot be made nothing is published."""
    rows = CouncilReport.objects.select_related("pilot")
    report = rows.filter(pk=work.order["report"], pilot__slug=work.place).first()
    if report is None:
        raise RuleBroken(GONE_MEANWHILE)
    contents = report_to_publish(report=report, now=work.now)
    files = files_of(contents, advance=work.advance)
    publish_report(report=report, contents=contents, files=files, now=work.now, by=work.by)
    return _("The report has been published. It is on the public page now.")

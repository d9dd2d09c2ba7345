"""The fictional report on the first quarter on its way: submitted, approved twice, published."""

from datetime import date, datetime, time

from django.utils import timezone

from evaluations.actions.reports_approval import approve_report, submit_report
from evaluations.actions.reports_publishing import publish_report, report_to_publish
from evaluations.council.checklist import points
from evaluations.council.files import files_of
from evaluations.models import CouncilReport, PublishedReport
from interwonen.accounts.models import User


def publish_first_report(report: CouncilReport, people: dict[str, User]) -> PublishedReport:
    """Published in April 2021; its files are made, which takes some seconds."""
    submission = submit_report(report=report, now=_in_april(12), by=people["beleid"])
    for day, who in ((13, "teamleider"), (14, "beleid2")):
        approve_report(
            report=report,
            digest=submission.digest,
            ticked=set(points()),
            now=_in_april(day),
            by=people[who],
        )
    now = _in_april(15)
    contents = report_to_publish(report=report, now=now)
    return publish_report(
        report=report, contents=contents, files=files_of(contents), now=now, by=people["beleid"]
    )


def _in_april(day: int) -> datetime:
    return timezone.make_aware(datetime.combine(date(2021, 4, day), time(10)))

"""By when an enquiry must be answered."""

from datetime import date, timedelta

from interwonen.core.working_days import end_of_term, end_of_working_days

# Service norms of the pilot in working days; the law sets none for these (docs/decisions/22).
ANSWER_DAYS = 5
REPORT_DAYS = 10
# Awb article 9:11: a complaint is dealt with within six weeks of receipt.
COMPLAINT_TERM = timedelta(weeks=6)


def due_date(kind_code: str, received_on: date) -> date:
    """The last day for an answer to an enquiry of this kind, received on that date."""
    if kind_code == "complaint":
        return end_of_term(received_on + COMPLAINT_TERM)
    days = REPORT_DAYS if kind_code == "report" else ANSWER_DAYS
    return end_of_working_days(received_on, days)

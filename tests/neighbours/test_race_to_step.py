"""Several colleagues take a step with one enquiry at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from interwonen.core.history import save_as
from interwonen.core.rules import RuleBroken, refusals_explained
from neighbours.models import EnquiryStep
from tests.factories import TODAY, make_enquiry, make_pilot, system

COLLEAGUES = 6
TOO_LATE = {  # a step has its number before it waits for the enquiry
    "neighbours_enquirystep_allowed",  # behind one with a lower number
    "neighbours_enquirystep_is_the_last",  # behind one with a higher number
}


def test_two_at_once_make_one_step(transactional_db):
    """The guard holds the enquiry while it looks at the step before; the action would, so it is passed."""
    pilot = make_pilot()
    enquiry = make_enquiry(pilot)
    start = Barrier(COLLEAGUES, timeout=60)

    def close(number: int) -> str:
        step = EnquiryStep(
            enquiry=enquiry,
            came_from="reported",
            status="done",
            taken_on=TODAY,
            due_on=enquiry.due_on,
            text=f"Klaar {number}.",
        )
        try:
            start.wait()
            with refusals_explained():
                save_as(step, by=system())
        except RuleBroken as refusal:
            return refusal.rule.name
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(COLLEAGUES) as pool:
        answers = list(pool.map(close, range(COLLEAGUES)))
    assert answers.count("done") == 1
    assert set(answers) - {"done"} <= TOO_LATE
    assert EnquiryStep.objects.count() == 1

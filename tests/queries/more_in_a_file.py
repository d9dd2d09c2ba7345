"""More rows of every kind in the file of one participant."""

from datetime import date, time

from participants.actions.barriers import record_barrier_status
from participants.actions.goals_steps import mark_goal_step
from participants.models import Agreement
from tests.assessment_factories import make_assessment
from tests.factories import (
    TODAY,
    make_follow_up,
    make_incident,
    make_plan,
    make_series,
    make_session,
    system,
    term,
)
from tests.plan_factories import (
    agree,
    close,
    life_domain,
    make_barrier,
    make_goal,
    make_goal_step,
    make_judgement,
    make_skills,
)
from tests.progress_review_factories import make_progress_review
from tests.rights_factories import answer_rights_request, make_rights_request, make_statement
from tests.told_factories import make_agreed_statement

# With several people at once: a counsellor confirms that it is so.
OVERLAP = ["participants_session_no_overlap"]


def fill_file(participant, *, by, lead, times):
    """What one does with a resident: sessions, follow-ups, incidents and a plan."""
    at = time(8 + times)
    make_session(participant, by=by, day=date(2021, 4, times))
    make_plan(participant, by=by, day=TODAY, starts_at=at)
    make_plan(participant, by=by, day=date(2021, 6, times))
    make_series(participant, by=by, starts_at=at, confirmed=OVERLAP)
    for owner in (by, lead):
        make_follow_up(participant, owner=owner, due_on=TODAY)
    make_incident(participant, by=by, agreements="Stil na tien uur.", review_on=TODAY)
    _plan(participant, by, times)


def _plan(participant, by, times):
    """Goals with steps, barriers, and checklists with what was agreed."""
    goal = make_goal(participant, life_domain=life_domain("housing"))
    close(make_goal(participant))
    make_goal_step(goal)
    mark_goal_step(step=make_goal_step(goal), is_done=True, today=TODAY, by=system())
    make_session(participant, by=by, day=date(2021, 5, times), goals=[goal])
    record_barrier_status(
        barrier=make_barrier(participant, kind=term("barrier.other")),
        status=term("barrier_status.resolved"),
        since=date(2021, 5, 1),
        today=TODAY,
        by=system(),
    )
    make_assessment(participant, moment="t_interim", assessed_on=date(2021, 5, times))
    make_skills(participant, filled_on=date(2021, 4, times))
    judgement = make_judgement(participant, filled_on=date(2021, 5, times))
    for party in Agreement.Party:
        agree(judgement, party)
    make_agreed_statement(participant, outcome="none")
    make_statement(participant)
    make_rights_request(participant)
    answer_rights_request(make_rights_request(participant))
    make_progress_review(participant, by=by, held_on=date(2021, 5, times))

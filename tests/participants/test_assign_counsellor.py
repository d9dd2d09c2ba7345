"""The team lead puts someone on a caseload, and hands over."""

from datetime import date

from participants.actions.assignments import assign_counsellor
from participants.models import Assignment, Participant
from tests.factories import TODAY, make_participant, make_user, system
from tests.refusals import breaks

HANDOVER = date(2021, 5, 1)


def test_a_colleague_hands_over_on_the_day_before(pilot):
    before = make_user(role="counsellor", pilot=pilot)
    after = make_user(role="counsellor", pilot=pilot)
    lead = make_user(role="team_lead", pilot=pilot)
    participant = make_participant(pilot, counsellor=before)
    assign_counsellor(participant=participant, counsellor=after, starts_on=HANDOVER, by=lead)
    periods = list(participant.assignments.values_list("counsellor", "ends_on"))
    assert periods == [(before.pk, date(2021, 4, 30)), (after.pk, None)]
    seen = {
        user: Participant.objects.visible_to(user, on=TODAY).count() for user in (before, after)
    }
    assert seen == {before: 0, after: 1}


def test_it_refuses_someone_who_is_no_counsellor_of_the_pilot(pilot):
    participant = make_participant(pilot)
    with breaks("participants_assignment_of_the_pilot"):
        assign_counsellor(
            participant=participant,
            counsellor=make_user(role="case_manager", pilot=pilot),
            starts_on=HANDOVER,
            by=system(),
        )
    assert not Assignment.objects.exists()


def test_it_refuses_a_day_before_a_colleague_who_begins_later(pilot):
    participant = make_participant(pilot)
    later, earlier = (make_user(role="counsellor", pilot=pilot) for _ in range(2))
    assign_counsellor(participant=participant, counsellor=later, starts_on=HANDOVER, by=system())
    with breaks("participants_assignment_ends_after_start"):
        assign_counsellor(
            participant=participant, counsellor=earlier, starts_on=date(2021, 4, 1), by=system()
        )
    assert participant.assignments.get().counsellor == later


def test_it_refuses_a_day_before_the_colleague_began(pilot):
    participant = make_participant(pilot, counsellor=make_user(role="counsellor", pilot=pilot))
    with breaks("participants_assignment_ends_after_start"):
        assign_counsellor(
            participant=participant,
            counsellor=make_user(role="counsellor", pilot=pilot),
            starts_on=date(2021, 1, 31),
            by=system(),
        )
    assert Assignment.objects.count() == 1

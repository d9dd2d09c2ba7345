"""Limits on the use of a file: who objects, and what is only kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from interwonen.core.history import save_as
from interwonen.rights.models import ResidentStatement, RightsRequest
from interwonen.rights.selectors.copies_kinds import KINDS
from participants.actions.file_limits import lift_limit, limit_file
from participants.models import (
    AgreedStatement,
    Assignment,
    EmergencyAccess,
    FileLimit,
    Participant,
)
from tests.assessment_factories import make_assessment
from tests.factories import TODAY, make_participant, make_user, system
from tests.house.test_guards import TRIGGERS, rows
from tests.plan_factories import make_goal, make_goal_step
from tests.refusals import breaks, refused_by
from tests.rights_factories import make_rights_request
from tests.told_factories import make_agreed_statement

ALWAYS = {Assignment, EmergencyAccess, FileLimit, ResidentStatement, RightsRequest}


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


def limited(participant, kind="restriction", **facts) -> FileLimit:
    defaults = {"since": TODAY, "because": "De meting van mei", "today": TODAY, "by": system()}
    return limit_file(participant=participant, kind=kind, **{**defaults, **facts})


def lifted(limit, **facts) -> FileLimit:
    return lift_limit(
        limit=limit, **{"reason": "Verbeterd", "today": TODAY, "by": system(), **facts}
    )


def test_every_kind_of_record_in_a_file_is_guarded(db):
    guarded = {name.partition(".")[0] for name, *_ in rows(TRIGGERS) if "refuse_restricted" in name}
    assert guarded == {model._meta.db_table for model in KINDS if model not in ALWAYS}


def test_a_restricted_file_is_kept_and_does_not_change(participant):
    goal, other = make_goal(participant), make_participant(participant.pilot)
    limit = limited(participant)
    for act in (make_goal, make_assessment):
        with breaks("participants_filelimit_restricted"):
            act(participant)
    with breaks("participants_filelimit_restricted"):
        make_goal_step(goal)
    with breaks("participants_filelimit_restricted"):
        save_as(Participant.objects.get(pk=participant.pk), by=system())
    delete = "DELETE FROM participants_goal WHERE id = %s"
    assert refused_by(delete, [goal.pk]) == "participants_filelimit_restricted"
    make_goal(other)
    make_rights_request(participant)
    lifted(limit)
    make_goal_step(goal)


def test_of_who_objects_nothing_new_is_told(participant):
    make_agreed_statement(participant, outcome="none")
    assert AgreedStatement.objects.known(as_of=TODAY).exists()
    limit = limited(participant, "objection")
    assert not AgreedStatement.objects.known(as_of=TODAY).exists()
    make_goal(participant)
    lifted(limit)
    assert AgreedStatement.objects.known(as_of=TODAY).exists()


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"because": " "}, "participants_filelimit_says_why"),
        ({"since": TODAY + timedelta(1)}, "participants_date_not_ahead"),
    ],
)
def test_it_refuses_half_a_limit(participant, facts, rule):
    with breaks(rule):
        limited(participant, **facts)
    assert not FileLimit.objects.exists()


def test_one_of_a_kind_and_lifted_once_with_a_reason(participant):
    limit = limited(participant)
    with breaks("participants_filelimit_one_of_a_kind", field="kind"):
        limited(participant)
    with breaks("participants_filelimit_lifted_whole"):
        lifted(limit, reason=" ")
    lifted(limit)
    with breaks("participants_filelimit_lifted_stays"):
        lifted(limit)
    limited(participant)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("because = ' '", "core_owner_is_fixed"),
        ("lifted_on = '2021-06-30'", "participants_filelimit_lifted_whole"),
    ],
)
def test_the_database_refuses_the_same(participant, change, rule):
    update = f"UPDATE participants_filelimit SET {change} WHERE id = %s"
    assert refused_by(update, [limited(participant).pk]) == rule


def test_from_the_request_to_the_top_of_every_page(client, pilot, participant):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    row = make_rights_request(participant, right="restriction")
    set_url = reverse("rights:limit-set", args=[pilot.slug, row.pk])
    detail = reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert set_url in client.get(detail).content.decode()
    typed = {"kind": "restriction", "because": "De meting", "since": "2021-06-30"}
    assert client.post(set_url, typed).url == detail
    lift = reverse("rights:limit-lift", args=[pilot.slug, FileLimit.objects.get().pk])
    assert lift in client.get(detail).content.decode()
    says = "Het gebruik van dit dossier is beperkt."
    for page in ("participant-detail", "participant-goals", "goal-create"):
        url = reverse(f"participants:{page}", args=[pilot.slug, participant.pk])
        assert says in client.get(url).content.decode()
    client.post(lift, {"reason": "Het klopt nu"})
    assert FileLimit.objects.get().lifted_on == TODAY
    url = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    assert says not in client.get(url).content.decode()


@pytest.fixture
def counsellor(client, pilot):
    user = make_user(role="counsellor", pilot=pilot)
    client.force_login(user)
    return user


def test_nobody_types_what_cannot_be_saved(client, pilot, counsellor):
    mine = make_participant(pilot, counsellor=counsellor)
    file, form = (
        reverse(f"participants:{page}", args=[pilot.slug, mine.pk])
        for page in ("participant-detail", "session-create")
    )
    assert form in client.get(file).content.decode()
    assert "<textarea" in client.get(form).content.decode()
    limit = limited(mine)
    assert form not in client.get(file).content.decode()
    shown = client.get(form).content.decode()
    assert "<textarea" not in shown
    assert "tot de teamleider of de Wmo-consulent de beperking opheft" in shown
    assert "<textarea" in client.post(form, {"note": "Wat al getypt was"}).content.decode()
    lifted(limit)
    assert form in client.get(file).content.decode()


def test_who_lifts_it_finds_it_from_the_file(client, pilot, participant, counsellor):
    row = make_rights_request(participant, right="restriction")
    limit = limited(participant)
    file = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    own_data = reverse("rights:file-requests", args=[pilot.slug, participant.pk])
    assert own_data not in client.get(file).content.decode()
    client.force_login(make_user(role="team_lead", pilot=pilot))
    assert own_data in client.get(file).content.decode()
    shown = client.get(own_data).content.decode()
    for name, about in (("limit-lift", limit), ("request-detail", row)):
        assert reverse(f"rights:{name}", args=[pilot.slug, about.pk]) in shown

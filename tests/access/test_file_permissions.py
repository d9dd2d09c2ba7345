"""Three ways to ask who may do what with a file give one answer: `granting`, `may` and the guard."""

from itertools import combinations

import pytest

from interwonen.access.permissions import Permission
from interwonen.access.roles import Role
from interwonen.accounts.models import User
from interwonen.core.routes import pilot_url
from participants.models import Participant
from tests.factories import TODAY, make_participant, make_pilot, make_role, make_user

pytestmark = pytest.mark.django_db
ROLES = [
    *((role,) for role in Role),
    *combinations([Role.COUNSELLOR, Role.CASE_MANAGER, Role.TEAM_LEAD, Role.POLICY_OFFICER], 2),
]


def in_roles(pilot, roles):
    """Someone in these roles; a counsellor has one participant on the own caseload."""
    first, *others = roles
    user = make_user(role=first, pilot=pilot)
    for role in others:
        make_role(user, pilot, role)
    if Role.COUNSELLOR in roles:
        make_participant(pilot, counsellor=user)
    return User.objects.get(pk=user.pk)


def asked_by(user):
    """The participants on whom a user holds each permission, as `granting` and as `may` say."""
    everyone = list(Participant.objects.all())
    return [
        {permission: says(permission) for permission in Permission}
        for says in (
            lambda each: set(Participant.objects.granting(user, each, on=TODAY)),
            lambda each: {row for row in everyone if user.may(each, row, on=TODAY)},
        )
    ]


@pytest.mark.parametrize("roles", ROLES, ids="+".join)
def test_granting_and_may_agree(pilot, roles):
    user = in_roles(pilot, roles)
    make_participant(pilot)
    make_participant(make_pilot())
    granted, allowed = asked_by(user)
    assert granted == allowed


@pytest.mark.parametrize("roles", ROLES, ids="+".join)
def test_the_guard_holds_what_is_granted_on_the_file(client, pilot, roles):
    user = in_roles(pilot, roles)
    client.force_login(user)
    make_participant(pilot)
    for participant in Participant.objects.all():
        granted = {
            permission
            for permission in Permission
            if Participant.objects.granting(user, permission, on=TODAY).filter(pk=participant.pk)
        }
        answer = client.get(
            pilot_url("participants:participant-detail", pilot.slug, participant.pk)
        )
        if Permission.PARTICIPANT_READ in granted:
            assert answer.context["permissions"] == granted
        else:
            assert answer.status_code in (403, 404)

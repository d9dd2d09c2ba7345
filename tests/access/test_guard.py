"""The guard on every view: stranger 404, wrong role 403, and a line in the access log for each."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.urls import reverse

from interwonen.access.middleware import AccessMiddleware
from interwonen.access.roles import Role, granted
from interwonen.accounts.actions.memberships import end_role
from interwonen.accounts.models import Membership
from interwonen.audit.models import AccessEvent
from participants.models import Participant
from tests.factories import TODAY, make_participant, make_pilot, make_role, make_user, system


def participant_page(participant: Participant) -> str:
    slug = participant.pilot.slug
    return reverse("participants:participant-detail", args=[slug, participant.pk])


def last_line() -> AccessEvent:
    return AccessEvent.objects.latest("pk")


def test_who_is_not_signed_in_goes_to_the_sign_in_page(client, pilot):
    answer = client.get(participant_page(make_participant(pilot)))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_someone_of_another_pilot_gets_404_and_leaves_a_line(client, pilot):
    stranger = make_user(role="case_manager", pilot=make_pilot())
    client.force_login(stranger)
    assert client.get(participant_page(make_participant(pilot))).status_code == 404
    line = last_line()
    assert (line.user, line.outcome, line.pilot) == (stranger, "not_found", pilot)


def test_a_participant_of_another_pilot_is_404_under_the_own_pilot(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    elsewhere = make_participant(make_pilot())
    url = reverse("participants:participant-detail", args=[pilot.slug, elsewhere.pk])
    assert client.get(url).status_code == 404


def test_a_counsellor_sees_the_own_caseload_only(client, pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    mine = make_participant(pilot, counsellor=counsellor)
    someone_elses = make_participant(pilot)
    client.force_login(counsellor)
    assert client.get(participant_page(mine)).status_code == 200
    assert client.get(participant_page(someone_elses)).status_code == 404
    sessions = reverse("participants:session-create", args=[pilot.slug, someone_elses.pk])
    assert client.post(sessions, {}).status_code == 404


def test_a_policy_officer_knows_of_someone_but_may_not_open_the_file(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    participant = make_participant(pilot)
    assert client.get(participant_page(participant)).status_code == 403
    assert (last_line().outcome, last_line().subject) == ("refused", participant.reference)
    page = client.get(reverse("participants:participant-list", args=[pilot.slug])).content.decode()
    assert participant.reference in page
    assert participant.last_name not in page


def test_two_roles_in_one_pilot_do_not_add_up_to_names(client, pilot):
    both = make_user(role="policy_officer", pilot=pilot)
    make_role(both, pilot, "counsellor")
    mine, other = make_participant(pilot, counsellor=both), make_participant(pilot)
    client.force_login(both)
    page = client.get(reverse("participants:participant-list", args=[pilot.slug])).content.decode()
    assert mine.last_name in page
    assert other.reference in page
    assert other.full_name not in page


def test_a_visit_is_logged_with_who_when_role_what_and_where_from(client, pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    participant = make_participant(pilot)
    client.force_login(manager)
    client.get(participant_page(participant), REMOTE_ADDR="192.0.2.7")
    line = last_line()
    assert (line.user, line.user_name, line.roles) == (manager, manager.name, "case_manager")
    assert (line.act, line.outcome, line.page) == (
        "read",
        "done",
        "participants:participant-detail",
    )
    assert (line.subject, line.object_id) == (participant.reference, str(participant.pk))
    assert (line.pilot, line.network_address) == (pilot, "192.0.2.7")
    assert participant.last_name not in str(vars(line))


def test_a_role_that_has_ended_opens_nothing(client, pilot):
    user = make_user(role="case_manager", pilot=pilot)
    end_role(membership=Membership.objects.get(user=user), ends_on=date(2021, 6, 29), by=system())
    client.force_login(user)
    assert client.get(participant_page(make_participant(pilot))).status_code == 404


def test_an_unknown_role_grants_nothing():
    assert granted("landlord") == frozenset()
    assert all(granted(role) for role in Role)


def test_a_view_without_a_guard_is_never_run(rf):
    def forgotten(request):
        return HttpResponse("open")

    middleware = AccessMiddleware(lambda request: HttpResponse())
    with pytest.raises(ImproperlyConfigured):
        middleware.process_view(rf.get("/"), forgotten, (), {})


def test_rows_of_someone_without_any_role_are_none(pilot):
    make_participant(pilot)
    assert not Participant.objects.visible_to(make_user(), on=TODAY).exists()

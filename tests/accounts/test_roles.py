"""A role is given and ended; a pilot keeps an administrator."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.access.roles import ROLES
from interwonen.accounts.actions.memberships import end_role, give_role
from interwonen.accounts.models import Membership
from tests.factories import TODAY, make_pilot, make_user, system
from tests.refusals import breaks, refused_by


def role_of(user) -> Membership:
    return Membership.objects.get(user=user)


def end_page(membership: Membership) -> str:
    return reverse("accounts:membership-end", args=[membership.pilot.slug, membership.pk])


def people_page(pilot) -> str:
    return reverse("accounts:person-list", args=[pilot.slug])


@pytest.fixture
def administrator(client, pilot):
    user = make_user(role="administrator", pilot=pilot)
    client.force_login(user)
    return user


def test_a_role_holds_from_its_first_up_to_and_including_its_last_day(pilot):
    by = make_user(role="administrator", pilot=pilot)
    user = make_user()
    membership = give_role(user=user, pilot=pilot, role="auditor", starts_on=TODAY, by=by)
    end_role(membership=membership, ends_on=date(2021, 7, 31), by=by)
    days = date(2021, 6, 29), TODAY, date(2021, 7, 31), date(2021, 8, 1)
    assert [len(user.memberships_on(day)) for day in days] == [0, 1, 1, 0]
    assert [row.history_user for row in membership.history.all()] == [by, by]


def test_it_refuses_a_role_that_someone_has(pilot):
    user = make_user(role="team_lead", pilot=pilot)
    with breaks("accounts_membership_once", field="role"):
        give_role(user=user, pilot=pilot, role="team_lead", starts_on=TODAY, by=system())
    assert role_of(user).starts_on == date(2021, 1, 1)


@pytest.mark.parametrize(
    ("ends_on", "rule"),
    [
        (date(2020, 12, 31), "accounts_membership_ends_after_start"),
        (date(2021, 7, 2), "accounts_membership_not_prolonged"),
        (date(2023, 3, 2), "accounts_membership_ends_in_sight"),
    ],
)
def test_it_refuses_a_last_day_before_the_first_or_after_the_known_one(pilot, ends_on, rule):
    user = make_user(role="team_lead", pilot=pilot)
    end_role(membership=role_of(user), ends_on=date(2021, 7, 1), by=system())
    with breaks(rule, field="ends_on"):
        end_role(membership=role_of(user), ends_on=ends_on, by=system())
    assert role_of(user).ends_on == date(2021, 7, 1)


def test_the_last_administrator_stays(pilot):
    last = make_user(role="administrator", pilot=pilot)
    make_user(role="administrator", pilot=make_pilot())
    make_user(role="administrator", pilot=pilot, is_active=False)
    with breaks("accounts_membership_keep_an_administrator"):
        end_role(membership=role_of(last), ends_on=TODAY, by=system())
    assert role_of(last).ends_on is None


def test_an_administrator_who_begins_later_is_no_successor_yet(pilot):
    last = make_user(role="administrator", pilot=pilot)
    give_role(
        user=make_user(), pilot=pilot, role="administrator", starts_on=date(2022, 1, 1), by=system()
    )
    with breaks("accounts_membership_keep_an_administrator"):
        end_role(membership=role_of(last), ends_on=TODAY, by=system())


def test_one_of_two_administrators_may_go_and_then_no_more(pilot):
    first, second = (make_user(role="administrator", pilot=pilot) for _ in range(2))
    end_role(membership=role_of(first), ends_on=TODAY, by=second)
    with breaks("accounts_membership_keep_an_administrator"):
        end_role(membership=role_of(second), ends_on=TODAY, by=second)
    assert role_of(second).ends_on is None


def test_the_administrator_ends_a_role_on_the_page(client, pilot, administrator):
    lead = make_user(role="team_lead", pilot=pilot)
    answer = client.post(end_page(role_of(lead)), {"ends_on": "2021-06-29"})
    assert answer.url == people_page(pilot)
    assert role_of(lead).ends_on == date(2021, 6, 29)
    assert lead.name not in client.get(people_page(pilot)).content.decode()


def test_the_database_refuses_a_role_that_is_not_in_the_table(pilot):
    columns = "user_id, given_by_id, pilot_id, role, starts_on, why, issuer"
    values = [make_user().pk, system().pk, pilot.pk, "landlord", TODAY, "", ""]
    insert = f"INSERT INTO accounts_membership ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s)"
    assert refused_by(insert, values) == "accounts_membership_known_role"


@pytest.mark.parametrize("ends_on", ["", "2020-12-31", "31-31-2021"])
def test_a_wrong_day_gets_a_message_at_its_field(client, pilot, administrator, ends_on):
    lead = make_user(role="team_lead", pilot=pilot)
    answer = client.post(end_page(role_of(lead)), {"ends_on": ends_on, "submit": "1"})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"ends_on"}
    assert role_of(lead).ends_on is None


def test_the_last_administrator_gets_a_message_above_the_form(client, administrator):
    answer = client.post(end_page(role_of(administrator)), {"ends_on": "2021-06-30"})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()
    assert role_of(administrator).ends_on is None


def test_the_list_shows_who_has_which_role_and_what_it_may_do(client, pilot, administrator):
    lead = make_user(role="team_lead", pilot=pilot)
    make_user(name="Iemand Elders", role="team_lead", pilot=make_pilot())
    shown = client.get(people_page(pilot)).content.decode()
    for text in (lead.name, lead.organisation.name, str(ROLES["team_lead"].description)):
        assert text in shown
    assert "Iemand Elders" not in shown


@pytest.mark.parametrize("reader", ["administrator", "auditor", "team_lead"])
def test_the_roles_are_those_of_the_table(client, pilot, reader):
    client.force_login(make_user(role=reader, pilot=pilot))
    url = reverse("accounts:role-list", args=[pilot.slug])
    assert (
        url in client.get(reverse("accounts:membership-list", args=[pilot.slug])).content.decode()
    )
    shown = client.get(url).content.decode()
    assert all(str(role.label) in shown for role in ROLES.values())
    assert "Ziet geen namen van bewoners." in shown


def test_others_see_nobody_and_end_nothing(client, pilot):
    lead = make_user(role="team_lead", pilot=pilot)
    for role, where, code in (("policy_officer", pilot, 403), ("administrator", make_pilot(), 404)):
        client.force_login(make_user(role=role, pilot=where))
        assert client.get(people_page(pilot)).status_code == code
        assert client.post(end_page(role_of(lead)), {"ends_on": "2021-06-30"}).status_code == code
    assert role_of(lead).ends_on is None

"""A role that reads files or destroys them takes effect only after a second person has agreed."""

from datetime import date, datetime, timedelta
from importlib import import_module
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.urls import reverse

from interwonen.access.permissions import Permission
from interwonen.access.roles import DESTROYS, READS_FILES, ROLES, Role, everywhere
from interwonen.accounts.actions.memberships import (
    answer_role,
    end_role,
    give_role,
    withdraw_role,
)
from interwonen.accounts.models import Membership, User
from interwonen.accounts.people import people_in_role
from interwonen.core.history import save_as
from tests.factories import TODAY, make_participant, make_pilot, make_role, make_user, system
from tests.refusals import breaks, refused_by

NOW = datetime(2021, 6, 30, 14, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def administrator(pilot):
    return make_user(role="administrator", pilot=pilot)


@pytest.fixture
def lead(pilot):
    return make_user(role="team_lead", pilot=pilot, name="Tea Teamleider")


@pytest.fixture
def waiting(pilot, administrator):
    return give(pilot, administrator, "counsellor")


def give(pilot, by, role, **facts) -> Membership:
    facts = {"starts_on": date(2021, 6, 1), "user": make_user(name="Nina Nieuw"), **facts}
    return give_role(pilot=pilot, role=role, by=by, **facts)


def agree(membership, by) -> Membership:
    return answer_role(membership=membership, agrees=True, now=NOW, by=by)


def rights(membership, on=TODAY) -> list[str]:
    user = User.objects.get(pk=membership.user_id)
    return [held.role for held in user.memberships_on(on)]


def answer_page(membership) -> str:
    return reverse("accounts:membership-answer", args=[membership.pilot.slug, membership.pk])


def overview(pilot) -> str:
    return reverse("home:dashboard", args=[pilot.slug])


def test_the_roles_that_read_files_follow_from_their_permissions():
    assert {Role.CASE_MANAGER, Role.COUNSELLOR, Role.TEAM_LEAD} == READS_FILES
    agreeing = {role for role in ROLES if Permission.ROLE_AGREE in everywhere(role)}
    assert agreeing == READS_FILES | {Role.POLICY_OFFICER}
    assert {Role.POLICY_OFFICER} == DESTROYS


@pytest.mark.parametrize("role", Role)
def test_only_a_role_that_reads_files_or_destroys_them_waits(pilot, administrator, role):
    given = give(pilot, administrator, role)
    assert given.waits is (role in READS_FILES | DESTROYS)
    assert Membership.objects.waiting(TODAY).contains(given) is given.waits
    assert rights(given) == ([] if given.waits else [role])


@pytest.mark.parametrize(("issuer", "waits"), [("", False), ("gemeente", True)])
def test_a_policy_officer_from_the_server_waits_for_nobody(pilot, issuer, waits):
    given = give(pilot, system(), "policy_officer", issuer=issuer)
    assert given.waits is waits
    assert Membership.objects.waiting(TODAY).contains(given) is waits
    assert rights(given) == ([] if waits else ["policy_officer"])


def test_an_administrator_with_two_mailboxes_destroys_nothing(pilot, administrator, lead):
    """Box one would propose, box two would agree; a person of the pilot has to let each in."""
    boxes = [give(pilot, administrator, "policy_officer") for _number in range(2)]
    assert [rights(box) for box in boxes] == [[], []]
    with breaks("accounts_membership_agreed_by_another"):
        agree(boxes[0], administrator)
    with breaks("accounts_membership_agreed_by_a_reader"):
        agree(boxes[0], boxes[1].user)
    agree(boxes[0], lead)
    with breaks("accounts_membership_agreed_by_a_reader"):
        agree(boxes[1], boxes[0].user)
    assert [rights(box) for box in boxes] == [["policy_officer"], []]


def test_it_holds_from_the_day_on_which_someone_agreed(pilot, waiting, lead):
    agree(waiting, lead)
    agreed = Membership.objects.get(pk=waiting.pk)
    assert (agreed.agreed_by, agreed.agreed_at, agreed.starts_on) == (lead, NOW, TODAY)
    assert [rights(agreed, on) for on in (date(2021, 6, 29), TODAY)] == [[], ["counsellor"]]
    assert agreed.history.first().history_user == lead


def test_a_role_that_waits_opens_nothing_and_gets_no_caseload(client, pilot, waiting):
    participant = make_participant(pilot)
    client.force_login(waiting.user)
    for name in ("home:dashboard", "participants:participant-list"):
        assert client.get(reverse(name, args=[pilot.slug])).status_code == 404
    assert not people_in_role(pilot, Role.COUNSELLOR, on=TODAY).exists()
    rule = refused_by(
        "INSERT INTO participants_assignment (participant_id, counsellor_id, starts_on)"
        " VALUES (%s, %s, %s)",
        [participant.pk, waiting.user_id, TODAY],
    )
    assert rule == "participants_assignment_of_the_pilot"


@pytest.mark.parametrize("who", ["giver", "holder"])
def test_who_gave_the_role_or_gets_it_does_not_agree(pilot, administrator, waiting, who):
    someone = {"giver": administrator, "holder": waiting.user}[who]
    make_role(someone, pilot, "case_manager")
    with breaks("accounts_membership_agreed_by_another"):
        agree(waiting, someone)
    update = "UPDATE accounts_membership SET agreed_at = now(), agreed_by_id = %s WHERE id = %s"
    assert refused_by(update, [someone.pk, waiting.pk]) == "accounts_membership_agreed_by_another"
    assert rights(waiting) == (["case_manager"] if who == "holder" else [])


@pytest.mark.parametrize("columns", ["agreed_at = now()", "agreed_by_id = given_by_id"])
def test_who_agreed_and_when_come_together(waiting, columns):
    change = f"UPDATE accounts_membership SET {columns} WHERE agreed_at IS NULL AND id = %s"
    assert refused_by(change, [waiting.pk]).startswith("accounts_membership_agreed_by_")
    other = make_user()
    change = "UPDATE accounts_membership SET agreed_by_id = %s WHERE id = %s"
    assert refused_by(change, [other.pk, waiting.pk]) == "accounts_membership_agreed_by_someone"


def test_someone_of_another_pilot_or_whose_own_role_waits_does_not_agree(
    pilot, administrator, waiting, lead
):
    strangers = [
        make_user(),
        make_user(role="team_lead", pilot=make_pilot()),
        give(pilot, administrator, "team_lead").user,
        make_user(role="contact_officer", pilot=pilot),
    ]
    for someone in strangers:
        with breaks("accounts_membership_agreed_by_a_reader") as refusal:
            agree(waiting, someone)
        assert "Tea Teamleider" in refusal.value.message
    assert rights(waiting) == []


def test_the_policy_officer_agrees_only_while_nobody_else_can(pilot, administrator, waiting):
    officer = make_user(role="policy_officer", pilot=pilot)
    first = give(pilot, administrator, "team_lead")
    agree(first, officer)
    with breaks("accounts_membership_agreed_by_a_reader"):
        agree(waiting, officer)
    agree(waiting, first.user)
    assert rights(waiting) == ["counsellor"]


def test_a_policy_officer_of_the_administrators_own_making_does_not_agree(
    pilot, administrator, waiting
):
    second_mailbox = give(pilot, administrator, "policy_officer").user
    with breaks("accounts_membership_agreed_by_a_reader") as refusal:
        agree(waiting, second_mailbox)
    assert "technisch beheerder" in refusal.value.message
    assert rights(waiting) == []


def test_an_equal_or_another_role_of_the_same_person_waits_too(pilot, administrator, lead):
    counsellor = make_user(role="counsellor", pilot=pilot)
    more = give(pilot, administrator, "team_lead", user=counsellor)
    assert rights(more) == ["counsellor"]
    with breaks("accounts_membership_once"):
        give(pilot, administrator, "counsellor", user=counsellor)
    held = counsellor.memberships.get(role="counsellor")
    end_role(membership=held, ends_on=TODAY - timedelta(days=1), by=administrator)
    again = give(pilot, administrator, "counsellor", user=counsellor, starts_on=TODAY)
    assert rights(again) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("role = 'team_lead'", "core_owner_is_fixed"),
        ("given_by_id = user_id", "core_owner_is_fixed"),
        ("ends_on = '2030-01-01'", "accounts_membership_not_prolonged"),
        ("starts_on = '2020-01-01'", "accounts_membership_not_prolonged"),
    ],
)
def test_what_was_agreed_to_becomes_no_more(pilot, change, rule):
    held = make_user(role="counsellor", pilot=pilot).memberships.get()
    end_role(membership=held, ends_on=date(2021, 7, 31), by=system())
    assert refused_by(f"UPDATE accounts_membership SET {change} WHERE id = %s", [held.pk]) == rule


def test_declining_withdraws_the_role_and_says_why(pilot, waiting, lead):
    with breaks("accounts_membership_withdrawn_says_why", field="why"):
        answer_role(membership=waiting, agrees=False, why=" ", now=NOW, by=lead)
    answer_role(membership=waiting, agrees=False, why="Werkt hier niet.", now=NOW, by=lead)
    declined = Membership.objects.get(pk=waiting.pk)
    assert (declined.withdrawn_by, declined.why) == (lead, "Werkt hier niet.")
    with breaks("accounts_membership_waits"):
        agree(waiting, lead)
    again = give(pilot, waiting.given_by, "counsellor", user=waiting.user)
    assert again.waits


def test_it_is_answered_once_and_not_after_its_last_day(
    client, pilot, administrator, waiting, lead
):
    agree(waiting, lead)
    with breaks("accounts_membership_waits"):
        answer_role(membership=waiting, agrees=False, why="Toch niet.", now=NOW, by=lead)
    over = give(pilot, administrator, "counsellor", ends_on=date(2021, 6, 29))
    with breaks("accounts_membership_waits"):
        agree(over, lead)
    client.force_login(lead)
    assert client.get(answer_page(over)).status_code == 302


def test_a_wrongly_given_role_is_withdrawn_at_once(pilot, administrator):
    held = make_user(role="counsellor", pilot=pilot).memberships.get()
    withdraw_role(membership=held, why="Verkeerde persoon.", now=NOW, by=administrator)
    assert rights(held) == []
    for act in (
        lambda: withdraw_role(membership=held, why="Nog eens.", now=NOW, by=administrator),
        lambda: end_role(membership=held, ends_on=TODAY, by=administrator),
    ):
        with breaks("accounts_membership_not_withdrawn"):
            act()
    back = "withdrawn_at = NULL, withdrawn_by_id = NULL, why = ''"
    change = f"UPDATE accounts_membership SET {back} WHERE id = %s"
    assert refused_by(change, [held.pk]) == "accounts_membership_not_prolonged"
    change = "UPDATE accounts_membership SET why = ' ' WHERE id = %s"
    assert refused_by(change, [held.pk]) == "accounts_membership_withdrawn_says_why"


def test_the_last_administrator_is_not_withdrawn(pilot, administrator):
    last = administrator.memberships.get()
    with breaks("accounts_membership_keep_an_administrator"):
        withdraw_role(membership=last, why="Weg.", now=NOW, by=administrator)


def test_nobody_gives_a_role_to_themselves(pilot, administrator):
    with breaks("accounts_membership_given_to_another"):
        give(pilot, administrator, "auditor", user=administrator)


def test_ending_needs_no_agreement(administrator, waiting):
    end_role(membership=waiting, ends_on=TODAY, by=administrator)
    assert Membership.objects.get(pk=waiting.pk).ends_on == TODAY


def test_an_earlier_role_keeps_its_effect_where_one_person_gave_it_to_another(pilot, administrator):
    given = give(pilot, administrator, "team_lead")
    on_the_server = give(pilot, system(), "case_manager")
    to_oneself = Membership(user=administrator, pilot=pilot, role="counsellor", starts_on=TODAY)
    to_oneself.given_by = administrator
    save_as(to_oneself, by=administrator)
    migration = import_module("interwonen.accounts.migrations.0003_agreed_roles")
    assert set(migration.READ_FILES) == READS_FILES
    migration.carry_over(apps, None)
    given.refresh_from_db()
    assert (given.given_by, given.agreed_by) == (administrator, system())
    assert "niemand stemde" in given.history.first().history_change_reason
    assert rights(given) == ["team_lead"]
    assert rights(on_the_server) == []
    assert rights(to_oneself) == ["administrator"]


def test_who_may_agree_sees_it_first_and_answers_on_a_form(client, pilot, waiting, lead):
    client.force_login(lead)
    page = client.get(overview(pilot)).content.decode()
    assert answer_page(waiting) in page
    assert page.index("Nina Nieuw") < page.index("iw-stats")
    assert waiting.user.email in client.get(answer_page(waiting)).content.decode()
    refused = client.post(answer_page(waiting), {"agrees": "no", "why": ""})
    assert refused.context["form"].errors.keys() == {"why"}
    assert client.post(answer_page(waiting), {"agrees": "yes"}).url == overview(pilot)
    assert rights(waiting) == ["counsellor"]
    assert answer_page(waiting) not in client.get(overview(pilot)).content.decode()
    assert client.get(answer_page(waiting)).url == overview(pilot)


def test_the_policy_officer_sees_only_what_nobody_else_can_agree_to(client, pilot, waiting):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    assert answer_page(waiting) in client.get(overview(pilot)).content.decode()
    make_user(role="team_lead", pilot=pilot)
    assert answer_page(waiting) not in client.get(overview(pilot)).content.decode()


def test_the_holder_hears_for_whom_the_role_waits(client, pilot, waiting, lead):
    client.force_login(waiting.user)
    assert "wacht op instemming van Tea Teamleider" in client.get("/").content.decode()
    make_role(waiting.user, pilot, "auditor")
    assert "wacht op instemming van Tea" in client.get(overview(pilot)).content.decode()


def test_the_administrator_sees_what_waits_and_why_it_was_declined(
    client, pilot, administrator, waiting, lead
):
    client.force_login(administrator)
    people = reverse("accounts:person-list", args=[pilot.slug])
    assert "wacht op instemming van Tea Teamleider" in client.get(people).content.decode()
    answer_role(membership=waiting, agrees=False, why="Werkt hier niet.", now=NOW, by=lead)
    assert "Werkt hier niet." in client.get(people).content.decode()


def test_the_administrator_withdraws_on_a_page(client, pilot, administrator, waiting):
    client.force_login(administrator)
    url = reverse("accounts:membership-withdraw", args=[pilot.slug, waiting.pk])
    assert client.post(url, {"why": ""}).status_code == 422
    assert client.post(url, {"why": "Verkeerd adres."}).status_code == 302
    assert Membership.objects.get(pk=waiting.pk).withdrawn_by == administrator


@pytest.mark.parametrize("role", ["team_lead", "auditor", "administrator"])
def test_the_list_says_who_gave_which_role_and_who_agreed(client, pilot, waiting, lead, role):
    agree(waiting, lead)
    end_role(membership=waiting, ends_on=date(2021, 7, 31), by=waiting.given_by)
    client.force_login(make_user(role=role, pilot=pilot))
    page = client.get(reverse("accounts:membership-list", args=[pilot.slug])).content.decode()
    row = next(row for row in page.split("<tr>") if "Nina Nieuw" in row)
    for text in (waiting.given_by.name, "Tea Teamleider", "30 jun 2021 tot en met 31 jul 2021"):
        assert text in row


class TestMails:
    def test_who_may_agree_hears_that_a_role_waits(self, pilot, administrator, lead, arrived):
        officer = make_user(role="policy_officer", pilot=pilot)
        give(pilot, administrator, "counsellor", user=make_user(name="Nina Nieuw"))
        (mail,) = arrived()
        assert mail.to == [lead.email] != [officer.email]
        assert f"https://interwonen.example{overview(pilot)}" in mail.body
        assert "Nina Nieuw" not in mail.subject + mail.body

    def test_a_role_that_reads_no_files_asks_nobody(self, pilot, administrator, lead, arrived):
        give(pilot, administrator, "auditor")
        assert arrived() == []

    def test_who_was_given_it_hears_that_it_holds(self, waiting, lead, arrived):
        arrived()
        agree(waiting, lead)
        mail = arrived()[-1]
        assert mail.to == [waiting.user.email]
        assert "U kunt beginnen" in mail.body

    def test_and_that_nobody_agrees_without_the_reason(self, waiting, lead, arrived):
        arrived()
        answer_role(membership=waiting, agrees=False, why="Ken ik niet.", now=NOW, by=lead)
        mail = arrived()[-1]
        assert mail.to == [waiting.user.email]
        assert "niet ingestemd" in mail.body
        assert "Ken ik niet" not in mail.body

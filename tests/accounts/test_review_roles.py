"""Every three months someone looks at who has which role in a pilot, and says so."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from interwonen.access.roles import Role
from interwonen.accounts.actions.memberships import end_role, give_role, withdraw_role
from interwonen.accounts.actions.role_reviews import digest_of, review_roles
from interwonen.accounts.models import Membership, RoleReview
from interwonen.accounts.role_reviews import review_due_on
from interwonen.audit.histories import history_url
from interwonen.audit.models import AccessEvent
from interwonen.core import clock
from interwonen.core.withdrawals import withdraw
from tests.factories import TODAY, make_pilot, make_role_review, make_user, system
from tests.refusals import breaks, refused_by

THREE_MONTHS_AGO = timedelta(days=92)  # 30 March


@pytest.fixture
def officer(client, pilot):
    officer = make_user(name="Bea Beleid", role="policy_officer", pilot=pilot)
    client.force_login(officer)
    return officer


def address(name, pilot, *args):
    return reverse(f"accounts:{name}", args=[pilot.slug, *args])


def roles_of(pilot):
    return Membership.objects.of_pilot(pilot).not_over(TODAY)


def opened(client, pilot):
    """The page to review, and what its form sends when nothing is filled in."""
    page = client.get(address("role-review-create", pilot)).content.decode()
    return page, dict(re.findall(r'name="(digest|submission_key)" value="([^"]*)"', page))


def listed(client, pilot):
    return client.get(address("membership-list", pilot)).content.decode()


def due_for(client, pilot, user):
    client.force_login(user)
    board = client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]
    return [(each.words, each.is_late) for each in board.due if each.name == "Rollen nakijken"]


def test_who_reviews_sees_each_role_that_holds_or_waits_and_says_what_was_noticed(
    client, pilot, officer
):
    give_role(
        user=make_user(name="Nina Nieuw"),
        pilot=pilot,
        role="counsellor",
        starts_on=TODAY,
        by=system(),
    )
    over = make_user(name="Oda Over", role="auditor", pilot=pilot).memberships.get()
    end_role(membership=over, ends_on=TODAY - timedelta(days=1), by=system())
    make_user(name="Els Elders", role="auditor", pilot=make_pilot())
    before = clock.now()
    page, form = opened(client, pilot)
    assert "Nina Nieuw" in page
    assert "wacht op instemming van" in page
    assert "Oda Over" not in page
    assert "Els Elders" not in page
    remark = "De rol van Nina wacht nog.\nDe beheerder vraagt ernaar."
    answer = client.post(
        address("role-review-create", pilot), {**form, "looked_at": "on", "remark": remark}
    )
    assert answer.status_code == 302
    review = RoleReview.objects.get()
    assert (review.pilot, review.reviewed_by, review.number) == (pilot, officer, 2)
    assert review.remark.splitlines() == remark.splitlines()
    assert before <= review.reviewed_at <= clock.now()
    assert review.history.get().history_user == officer
    found = listed(client, pilot)
    assert "Laatst nagekeken op 30 juni 2021 door Bea Beleid." in found
    assert "uiterlijk op 30 september 2021" in found
    assert "De rol van Nina wacht nog.<br>De beheerder vraagt ernaar." in found
    line = AccessEvent.objects.filter(user=officer, act="create").get()
    assert (line.outcome, line.permission) == ("done", "role_review")


def test_who_did_not_sign_in_for_long_comes_first(client, pilot, officer):
    make_user(name="Ada Audit", role="auditor", pilot=pilot)
    away = make_user(name="Zus Weg", role="auditor", pilot=pilot)
    long_ago = timezone.now() - timedelta(days=91)
    AccessEvent.objects.create(at=long_ago, act="sign_in", outcome="done", user=away)
    page, _form = opened(client, pilot)
    assert page.index("Zus Weg") < page.index("Ada Audit")
    assert "Al 90 dagen niet" in page


def test_without_the_tick_nothing_is_saved(client, pilot, officer):
    _page, form = opened(client, pilot)
    answer = client.post(address("role-review-create", pilot), {**form, "remark": "Niets."})
    assert answer.status_code == 422
    assert "Ik heb alle rollen hierboven nagekeken" in answer.content.decode()
    assert not RoleReview.objects.exists()


@pytest.mark.parametrize("act", ["given", "ended", "withdrawn"])
def test_roles_that_changed_meanwhile_have_to_be_looked_at_again(client, pilot, officer, act):
    other = make_user(name="Ada Audit", role="auditor", pilot=pilot).memberships.get()
    _page, form = opened(client, pilot)
    if act == "given":
        make_user(name="Cor Contact", role="contact_officer", pilot=pilot)
    elif act == "ended":
        end_role(membership=other, ends_on=TODAY, by=system())
    else:
        withdraw_role(membership=other, why="Vergissing", now=clock.now(), by=system())
    said = {"looked_at": "on", "remark": "Mijn opmerking"}
    answer = client.post(address("role-review-create", pilot), {**form, **said})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "De rollen zijn veranderd sinds u deze pagina opende." in page
    assert "Bekijk de lijst opnieuw" in page
    assert "Mijn opmerking" in page
    assert "checked" not in page
    assert not RoleReview.objects.exists()
    form["digest"] = re.search(r'name="digest" value="([^"]*)"', page)[1]
    assert client.post(address("role-review-create", pilot), {**form, **said}).status_code == 302
    assert RoleReview.objects.get().number == roles_of(pilot).count()


def test_the_action_refuses_other_roles_and_a_long_text(pilot):
    digest = digest_of(roles_of(pilot))
    facts = {"pilot": pilot, "now": clock.now(), "by": system()}
    with breaks("accounts_rolereview_text_length", field="remark"):
        review_roles(digest=digest, remark="a" * 2001, **facts)
    make_user(role="auditor", pilot=pilot)
    with breaks("accounts_rolereview_as_seen"):
        review_roles(digest=digest, **facts)
    assert not RoleReview.objects.exists()


def test_the_database_refuses_a_withdrawal_without_a_reason_and_another_remark(pilot):
    review = make_role_review(pilot)
    change = "UPDATE accounts_rolereview SET {} = %s WHERE id = %s"
    for field, said, rule in (
        ("withdrawn_because", " ", "accounts_rolereview_withdrawal_says_why"),
        ("remark", "Niets.", "core_owner_is_fixed"),
    ):
        assert refused_by(change.format(field), [said, review.pk]) == rule


def test_a_second_person_may_review_the_same_roles(pilot, officer):
    lead = make_user(name="Tea Teamleider", role="team_lead", pilot=pilot)
    digest = digest_of(roles_of(pilot))
    for by in (officer, lead):
        review_roles(pilot=pilot, digest=digest, now=clock.now(), by=by)
    assert {(row.reviewed_by, row.number) for row in RoleReview.objects.all()} == {
        (officer, 2),
        (lead, 2),
    }


def test_one_that_was_withdrawn_counts_no_more_and_stays_in_sight(client, pilot, officer):
    make_role_review(pilot, now=clock.now() - THREE_MONTHS_AGO, by=officer)
    mistaken = make_role_review(pilot, by=officer)
    assert due_for(client, pilot, officer) == []
    answer = client.post(
        address("role-review-withdraw", pilot, mistaken.pk), {"reason": "Verkeerde pilot"}
    )
    assert answer.status_code == 302
    mistaken.refresh_from_db()
    assert mistaken.withdrawn_because == "Verkeerde pilot"
    assert mistaken.history.latest().history_change_reason == "Verkeerde pilot"
    page = listed(client, pilot)
    assert "Laatst nagekeken op 30 maart 2021 door Bea Beleid." in page
    assert "uiterlijk op 30 juni 2021" in page
    assert "Verkeerde pilot" in page
    assert address("role-review-withdraw", pilot, mistaken.pk) not in page
    assert due_for(client, pilot, officer) == [
        ("elke drie maanden, uiterlijk op 30 juni 2021", False)
    ]
    again = client.get(address("role-review-withdraw", pilot, mistaken.pk))
    assert again.url == address("membership-list", pilot)


@pytest.mark.parametrize("role", list(Role))
def test_who_reads_the_roles_reads_their_reviews_and_two_roles_review(client, pilot, role):
    review = make_role_review(pilot, remark="Een rol kan eindigen.")
    user = make_user(role=role, pilot=pilot)
    client.force_login(user)
    reads = role in {Role.POLICY_OFFICER, Role.TEAM_LEAD, Role.AUDITOR, Role.ADMINISTRATOR}
    reviews = role in {Role.POLICY_OFFICER, Role.TEAM_LEAD}
    page = listed(client, pilot)
    assert ("Een rol kan eindigen." in page) == reads
    assert (history_url(review, pilot.slug) in page) == reads
    assert (address("role-review-create", pilot) in page) == reviews
    assert (address("role-review-withdraw", pilot, review.pk) in page) == reviews


@pytest.mark.parametrize(
    ("starts_on", "last", "due_on"),
    [
        (date(2021, 3, 1), None, date(2021, 6, 1)),
        (date(2021, 3, 1), date(2021, 11, 30), date(2022, 2, 28)),
        (date(2021, 3, 1), date(2021, 3, 30), date(2021, 6, 30)),
    ],
)
def test_it_is_due_three_months_after_the_last_one_or_the_first_day(pilot, starts_on, last, due_on):
    pilot.starts_on = starts_on
    assert review_due_on(pilot, last) == due_on


def test_the_overview_says_so_when_the_three_months_are_over(client, pilot, officer):
    words = "elke drie maanden, uiterlijk op {}"
    assert due_for(client, pilot, officer) == [(words.format("1 juni 2021"), True)]
    assert "Te laat" in listed(client, pilot)
    first = make_role_review(pilot, now=clock.now() - THREE_MONTHS_AGO)
    assert due_for(client, pilot, officer) == [(words.format("30 juni 2021"), False)]
    assert "Te laat" not in listed(client, pilot)
    withdraw(first, reason="Vergissing", by=system())
    soon = make_role_review(pilot, now=clock.now() - THREE_MONTHS_AGO + timedelta(days=2))
    assert due_for(client, pilot, officer) == [(words.format("1 juli 2021"), False)]
    withdraw(soon, reason="Vergissing", by=system())
    make_role_review(pilot, now=clock.now() - THREE_MONTHS_AGO + timedelta(days=9))
    assert due_for(client, pilot, officer) == []


@pytest.mark.parametrize("role", list(Role))
def test_only_who_reviews_sees_that_it_is_due(client, pilot, role):
    found = due_for(client, pilot, make_user(role=role, pilot=pilot))
    assert bool(found) == (role in {Role.POLICY_OFFICER, Role.TEAM_LEAD})

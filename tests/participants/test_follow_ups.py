"""What has to be done for a participant: agreed, changed, done, handed over."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interwonen.audit.histories import history_url
from participants.actions.follow_ups import change_follow_up, finish_follow_up, transfer_follow_up
from participants.models import FollowUp
from tests.factories import TODAY, make_follow_up, make_user
from tests.refusals import breaks


@pytest.fixture
def colleague(pilot):
    return make_user(role="counsellor", pilot=pilot)


@pytest.fixture
def follow_up(participant, counsellor):
    return make_follow_up(participant, owner=counsellor)


def address(name: str, row) -> str:
    pilot = row.pilot if hasattr(row, "pilot") else row.participant.pilot
    return reverse(f"participants:follow-up-{name}", args=[pilot.slug, row.pk])


def test_it_has_an_owner_a_day_and_someone_who_agreed_on_it(follow_up, counsellor):
    assert (follow_up.owner, follow_up.agreed_on) == (counsellor, TODAY)
    assert follow_up.history.get().history_user == counsellor


def test_it_refuses_a_day_in_the_past_and_an_owner_outside_the_team(pilot, participant):
    for facts, rule in (
        ({"due_on": date(2021, 6, 29)}, "participants_followup_due_after_agreeing"),
        (
            {"owner": make_user(role="policy_officer", pilot=pilot)},
            "participants_followup_owner_of_the_team",
        ),
    ):
        lead = make_user(role="team_lead", pilot=pilot)
        with breaks(rule):
            make_follow_up(participant, **{"owner": lead, **facts})
    assert not FollowUp.objects.exists()


def test_it_is_done_once(follow_up, counsellor):
    finish_follow_up(follow_up=follow_up, done_on=TODAY, today=TODAY, by=counsellor)
    for again in (
        lambda: finish_follow_up(follow_up=follow_up, done_on=TODAY, today=TODAY, by=counsellor),
        lambda: change_follow_up(follow_up=follow_up, text="x", due_on=TODAY, by=counsellor),
    ):
        with breaks("participants_followup_done_once"):
            again()
    assert FollowUp.objects.get().done_by == counsellor
    assert FollowUp.history.count() == 2


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2021, 7, 1), "participants_date_not_ahead"),
        (date(2021, 6, 29), "participants_followup_done_by_someone"),
    ],
)
def test_it_is_not_done_ahead_nor_before_it_was_agreed(follow_up, counsellor, day, rule):
    with breaks(rule, field="done_on"):
        finish_follow_up(follow_up=follow_up, done_on=day, today=TODAY, by=counsellor)
    assert FollowUp.objects.get().done_on is None


def test_a_transfer_mails_exactly_two_users_and_nothing_about_the_participant(
    client, follow_up, counsellor, colleague, arrived
):
    client.force_login(counsellor)
    answer = client.post(address("transfer", follow_up), {"owner": colleague.pk})
    assert answer.status_code == 302
    (message,) = get_messages(answer.wsgi_request)
    assert str(message).count(str(colleague)) == 2
    assert str(counsellor) in str(message)
    assert FollowUp.objects.get().owner == colleague
    mails = arrived()
    assert sorted(address for mail in mails for address in mail.to) == sorted(
        [counsellor.email, colleague.email]
    )
    text = "".join(mail.subject + mail.body for mail in mails)
    participant = follow_up.participant
    for secret in (participant.last_name, participant.reference, follow_up.text):
        assert secret not in text


def test_a_transfer_to_a_user_outside_the_team_changes_nothing(
    pilot, follow_up, counsellor, arrived
):
    outsider = make_user(role="contact_officer", pilot=pilot)
    with breaks("participants_followup_owner_of_the_team"):
        transfer_follow_up(follow_up=follow_up, owner=outsider, today=TODAY, by=counsellor)
    assert FollowUp.objects.get().owner == counsellor
    assert arrived() == []


def test_the_new_owner_sees_it_without_the_file(client, pilot, follow_up, counsellor, colleague):
    url = reverse("participants:follow-up-list", args=[pilot.slug])
    client.force_login(colleague)
    assert follow_up.text not in client.get(url).content.decode()
    transfer_follow_up(follow_up=follow_up, owner=colleague, today=TODAY, by=counsellor)
    page = client.get(url).content.decode()
    assert follow_up.text in page
    assert follow_up.participant.reference in page
    assert follow_up.participant.last_name not in page
    file = reverse("participants:participant-detail", args=[pilot.slug, follow_up.participant_id])
    assert client.get(file).status_code == 404
    client.post(address("finish", follow_up), {"done_on": "2021-06-30"})
    assert FollowUp.objects.get().done_by == colleague


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(client, participant, counsellor):
    client.force_login(counsellor)
    url = reverse("participants:follow-up-create", args=[participant.pilot.slug, participant.pk])
    sent = {"text": "Sleutel bijmaken", "due_on": "2021-06-29", "owner": counsellor.pk}
    refused = client.post(url, sent)
    assert refused.status_code == 422
    assert "Sleutel bijmaken" in refused.content.decode()
    assert client.post(url, {**sent, "due_on": "2021-06-30"}).status_code == 302
    assert FollowUp.objects.get().text == "Sleutel bijmaken"


def test_who_took_one_on_without_the_file_does_it_without_the_name(client, participant, colleague):
    follow_up = make_follow_up(participant, owner=colleague)
    client.force_login(colleague)
    assert client.get(history_url(follow_up, follow_up.participant.pilot.slug)).status_code == 403
    finish = address("finish", follow_up)
    done = client.post(finish, {"done_on": "2021-06-30"}, follow=True)
    for page in (done, client.get(finish, follow=True)):
        assert page.status_code == 200
        assert participant.full_name not in page.content.decode()


def test_two_who_hand_over_at_once_do_not_overwrite_each_other(
    client, pilot, follow_up, counsellor, colleague
):
    third = make_user(role="team_lead", pilot=pilot)
    client.force_login(counsellor)
    url = address("transfer", follow_up)
    seen = client.get(url).context["form"].version
    transfer_follow_up(follow_up=follow_up, owner=third, today=TODAY, by=third)
    client.force_login(third)
    answer = client.post(url, {"owner": colleague.pk, "version": seen})
    assert answer.status_code == 422
    assert FollowUp.objects.get().owner == third
    now = answer.context["form"].version
    assert client.post(url, {"owner": colleague.pk, "version": now}).status_code == 302
    assert FollowUp.objects.get().owner == colleague

"""Who exports or gives roles proved in the last 15 minutes who they are, and loses no typing by it."""

import pytest
from django.urls import reverse

from interwonen.accounts.models import Invitation, User
from interwonen.audit.models import AccessEvent
from tests.access.test_routes import routes
from tests.factories import PASSWORD, make_user

# Downloads that hold no personal data.
OPEN_DOWNLOADS = {
    "evaluations:minutes-pdf",
    "evaluations:moment-agenda-pdf",
    "evaluations:report-pdf",
    "evaluations:report-slides",
    "neighbours:consultation-hour-calendar",
    "neighbours:neighbourhood-figures-csv",
    "neighbours:neighbourhood-figures-xlsx",
    "neighbours:survey-paper",
    "retention:destruction-certificate",
}
INVITED = {
    "name": "Fictieve Persoon",
    "email": "nieuw@organisatie.example",
    "role": "counsellor",
}


@pytest.fixture
def administrator(pilot) -> User:
    return make_user(role="administrator", pilot=pilot)


@pytest.fixture
def invite_page(pilot) -> str:
    return reverse("accounts:person-invite", args=[pilot.slug])


def confirm(client, asked, password: str = PASSWORD):
    return client.post(asked.url, {"password": password})


def last_line() -> AccessEvent:
    return AccessEvent.objects.latest("pk")


def test_who_just_signed_in_is_not_asked(client, administrator, invite_page):
    client.force_login(administrator)
    assert client.get(invite_page).status_code == 200


def test_after_15_minutes_the_password_is_asked_and_leads_back(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=14)
    assert client.get(invite_page).status_code == 200
    passing_time(minutes=1)
    asked = client.get(invite_page)
    assert asked.url == f"{reverse('step-up')}?next={invite_page.replace('/', '%2F')}"
    assert client.get(asked.url).status_code == 200
    assert confirm(client, asked).url == invite_page
    assert client.get(invite_page).status_code == 200


def test_a_form_that_was_sent_late_is_carried_out_once_proved(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    client.get(invite_page)
    passing_time(minutes=20)
    sent = {**INVITED, "organisation": administrator.organisation.pk}
    asked = client.post(invite_page, sent)
    assert not Invitation.objects.exists()
    done = confirm(client, asked)
    assert done.status_code == 302
    assert Invitation.objects.get().email == INVITED["email"]
    assert confirm(client, asked).url == invite_page
    assert Invitation.objects.count() == 1
    acts = AccessEvent.objects.values_list("act", "outcome", "page")
    assert ("step_up", "done", "step-up") in acts
    assert ("role", "done", "accounts:person-invite") in acts


def test_a_wrong_password_carries_nothing_out_and_leaves_a_line(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=20)
    asked = client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    answer = confirm(client, asked, "een heel ander wachtwoord")
    assert answer.status_code == 422
    assert "Wij konden niet vaststellen dat u het bent" in answer.content.decode()
    assert "Nog niet opgeslagen" not in answer.content.decode()
    assert not Invitation.objects.exists()
    assert (last_line().act, last_line().outcome) == ("step_up", "failed")
    assert (last_line().user, last_line().page) == (administrator, "step-up")
    assert "waits=" in asked.url
    assert confirm(client, asked).status_code == 302
    assert Invitation.objects.get().email == INVITED["email"]


def test_no_link_carries_out_a_form_that_waits(client, administrator, invite_page, passing_time):
    client.force_login(administrator)
    passing_time(minutes=20)
    asked = client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    client.post(reverse("step-up"), {"password": PASSWORD})  # for another page
    page = client.get(asked.url).content.decode()
    assert "Uitvoeren" in page
    assert not Invitation.objects.exists()
    client.post(asked.url)
    assert Invitation.objects.exists()


def test_a_form_that_waits_for_more_than_an_hour_is_dropped(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=20)
    asked = client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    assert "Fictieve" in str(dict(client.session))
    passing_time(minutes=61)
    client.force_login(administrator)
    client.get("/")
    assert "Fictieve" not in str(dict(client.session))
    client.post(asked.url)
    assert not Invitation.objects.exists()


def test_a_file_stands_behind_a_link_once_proved_and_the_page_says_what_waits(
    client, pilot, passing_time
):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    export = reverse("participants:participant-export-csv", args=[pilot.slug])
    of_list = reverse("participants:participant-list", args=[pilot.slug])
    passing_time(minutes=20)
    asked = client.get(
        f"{export}?q=Fictief", headers={"referer": f"http://testserver{of_list}?q=x"}
    )
    assert asked.url.endswith(f"&back={of_list.replace('/', '%2F')}")
    page = client.get(asked.url).content.decode()
    assert "De lijst van deelnemers downloaden" in page
    assert "Niet doen" not in page
    assert f'href="{of_list}"' in page
    done = confirm(client, asked)
    assert done.status_code == 200
    assert f'href="{export}?q=Fictief"' in done.content.decode()
    assert f'href="{of_list}"' in done.content.decode()
    assert "Bevestig dat u het bent" not in done.content.decode()
    assert client.get(f"{export}?q=Fictief")["Content-Type"].startswith("text/csv")


def test_the_page_says_that_what_was_typed_waits(client, administrator, invite_page, passing_time):
    client.force_login(administrator)
    passing_time(minutes=20)
    asked = client.post(invite_page, {**INVITED, "organisation": administrator.organisation.pk})
    page = client.get(asked.url).content.decode()
    assert "Als u verdergaat, gebeurt dit meteen:" in page
    assert "Iemand uitnodigen" in page
    assert INVITED["name"] in page
    assert INVITED["email"] in page
    assert "counsellor" not in page


def test_no_link_to_another_site_is_made(client, administrator, passing_time):
    client.force_login(administrator)
    passing_time(minutes=20)
    export = reverse("participants:participant-export-csv", args=["x"])
    place = f"{reverse('step-up')}?next=https://elders.example{export}&back=//elders.example"
    assert "elders.example/" not in client.get(place).content.decode().replace(place, "")
    assert client.post(place, {"password": PASSWORD}).url == "/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elders.example/", "//elders.example", "javascript:x", "/\\elders.example"],
)
def test_the_way_back_leads_to_this_site_only(client, administrator, elsewhere, passing_time):
    client.force_login(administrator)
    passing_time(minutes=20)
    address = f"{reverse('step-up')}?next={elsewhere}"
    assert client.post(address, {"password": PASSWORD}).url == "/"
    assert client.get(address).url == "/"


def test_proving_it_gives_the_session_another_key(client, administrator, passing_time):
    client.force_login(administrator)
    passing_time(minutes=20)
    before = client.session.session_key
    client.post(reverse("step-up"), {"password": PASSWORD})
    assert client.session.session_key != before
    assert client.get("/").status_code in (200, 302)


def test_guessing_the_password_here_is_slowed_down_as_at_the_door(
    client, administrator, invite_page, passing_time
):
    client.force_login(administrator)
    passing_time(minutes=20)
    for number in range(5):
        client.post(reverse("step-up"), {"password": f"fout wachtwoord {number}"})
    answer = client.post(reverse("step-up"), {"password": PASSWORD})
    assert answer.status_code == 422
    assert "Wacht 5 minuten" in answer.content.decode()
    passing_time(minutes=5)
    assert client.post(reverse("step-up"), {"password": PASSWORD}).status_code == 302


def test_who_may_not_open_a_page_is_not_asked_for_it(client, pilot, invite_page, passing_time):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    passing_time(minutes=20)
    assert client.get(invite_page).status_code == 403


def test_every_download_asks_for_proof_or_holds_no_personal_data():
    views = [
        (name, view) for name, view in routes() if getattr(view, "reads", "") in ("export", "print")
    ]
    assert {name for name, view in views if not view.step_up} == OPEN_DOWNLOADS
    assert "participants:participant-export-csv" in {name for name, view in views if view.step_up}


def test_every_change_of_a_role_asks_for_proof():
    views = dict(routes())
    asked = {"person-invite", "membership-answer", "membership-end", "membership-withdraw"}
    asked |= {"account-close", "account-reopen", "account-sessions", "account-correct"}
    assert all(views[f"accounts:{name}"].step_up for name in asked)


def test_every_change_of_a_role_and_every_destruction_asks_for_proof():
    grave = {
        name: view for name, view in routes() if getattr(view, "writes", "") in ("role", "destroy")
    }
    assert [name for name, view in grave.items() if not view.step_up] == []
    assert {"accounts:invitation-withdraw", "accounts:membership-answer"} < set(grave)
    assert {"retention:destruction-stop", "retention:destruction-release"} < set(grave)

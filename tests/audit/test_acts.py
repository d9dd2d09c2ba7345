"""What the access log calls each visit, and that what fails leaves a line too."""

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.access.permissions import Act
from interwonen.audit.models import AccessEvent
from interwonen.core.devices import device_of
from tests.access.test_routes import TABLE, address, empty_pages, make_scene
from tests.factories import make_participant, make_pilot, make_user

# What is no page of a file or a list.
OTHER_ACTS = {
    "audit:event-list": Act.READ_LOG,
    "audit:subject-looks": Act.READ_LOG,
    "participants:participant-looks": Act.READ_LOG,
}
# What is made to be printed; every other file is a download.
FOR_PAPER = {
    "participants:assessment-paper",
    "participants:assessment-sheet",
    "neighbours:survey-paper",
    "audit:subject-looks-pdf",
    "participants:participant-looks-pdf",
}


def last_line() -> AccessEvent:
    return AccessEvent.objects.latest("pk")


def test_every_page_is_logged_once_by_what_one_does_there(client, pilot):
    """A page is looked at; a file is downloaded, or printed."""
    _pilot, people, rows = make_scene(pilot)
    surprises = []
    for name, (_kind, roles) in TABLE.items():
        client.force_login(people[min(roles)])
        known = AccessEvent.objects.count()
        with empty_pages():
            answer = client.get(address(name, pilot, rows))
        is_file = "html" not in answer.headers.get("Content-Type", "html")
        expected = Act.READ if not is_file else Act.PRINT if name in FOR_PAPER else Act.EXPORT
        line, written = last_line(), AccessEvent.objects.count() - known
        if (line.act, written) != (OTHER_ACTS.get(name, expected), 1):
            surprises.append((name, line.act, written))
    assert surprises == []


def test_words_that_are_searched_for_make_it_a_search_and_are_not_kept(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    client.get(reverse("participants:participant-list", args=[pilot.slug]), {"q": "Vermeulen"})
    assert last_line().act == "search"
    assert "Vermeulen" not in str(vars(last_line()))


@pytest.mark.parametrize(
    ("place", "page"), [("/geen/adres/van/ons/", ""), ("/buurt/onbekend/", "public")]
)
def test_an_address_that_is_guessed_leaves_a_line(client, pilot, place, page):
    user = make_user(role="counsellor", pilot=pilot)
    client.force_login(user)
    assert client.get(place).status_code == 404
    line = last_line()
    assert (line.user, line.outcome, line.act) == (user, "not_found", "read")
    assert line.page.partition(":")[0] == page


def test_a_stranger_fills_no_log_with_guesses(client, db):
    assert client.get("/geen/adres/van/ons/").status_code == 404
    assert not AccessEvent.objects.exists()


def test_a_form_without_its_token_leaves_a_line(pilot):
    client = Client(enforce_csrf_checks=True)
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    assert client.post(reverse("pilots:pilot-change", args=[pilot.slug])).status_code == 403
    assert (last_line().user, last_line().outcome, last_line().act) == (user, "refused", "update")


def test_a_file_that_stayed_closed_is_named_by_its_code(client, pilot, participant):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    for name, outcome in (("participant-detail", "not_found"), ("incident-create", "not_found")):
        url = reverse(f"participants:{name}", args=[pilot.slug, participant.pk])
        assert client.get(url).status_code == 404
        assert (last_line().outcome, last_line().subject) == (outcome, participant.reference)
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    url = reverse("participants:session-create", args=[pilot.slug, participant.pk])
    assert client.get(url).status_code == 403
    assert (last_line().outcome, last_line().subject) == ("refused", participant.reference)


def test_someone_of_another_pilot_is_not_named(client, pilot, counsellor):
    elsewhere = make_participant(make_pilot())
    client.force_login(counsellor)
    url = reverse("participants:participant-detail", args=[pilot.slug, elsewhere.pk])
    assert client.get(url).status_code == 404
    assert (last_line().pilot, last_line().subject) == (pilot, "")


FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:138.0) Gecko/20100101 Firefox/138.0"
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/136.0.0.0 Safari/537.36 Edg/136.0.3240.50"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
    " Gecko) Version/18.4 Mobile/15E148 Safari/604.1"
)


@pytest.mark.parametrize(
    ("said", "device"),
    [
        (FIREFOX, "Firefox, Linux"),
        (EDGE, "Edge, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("curl/8.5.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_known_by_its_kind_only(said, device):
    assert device_of(said) == device


def test_a_line_says_from_which_device_and_in_which_request(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    url = reverse("pilots:pilot-detail", args=[pilot.slug])
    answer = client.get(url, headers={"User-Agent": FIREFOX})
    assert last_line().device == "Firefox, Linux"
    assert last_line().request_id is not None
    assert answer.status_code == 200

"""The pages about requests of residents, the first page and the mail of who answers them."""

import re
from datetime import date, timedelta

import pytest
from django.urls import resolve, reverse

from evaluations.actions.reminders import remind
from interwonen.core.formatting import in_words
from interwonen.home.daily import carry_out_daily
from interwonen.retention.actions.destructions import list_due
from interwonen.retention.models import Destruction
from interwonen.rights.models import RightsRequest
from participants.actions.file_limits import limit_file
from tests.factories import (
    TODAY,
    make_exit,
    make_participant,
    make_placement,
    make_user,
    system,
)
from tests.rights_factories import (
    answer_rights_request,
    go_through,
    make_file_copy,
    make_released,
    make_rights_request,
)


@pytest.fixture
def participant(pilot):
    return make_participant(pilot, first_name="Berend", last_name="Kruisbes")


def sign_in(client, pilot, role):
    user = make_user(role=role, pilot=pilot)
    client.force_login(user)
    return user


def register(client, pilot) -> str:
    return client.get(reverse("rights:request-list", args=[pilot.slug])).content.decode()


def typed(**facts):
    defaults = {
        "right": "access",
        "asks": "Ik wil alles lezen.",
        "received_on": "2021-06-29",
        "way": "letter",
        "asker": "resident",
        "identity": "known",
    }
    return {**defaults, **facts}


@pytest.mark.parametrize("role", ["case_manager", "team_lead"])
def test_both_organisations_record_and_answer(client, pilot, participant, role):
    sign_in(client, pilot, role)
    file = reverse("participants:participant-detail", args=[pilot.slug, participant.pk])
    create = reverse("rights:request-create", args=[pilot.slug, participant.pk])
    assert create in client.get(file).content.decode()
    sent = client.post(create, typed())
    row = RightsRequest.objects.get()
    assert sent.url == reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert "29 juli 2021" in client.get(sent.url).content.decode()
    answer = reverse("rights:request-answer", args=[pilot.slug, row.pk])
    done = {"decision": "granted", "done": "Kopie gegeven.", "answered_on": "2021-06-30"}
    assert client.post(answer, done).url == sent.url
    assert "Kopie gegeven." in client.get(sent.url).content.decode()


def test_a_term_is_extended_with_its_reason(client, pilot, participant):
    sign_in(client, pilot, "case_manager")
    row = make_rights_request(participant)
    extend = reverse("rights:request-extend", args=[pilot.slug, row.pk])
    client.post(extend, {"extended_because": "Veel teksten", "extended_on": "2021-06-30"})
    shown = client.get(reverse("rights:request-detail", args=[pilot.slug, row.pk]))
    assert "1 september 2021" in shown.content.decode()
    assert "Veel teksten" in shown.content.decode()


def test_what_is_late_stands_on_top(client, pilot, participant):
    sign_in(client, pilot, "team_lead")
    answer_rights_request(make_rights_request(participant, right="objection"))
    make_rights_request(participant, right="rectification")
    make_rights_request(participant, right="erasure", received_on=date(2021, 5, 3))
    page = client.get(reverse("rights:request-list", args=[pilot.slug]))
    assert [row.right for row in page.context["open"]] == ["erasure", "rectification"]
    assert page.content.decode().count("Te laat") == 1


def test_the_privacy_officer_sees_that_there_are_requests_and_nothing_else(
    client, pilot, participant
):
    sign_in(client, pilot, "auditor")
    row = make_rights_request(participant, asks="GEHEIM")
    shown = register(client, pilot)
    assert participant.reference in shown
    assert "Antwoord uiterlijk op 1 juli 2021" in shown
    for secret in (
        "GEHEIM",
        "Kruisbes",
        reverse("rights:request-detail", args=[pilot.slug, 1])[:-2],
    ):
        assert secret not in shown.partition("<h2>")[2]
    detail = reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert client.get(detail).status_code == 403


@pytest.mark.parametrize("role", ["case_manager", "team_lead"])
def test_the_first_page_shows_what_is_due(client, pilot, participant, role):
    sign_in(client, pilot, role)
    make_rights_request(participant)
    make_rights_request(participant, received_on=date(2021, 5, 3), right="erasure")
    make_rights_request(participant, received_on=date(2021, 6, 29))
    answer_rights_request(make_rights_request(participant))
    board = client.get(reverse("home:dashboard", args=[pilot.slug])).context["board"]
    found = [(each.badge, each.is_late) for each in board.due if "/rechten/" in each.url]
    assert found == [("Te laat", True), ("Binnenkort", False)]


def test_who_may_answer_is_reminded_once(pilot, participant, arrived):
    lead = make_user(role="team_lead", pilot=pilot)
    make_user(role="auditor", pilot=pilot)
    make_rights_request(participant)
    carry_out_daily(today=TODAY)
    carry_out_daily(today=TODAY)
    (mail,) = arrived()
    assert mail.to == [lead.email]
    assert "Verzoeken van bewoners over hun eigen gegevens: 1" in mail.body
    assert participant.last_name not in mail.body
    assert remind(today=TODAY) == 0


class TestAFileToDestroy:
    """The page of the request, the form that grants it and the list of what is due say the same."""

    @pytest.fixture
    def left(self, pilot):
        """Someone who left; aftercare lasts up to and including 30 November."""
        person = make_participant(pilot)
        stay = make_placement(pilot, participant=person)
        make_exit(stay, aftercare_until=date(2021, 11, 30))
        return person

    def pages(self, client, pilot, row, *names):
        sign_in(client, pilot, "team_lead")
        address = {name: reverse(f"rights:{name}", args=[pilot.slug, row.pk]) for name in names}
        return [client.get(url).content.decode() for url in address.values()]

    def test_while_aftercare_lasts_it_says_from_which_day_and_leads_there(
        self, client, pilot, left
    ):
        ended = left.placements.get().exit.aftercare_until
        row = make_rights_request(left, right="erasure")
        possible = in_words(ended + timedelta(days=1))
        for page in self.pages(client, pilot, row, "request-detail", "request-answer"):
            assert f"vanaf {possible}" in page
            assert f"duurt tot en met {in_words(ended)}" in page
            assert "later dan de wet toestaat (1 september 2021)" in page
        (page,) = self.pages(client, pilot, row, "request-detail")
        assert reverse("retention:destruction-list", args=[pilot.slug]) in page
        answer_rights_request(row)
        list_due(today=ended)
        assert not Destruction.objects.exists()
        list_due(today=ended + timedelta(days=1))
        due = Destruction.objects.get()
        detail = reverse("retention:destruction-detail", args=[pilot.slug, due.pk])
        assert reverse("rights:request-detail", args=[pilot.slug, row.pk]) in (
            client.get(detail).content.decode()
        )

    def test_it_says_what_else_it_waits_for(self, client, pilot, left):
        row = make_rights_request(left, right="erasure")
        make_rights_request(left)
        limit_file(
            participant=left, kind="objection", since=TODAY, because="Bezwaar.", today=TODAY,
            by=system(),
        )  # fmt: skip
        (page,) = self.pages(client, pilot, row, "request-detail")
        assert "Hef eerst op wat het gebruik van het dossier beperkt" in page
        assert "Beantwoord eerst het andere verzoek" in page

    def test_a_request_that_was_refused_says_nothing_of_it(self, client, pilot, left):
        row = make_rights_request(left, right="erasure")
        answer_rights_request(row, decision="refused", decided_because="De wet.", done="")
        (page,) = self.pages(client, pilot, row, "request-detail")
        assert "vernietigd" not in page.partition("<h1")[2].partition("iw-actions")[0]


def acts(client, row) -> list[str]:
    """The names of the pages that the buttons of a request lead to, the first one first."""
    detail = reverse("rights:request-detail", args=[row.participant.pilot.slug, row.pk])
    shown = client.get(detail).content.decode()
    links = re.findall(r'button-link--(primary|secondary)-action" href="([^"]+)"', shown)
    assert [kind for kind, _url in links].count("primary") == 1
    assert links[0][0] == "primary"
    return [resolve(url).view_name.rpartition(":")[2] for _kind, url in links]


def test_what_the_right_asks_comes_before_the_answer(client, pilot, participant):
    sign_in(client, pilot, "team_lead")
    row = make_rights_request(participant)
    assert acts(client, row) == ["copy-make", "request-answer"]
    copy = make_file_copy(row)
    assert acts(client, row) == ["copy-show", "request-answer"]
    make_released(go_through(copy))
    assert acts(client, row) == ["request-answer"]
    row = make_rights_request(participant, right="rectification")
    assert acts(client, row) == ["participant-detail", "request-answer"]
    row = make_rights_request(participant, right="restriction")
    assert acts(client, row) == ["limit-set", "request-answer"]
    limit_file(
        participant=participant,
        kind="restriction",
        since=TODAY,
        because="De meting",
        today=TODAY,
        by=system(),
    )
    assert acts(client, row) == ["request-answer"]


def test_the_register_says_where_a_request_begins(client, pilot):
    participants = reverse("participants:participant-list", args=[pilot.slug])
    button = f'button-link--secondary-action" href="{participants}"'
    sign_in(client, pilot, "auditor")
    assert button not in register(client, pilot)
    sign_in(client, pilot, "team_lead")
    assert button in register(client, pilot)


def test_a_slip_in_an_answer_is_put_right(client, pilot, participant):
    sign_in(client, pilot, "team_lead")
    row = answer_rights_request(make_rights_request(participant))
    answer = reverse("rights:request-answer", args=[pilot.slug, row.pk])
    detail = reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert answer in client.get(detail).content.decode()
    assert client.get(answer).context["form"].initial["done"] == "De kopie is overhandigd."
    sent = {"decision": "granted", "done": "Per post gestuurd.", "answered_on": "2021-06-29"}
    assert client.post(answer, sent).status_code == 422
    client.post(answer, {**sent, "reason": "Verkeerde dag"})
    assert "Per post gestuurd." in client.get(detail).content.decode()
    history = reverse("record-history", args=[pilot.slug, "rechten", row.pk])
    shown = client.get(history).content.decode()
    assert "De kopie is overhandigd." in shown
    assert "Verkeerde dag" in shown


def test_while_a_copy_is_made_nobody_is_asked_to_make_it(client, pilot, participant):
    sign_in(client, pilot, "team_lead")
    row = make_rights_request(participant)
    work = client.post(reverse("rights:copy-make", args=[pilot.slug, row.pk])).url
    assert acts(client, row)[0] == resolve(work).view_name
    detail = reverse("rights:request-detail", args=[pilot.slug, row.pk])
    assert f'<a href="{detail}">' in client.get(work).content.decode()

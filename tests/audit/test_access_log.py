"""The access log: what it holds, who reads it, and that nobody rewrites it."""

import re
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from interwonen.audit.log_words import page_in_words, who_in_words
from interwonen.audit.models import AccessEvent
from tests.access.test_routes import HISTORY, TABLE
from tests.accounts.second_factors import set_up_app, sign_in, sign_in_with_code
from tests.factories import PASSWORD, make_dwelling, make_participant, make_pilot, make_user


def test_the_auditor_reads_the_lines_of_the_own_pilot(client, pilot):
    for where in (pilot, make_pilot()):
        client.force_login(make_user(role="policy_officer", pilot=where))
        client.get(reverse("pilots:pilot-detail", args=[where.slug]))
    client.force_login(make_user(role="auditor", pilot=pilot))
    answer = client.get(reverse("audit:event-list", args=[pilot.slug]))
    lines = answer.context["page_obj"].object_list
    assert [line.page for line in lines if line.page != "account_login"] == ["pilots:pilot-detail"]
    assert {line.pilot for line in lines} == {pilot, None}


def test_the_auditor_sees_who_tried_from_outside_and_which_sign_ins_failed(client, pilot):
    stranger, counsellor = make_user(), make_user(role="counsellor", pilot=pilot)
    for email in (stranger.email, counsellor.email.upper(), "niemand@test.example"):
        client.post(reverse("account_login"), {"login": email, "password": "verkeerd"})
    client.force_login(stranger)
    client.get(reverse("pilots:pilot-detail", args=[pilot.slug]))
    client.force_login(make_user(role="auditor", pilot=pilot))
    answer = client.get(reverse("audit:event-list", args=[pilot.slug]))
    lines = answer.context["page_obj"].object_list
    seen = {(line.page, line.outcome, line.user) for line in lines}
    assert ("pilots:pilot-detail", "not_found", stranger) in seen
    failed = [line.user for line in lines if (line.act, line.outcome) == ("sign_in", "failed")]
    assert failed == [None, counsellor]  # the stranger has no role in this pilot
    assert "niemand@" not in answer.content.decode()


def test_an_address_that_is_not_there_is_logged_however_long(client, pilot):
    client.force_login(make_user(role="case_manager", pilot=pilot))
    assert client.get(f"/{pilot.slug}/deelnemers/{'9' * 50}/").status_code == 404
    assert AccessEvent.objects.latest("pk").object_id == "9" * 40


def test_a_filter_shows_what_was_refused(client, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    client.force_login(officer)
    client.get(reverse("pilots:pilot-detail", args=[pilot.slug]))
    client.get(reverse("accounts:person-list", args=[pilot.slug]))
    client.force_login(make_user(role="auditor", pilot=pilot))
    answer = client.get(reverse("audit:event-list", args=[pilot.slug]), {"outcome": "refused"})
    assert [event.user for event in answer.context["page_obj"].object_list] == [officer]


def test_a_day_that_is_none_lists_nothing_and_gives_no_file(client, pilot):
    client.force_login(make_user(role="auditor", pilot=pilot))
    address, asked = [pilot.slug], {"until": "2021-02-30"}
    answer = client.get(reverse("audit:event-list", args=address), asked)
    assert "until" in answer.context["filter"].errors
    assert list(answer.context["page_obj"].object_list) == []
    file = reverse("audit:event-export", args=address)
    assert file not in answer.content.decode()
    assert client.get(file, asked).status_code == 404


@pytest.mark.parametrize("kind", ["participants.formerly", "formerly.participant", "formerly"])
def test_a_line_outlives_the_kind_of_record_that_it_names(client, pilot, kind):
    client.force_login(make_user(role="auditor", pilot=pilot))
    url = reverse("audit:event-list", args=[pilot.slug])
    client.get(url)
    line = AccessEvent.objects.latest("pk")
    line.pk, line.event_id, line.object_type, line.object_id = None, uuid4(), kind, "34"
    line.save()
    page = client.get(url)
    assert page.status_code == 200
    assert "gegeven van een vroegere soort" in page.content.decode()


def test_reading_the_log_is_logged_too(client, pilot):
    auditor = make_user(role="auditor", pilot=pilot)
    client.force_login(auditor)
    client.get(reverse("audit:event-list", args=[pilot.slug]))
    assert AccessEvent.objects.latest("pk").page == "audit:event-list"


def test_its_queries_do_not_grow_with_the_number_of_lines(client, pilot, count_queries):
    client.force_login(make_user(role="auditor", pilot=pilot))
    url = reverse("audit:event-list", args=[pilot.slug])
    client.get(url)
    few = count_queries(lambda: client.get(url))
    for _ in range(10):
        client.get(url)
    assert count_queries(lambda: client.get(url)) == few


def test_signing_in_and_failing_to_leave_lines_without_what_was_typed(client, db):
    user = make_user()
    login = reverse("account_login")
    client.post(login, {"login": user.email, "password": "verkeerd-geheim"})
    client.post(login, {"login": user.email, "password": PASSWORD})
    lines = AccessEvent.objects.order_by("pk")
    assert [(line.act, line.outcome, line.user) for line in lines] == [
        ("sign_in", "failed", user),
        ("sign_in", "done", user),
    ]
    assert "verkeerd-geheim" not in str([vars(line) for line in lines])


def test_the_line_of_a_sign_in_says_with_what(client, settings, db):
    settings.SECOND_FACTOR = True
    user = make_user()
    sign_in(client, user)
    secret, _codes = set_up_app(client)
    client.logout()
    sign_in_with_code(client, user, secret)
    done = AccessEvent.objects.filter(act="sign_in", outcome="done").order_by("pk")
    assert [line.page for line in done] == ["account_login", "mfa_authenticate"]


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_accessevent SET outcome = 'done'", "DELETE FROM audit_accessevent"]
)
def test_a_line_is_never_changed_or_deleted(client, pilot, statement):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    client.get(reverse("pilots:pilot-detail", args=[pilot.slug]))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AccessEvent.objects.exists()


def test_the_address_past_our_own_proxies_is_kept(client, pilot, settings):
    settings.TRUSTED_PROXIES = 1
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    url = reverse("pilots:pilot-detail", args=[pilot.slug])
    for forwarded, kept in [("198.51.100.4, 203.0.113.9", "203.0.113.9"), ("unknown", None)]:
        client.get(url, headers={"X-Forwarded-For": forwarded})
        assert AccessEvent.objects.latest("pk").network_address == kept


def shown(client, pilot) -> str:
    client.force_login(make_user(role="auditor", pilot=pilot))
    return client.get(reverse("audit:event-list", args=[pilot.slug])).content.decode()


def test_a_line_says_page_and_record_in_dutch_words(client, pilot):
    someone, home = make_participant(pilot), make_dwelling(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    client.get(reverse("participants:session-create", args=[pilot.slug, someone.pk]))
    client.get(reverse("participants:dwelling-detail", args=[pilot.slug, home.pk]))
    client.get(reverse("home:dashboard", args=[pilot.slug]))
    text = shown(client, pilot)
    assert "Deelnemers, gesprekken, nieuw" in text
    assert f"Bekeken: woning, {home.name}" in text
    assert "Overzicht" in text
    assert re.findall(r"[a-z]+:[a-z]+-\w+|account_log\w+", text) == []


def test_the_key_of_a_record_is_not_shown(client, pilot):
    someone = make_participant(pilot)
    client.force_login(make_user(role="team_lead", pilot=pilot))
    client.get(reverse("participants:participant-detail", args=[pilot.slug, someone.pk]))
    assert f"deelnemer {someone.pk}<" not in shown(client, pilot)


def test_who_has_no_role_gets_no_leading_comma(client, pilot):
    stranger = make_user()
    client.force_login(stranger)
    client.get(reverse("pilots:pilot-detail", args=[pilot.slug]))
    text = shown(client, pilot)
    assert f'iw-table__note">{stranger.organisation}<' in text
    assert 'iw-table__note">, ' not in text


def test_every_page_that_can_be_logged_has_words(db):
    for name in [*TABLE, "account_login", "account_logout", "invitation-accept", "home:start"]:
        words = page_in_words("record-history" if name.startswith(HISTORY) else name)
        assert words != page_in_words("formerly:a-page")
        assert not re.search(r"[_:<>]", words), name
    assert page_in_words("formerly:a-page") == "vroegere pagina"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("participants:emergency-access-end", "Noodtoegang, beëindigen"),
        ("participants:participant-looks-pdf", "Deelnemers, wie keek, lijst (PDF)"),
        ("rights:copy-json", "Kopie van het dossier, JSON"),
        ("rights:limit-set", "Gebruik van het dossier beperken"),
        ("mfa_activate_totp", "Een app instellen"),
    ],
)
def test_a_page_is_called_in_dutch_as_one_writes_it(name, words):
    assert page_in_words(name) == words


def test_the_organisation_is_named_once():
    assert who_in_words("counsellor", "Leger des Heils") == "Begeleider (Leger des Heils)"
    assert who_in_words("case_manager", "Gemeente Emmen") == "Wmo-consulent, Gemeente Emmen"
    assert who_in_words("", "Gemeente Emmen") == "Gemeente Emmen"

"""Published reports, for everyone: only what was published, as it was published."""

import hashlib
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from evaluations.actions.reports import start_report
from evaluations.actions.reports_publishing import correct_report
from evaluations.models import PublishedFile
from interwonen.core.quarters import Quarter
from tests.contact_factories import make_contact_point, publish
from tests.factories import make_pilot, make_user, system
from tests.published_factories import PDF, insert_sample

pytestmark = pytest.mark.django_db

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)
NAMES = ("rapportage.pdf", "presentatie.pptx", "cijfers.csv", "cijfers.json", "metadata.json")


def start(pilot) -> str:
    return reverse("published:published-list", args=[pilot.slug])


def release(pilot, quarter=Q2, **facts):
    """An edition with all its files, unless it says otherwise."""
    return insert_sample(pilot, quarter, **{"kinds": PublishedFile.Kind.values, **facts})


@pytest.fixture
def published(pilot):
    return release(pilot)


def test_a_draft_is_not_there_for_anyone(client, pilot):
    start_report(pilot=pilot, quarter=Q2, by=system())
    release(make_pilot())
    addresses = [start(pilot), f"{start(pilot)}2021-Q2/", f"{start(pilot)}2021-Q2/versie/1/"]
    addresses += [f"{start(pilot)}2021-Q2/{name}" for name in NAMES]
    for visitor in (None, make_user(role="policy_officer", pilot=pilot)):
        if visitor:
            client.force_login(visitor)
        assert {client.get(address).status_code for address in addresses} == {404}


def test_anyone_reads_the_report_with_its_figures_and_gets_no_cookie(pilot, published):
    visitor = Client(enforce_csrf_checks=True)
    answer = visitor.get(f"{start(pilot)}2021-Q2/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "In- en uitstroom (aantal mensen)" in text
    assert "€ 91.000" in text
    assert published.digest in text
    assert not answer.cookies
    assert not visitor.cookies
    assert answer["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_the_page_has_the_hash_of_every_file_and_that_of_before_the_seal_apart(client, pilot):
    published = release(pilot, before_seal=b"voor het zegel")
    text = client.get(f"{start(pilot)}2021-Q2/").content.decode()
    for name in NAMES[:-1]:
        content = client.get(f"{start(pilot)}2021-Q2/{name}").content
        assert f"<dd>{hashlib.sha256(content).hexdigest()}" in text, name
    assert text.count(hashlib.sha256(b"voor het zegel").hexdigest()) == 1
    assert text.count("Vóór het zegel") == 1
    assert published.digest in text
    assert "Een bestand kan zijn eigen kenmerk niet bevatten" in text


def test_only_this_quarter_and_this_edition_are_there(client, pilot, published):
    for end in ("2021-Q1/", "2021-Q3/", "2021-Q2/versie/2/", "2021-Q2/versie/0/", "2021-Q2/x.pdf"):
        assert client.get(f"{start(pilot)}{end}").status_code == 404, end


def test_the_list_has_the_last_edition_of_each_quarter(client, pilot, published):
    release(pilot, edition=2)
    release(pilot, Q1)
    text = client.get(start(pilot)).content.decode()
    links = re.findall(r'href="([^"]+)">Rapportage over', text)
    assert links == [f"{start(pilot)}2021-Q2/", f"{start(pilot)}2021-Q1/"]
    assert "gepubliceerd op 21 juli 2021 (versie 2)" in " ".join(text.split())


def test_an_earlier_edition_says_that_a_later_one_exists(client, pilot, published):
    release(pilot, edition=2)
    last = client.get(f"{start(pilot)}2021-Q2/").content.decode()
    first = client.get(f"{start(pilot)}2021-Q2/versie/1/").content.decode()
    later = "Dit is een eerdere versie. Er is een latere."
    assert later in first
    assert "Een telfout in de tabel van de plekken." in first
    assert later not in last
    assert f'href="{start(pilot)}2021-Q2/versie/1/"' in last
    assert f'href="{start(pilot)}2021-Q2/versie/1/rapportage.pdf"' in first
    assert f'href="{start(pilot)}2021-Q2/versie/2/rapportage.pdf"' in last


def test_who_reads_the_reports_finds_the_next_edition_and_the_way_back(client, pilot, published):
    address = f"{start(pilot)}2021-Q2/"
    draft = reverse("evaluations:report-detail", args=[pilot.slug, Q2])
    shown = f'href="{draft}"'
    officer = make_user(role="policy_officer", pilot=pilot)
    client.force_login(officer)
    assert shown not in client.get(address).content.decode()
    assert f'href="{address}versie/1/"' in client.get(draft).content.decode()
    correct_report(report=published.report, what_changed="Een bedrag.", by=officer)
    assert shown in client.get(address).content.decode()
    assert f'href="{address}versie/1/"' in client.get(draft).content.decode()
    others = (make_user(role="policy_officer", pilot=make_pilot()), make_user(), None)
    for visitor in others:
        client.logout()
        if visitor:
            client.force_login(visitor)
        assert "volgende versie" not in client.get(address).content.decode()


def test_a_file_is_sent_as_it_was_published(client, pilot, published):
    for file in PublishedFile.objects.filter(published=published):
        names = {"pdf": NAMES[0], "slides": NAMES[1], "csv": NAMES[2], "json": NAMES[3]}
        answer = client.get(f"{start(pilot)}2021-Q2/{names[file.kind]}")
        assert answer.content == bytes(file.content)
        assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
        assert not answer.cookies
    assert client.get(f"{start(pilot)}2021-Q2/rapportage.pdf")["Content-Disposition"] == (
        f'inline; filename="{pilot.slug}-2021-Q2-1-rapportage.pdf"'
    )


def test_an_edition_is_kept_for_good_and_the_last_one_is_asked_for_again(client, pilot, published):
    for_good = client.get(f"{start(pilot)}2021-Q2/versie/1/rapportage.pdf")
    assert for_good["Cache-Control"] == "public, max-age=31536000, immutable"
    answer = client.get(f"{start(pilot)}2021-Q2/rapportage.pdf")
    assert answer["Cache-Control"] == "public, no-cache"
    kept = {"headers": {"if-none-match": answer["ETag"]}}
    same = client.get(f"{start(pilot)}2021-Q2/rapportage.pdf", **kept)
    assert (same.status_code, same.content) == (304, b"")
    assert same["ETag"] == answer["ETag"]
    release(pilot, edition=2)
    other = client.get(f"{start(pilot)}2021-Q2/rapportage.pdf", **kept)
    assert (other.status_code, other.content) == (200, PDF + b"2")


def test_a_file_that_was_not_made_is_not_offered(client, pilot):
    release(pilot, kinds=["pdf", "csv", "json"])
    quarter = f"{start(pilot)}2021-Q2/"
    page = client.get(quarter).content.decode()
    assert re.findall(r'<li><a href="[^"]*versie/1/([^"]+)"', page) == [
        "rapportage.pdf",
        "cijfers.csv",
        "cijfers.json",
        "metadata.json",
    ]
    assert client.get(f"{quarter}presentatie.pptx").status_code == 404


def test_the_metadata_have_the_checksum_of_every_file(client, pilot, published):
    answer = client.get(f"{start(pilot)}2021-Q2/versie/1/metadata.json")
    told = {each["naam"]: each for each in answer.json()["bestand"]}
    assert set(told) == set(NAMES) - {"metadata.json"}
    for name, each in told.items():
        content = client.get(f"{start(pilot)}2021-Q2/{name}").content
        assert each["checksum"]["checksumWaarde"] == hashlib.sha256(content).hexdigest()
        assert each["omvang"] == len(content)
        assert each["URLBestand"].endswith(f"2021-Q2/versie/1/{name}")


def test_a_program_reads_what_the_page_is(client, pilot):
    release(pilot)
    text = client.get(f"{start(pilot)}2021-Q2/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Report")
    assert data["temporalCoverage"] == "2021-04-01/2021-06-30"
    assert [each["name"] for each in data["hasPart"]["distribution"]] == [
        "cijfers.csv",
        "cijfers.json",
    ]
    assert text.count("<script") == 1


def test_no_text_of_a_report_ends_the_data_in_the_page(client, pilot):
    pilot.name = "</script><script>x()</script>"
    release(pilot)
    text = client.get(f"{start(pilot)}2021-Q2/").content.decode()
    assert text.count("<script") == 1
    assert "\\u003C/script\\u003E" in text


def test_the_page_for_neighbours_leads_to_the_reports(client, pilot):
    publish(make_contact_point(pilot))
    page = reverse("public:neighbourhood", args=[pilot.slug])
    assert "Er is nog geen rapport gepubliceerd." in client.get(page).content.decode()
    release(pilot)
    text = client.get(page).content.decode()
    assert f'href="{start(pilot)}2021-Q2/"' in text
    assert "Er is nog geen rapport gepubliceerd." not in text


def test_the_name_of_the_pilot_leads_to_a_page_that_is_there(client, pilot, published):
    def home() -> str:
        text = client.get(f"{start(pilot)}2021-Q2/").content.decode()
        return re.search(r'class="iw-visitors__name" href="([^"]+)"', text)[1]

    assert home() == start(pilot)
    publish(make_contact_point(pilot))
    assert client.get(home()).status_code == 200
    assert home() == reverse("public:neighbourhood", args=[pilot.slug])


def test_more_reports_ask_the_database_no_more(client, pilot, published, count_queries):
    pages = [start(pilot), f"{start(pilot)}2021-Q2/", f"{start(pilot)}2021-Q2/rapportage.pdf"]
    before = [count_queries(lambda page=page: client.get(page)) for page in pages]
    release(pilot, edition=2)
    release(pilot, Q1)
    assert [count_queries(lambda page=page: client.get(page)) for page in pages] == before
    assert max(before) <= 6

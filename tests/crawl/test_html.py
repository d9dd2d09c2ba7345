"""Every page of the demonstration is valid HTML, and has a title of its own."""

import html
import json
import os
import re
import shutil
import subprocess
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from interwonen.accounts.models import User
from interwonen.home.demonstration.story import SLUG
from tests.crawl.crawling import CrawledPage, crawl, kind_of
from tests.house.sources import ROOT

TITLE = re.compile(r"<title>(.*?)</title>", re.S)
CHECKER = ROOT / ".venv" / "vnu.jar"
KEYS = re.compile(r'name="submission" value="([^"]*)"')


@pytest.fixture(scope="module")
def crawled(shared_rows) -> dict[str, list[CrawledPage]]:
    """The pages of each person with a role, by e-mail address, with forms that were refused."""
    call_command("seed_demo", stdout=StringIO())
    pages = {"": signed_out()}
    tried: set[str] = set()
    for user in User.objects.filter(is_active=True).order_by("email"):
        client = Client()
        client.force_login(user)
        missing = CrawledPage("/nergens/", client.get("/nergens/").content.decode())
        found = [*crawl(client, "/"), missing]
        pages[user.email] = [*found, *refused(client, found, tried)]
    return pages


def signed_out() -> list[CrawledPage]:
    """What anyone sees."""
    client = Client()
    addresses = [
        reverse("account_login"),
        reverse("account_reset_password"),
        reverse("invitation-accept", args=["onbekend"]),
        reverse("public:enquiry-follow", args=[SLUG, "onbekend"]),
    ]
    pages = [CrawledPage(path, client.get(path).content.decode()) for path in addresses]
    return pages + crawl(client, reverse("public:neighbourhood", args=[SLUG]))


def refused(client: Client, pages: list[CrawledPage], tried: set[str]) -> list[CrawledPage]:
    """The pages with a form, after it was sent empty; what an empty form does is undone.

    A form of each kind is sent once; `tried` are those that were, whoever sent them.
    """
    result = []
    for page in pages:
        key = KEYS.search(page.html)
        if not key or kind_of(page.address) in tried:
            continue
        tried.add(kind_of(page.address))
        with transaction.atomic():
            answer = client.post(page.address, {"submission": key[1]})
            transaction.set_rollback(True)
        if answer.status_code == 422:
            result.append(CrawledPage(f"{page.address} refused", answer.content.decode()))
    return result


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command that checks HTML."""
    if not (CHECKER.exists() and shutil.which("java")):
        reason = (
            "the HTML checker needs Java: install default-jre-headless, and run scripts/setup dev"
        )
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return ["java", "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--errors-only"]


def test_every_page_is_valid_html(db, crawled, checker, tmp_path):
    addresses = {}
    for who, pages in crawled.items():
        for page in pages:
            file = tmp_path / f"{len(addresses)}.html"
            file.write_text(page.html)
            addresses[file.name] = f"{page.address} as {who or 'nobody'}"
    checked = subprocess.run(
        [*checker, str(tmp_path)], capture_output=True, text=True, env={"PATH": os.environ["PATH"]}
    )
    faults = {}
    for fault in json.loads(checked.stderr)["messages"]:
        address = addresses[fault["url"].rpartition("/")[2]]
        faults.setdefault(f"{fault['message']} {fault.get('extract', '').strip()}", address)
    assert len(addresses) > 300
    said = "\n".join(f"{fault} at {address}" for fault, address in faults.items())
    assert not said, said


def test_no_two_addresses_of_one_person_share_a_title(db, crawled):
    """The day or the filter of a page, after the question mark, need not be in its title."""
    shared = []
    for who, pages in crawled.items():
        titles: dict[str, set[str]] = {}
        for page in pages:
            title = html.unescape(" ".join(TITLE.search(page.html)[1].split()))
            titles.setdefault(title, set()).add(page.address.partition("?")[0].partition(" ")[0])
        shared += [f"{who}: {t}: {found}" for t, found in titles.items() if len(found) > 1]
    assert not shared, "\n".join(shared)

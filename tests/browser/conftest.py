"""A browser, and a filled demonstration that `make run` serves.

It is started by the tests; with INTERWONEN_BASE_URL they drive the one at that address instead.
The browser lives no longer than these tests, because its event loop keeps Django from its database.
"""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from interwonen.home.demonstration.cast import PASSWORD
from tests.browser.served import demonstration

PATIENCE = 120_000  # milliseconds that a page or a button may take on a machine that is busy
# The shell draws no window of its own, which takes a third of the time.
SHELL, WHOLE = "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"
CHROMIUM = os.environ.get("CHROMIUM") or (SHELL if os.path.exists(SHELL) else WHOLE)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not os.path.exists(CHROMIUM):
        reason = f"no Chromium at {CHROMIUM}: install it, or name it in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        _make_patient(chromium)
        yield chromium
        chromium.close()


def _make_patient(chromium: Browser) -> None:
    """Have every context wait PATIENCE for what it is told to find."""
    new_context = chromium.new_context

    def patient(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    chromium.new_context = patient


@pytest.fixture(scope="session")
def address(tmp_path_factory) -> Iterator[str]:
    """Where a filled demonstration is served."""
    served = os.environ.get("INTERWONEN_BASE_URL")
    if served:
        yield served.rstrip("/")
        return
    with demonstration(tmp_path_factory.mktemp("demonstration")) as url:
        yield url


_passes: dict[str, Any] = {}


class Visitor:
    """Someone at the screen, who reads labels and presses buttons."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def enter(self, who: str) -> None:
        """Begin as someone who signed in before: the form is filled in once per account."""
        if who not in _passes:
            self.sign_in(who)
            self.page.wait_for_url("**/interwonen-*/")
            _passes[who] = self.page.context.cookies()
            return
        self.page.context.clear_cookies()
        self.page.context.add_cookies(_passes[who])
        self.page.goto(self.address)

    def sign_in(self, who: str) -> None:
        """Sign in with an account of the demonstration, after signing out."""
        self.page.context.clear_cookies()
        self.page.goto(self.address)
        self.page.get_by_label("E-mailadres").fill(f"{who}@demo.example")
        self.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        self.press("Inloggen")

    def go(self, *links: str) -> None:
        """Follow links by their words, one after the other."""
        for words in links:
            self.page.get_by_role("link", name=words, exact=True).first.click()
            self.page.wait_for_load_state()  # a page of which half is there would be read

    def fill(self, **fields: str) -> None:
        """Fill in fields by their names."""
        for name, value in fields.items():
            self.page.locator(f"[name={name}]").fill(value)

    def choose(self, words: str) -> None:
        """Choose the radio button or tick the box whose label begins so."""
        pattern = re.compile(rf"^{re.escape(words)}")
        self.page.get_by_label(pattern).check()

    def press(self, words: str) -> None:
        """Press a button in the page itself."""
        self.page.locator("main").get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()

    def reads(self) -> str:
        """All that stands in the page itself."""
        self.page.wait_for_load_state()
        return self.page.locator("main").inner_text()


@pytest.fixture(scope="package")
def context(browser: Browser) -> BrowserContext:
    """What all visitors share: nothing but the static files that their browser keeps."""
    return browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="nl-NL", accept_downloads=True
    )


@pytest.fixture
def visitor(context: BrowserContext, address: str) -> Iterator[Visitor]:
    yield Visitor(context.new_page(), address)
    for page in context.pages:
        page.close()
    context.set_offline(False)
    context.clear_cookies()

"""Setting up a second step, and signing in with it; a session that ends asks first."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accounts.second_factors import code_of
from tests.browser.conftest import Visitor

# Accounts with which no other test signs in: from now on they have a second step.
APP, PASSKEY = "begeleider.dorp", "beheer.dorp"
EXTEND = "**/toegang/blijf-ingelogd/**"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def at_localhost(browser: Browser, address: str) -> Iterator[Visitor]:
    """A browser of its own, at the name under which passkeys work without HTTPS."""
    context = browser.new_context(viewport=PHONE, locale="nl-NL")
    yield Visitor(context.new_page(), address.replace("127.0.0.1", "localhost"))
    context.close()


def with_authenticator(page: Page) -> None:
    """A telephone or computer that checks a finger and keeps passkeys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_an_app_is_set_up_and_asked_at_the_next_sign_in(at_localhost):
    visitor, page = at_localhost, at_localhost.page
    visitor.sign_in(APP)
    page.wait_for_url("**/interwonen-*/")
    page.goto(f"{visitor.address}/toegang/tweede-stap/totp/activate/")
    secret = re.search(r"[A-Z2-7]{32}", page.locator("main").inner_html())
    assert secret
    assert fits(page)
    page.get_by_label("Code in de app").fill(code_of(secret[0], -1))
    page.locator("main form button[type=submit]").first.click()
    visitor.go("Herstelcodes maken")
    visitor.press("Herstelcodes maken")
    assert len(re.findall(r"\b\d{4} \d{4} \d{4}\b", visitor.reads())) == 10
    assert fits(page)
    visitor.sign_in(APP)
    page.get_by_role("heading", name="Tweede stap").wait_for()
    assert fits(page)
    page.get_by_label("Code", exact=True).fill(code_of(secret[0]))
    visitor.press("Inloggen")
    page.wait_for_url("**/interwonen-*/")


def test_a_passkey_is_set_up_and_signs_in_by_itself(at_localhost):
    visitor, page = at_localhost, at_localhost.page
    with_authenticator(page)
    visitor.sign_in(PASSKEY)
    page.wait_for_url("**/interwonen-*/")
    page.goto(f"{visitor.address}/toegang/tweede-stap/webauthn/add/")
    assert fits(page)
    page.get_by_label("Naam van deze passkey").fill("Fictieve telefoon")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)
    page.context.clear_cookies()
    page.goto(visitor.address)
    visitor.press("Inloggen met een passkey")
    page.wait_for_url("**/interwonen-*/")


class TestEnd:
    """The clock of the browser runs ahead; that of the server says what `left` holds."""

    @pytest.fixture
    def left(self, visitor) -> list[int]:
        page, left = visitor.page, [110]
        page.clock.install()
        visitor.enter("begeleider")

        def answer(route):
            if "x-requested-with" not in route.request.headers:
                route.continue_()
                return
            told = route.fetch()
            body = re.sub(r'data-left="\d+"', f'data-left="{left[0]}"', told.text())
            route.fulfill(response=told, body=body)

        page.route(EXTEND, answer)
        return left

    def test_it_asks_two_minutes_before_and_goes_on_at_a_key(self, visitor, left):
        page = visitor.page
        dialog = page.get_by_role("dialog", name="Bent u er nog?")
        page.set_viewport_size({"width": 320, "height": 640})
        left[0] = 180
        with page.expect_response(EXTEND) as answered:
            page.clock.fast_forward("12:00")
        answered.value.finished()
        assert not dialog.is_visible()
        left[0] = 110
        page.clock.fast_forward("01:10")
        dialog.wait_for()
        assert "Binnen twee minuten" in dialog.inner_text()
        assert fits(page)
        page.keyboard.press("Enter")
        dialog.wait_for(state="hidden")
        page.set_viewport_size({"width": 1280, "height": 900})

    def test_what_was_used_in_another_tab_is_not_asked_about(self, visitor, left):
        left[0] = 800
        visitor.page.clock.fast_forward("13:10")
        visitor.page.wait_for_timeout(500)
        assert not visitor.page.get_by_role("dialog").is_visible()

    def test_when_it_is_over_the_page_is_hidden_and_comes_back_with_what_was_typed(
        self, visitor, left
    ):
        page = visitor.page
        visitor.go("Deelnemers")
        page.locator("main [name=q]").fill("Fictief")
        left[0] = 0
        page.clock.fast_forward("15:10")
        page.get_by_role("dialog").get_by_role("button", name="Inloggen").wait_for()
        assert not page.locator("main").is_visible()
        left[0] = 900
        page.evaluate("dispatchEvent(new Event('focus'))")
        page.locator("main").wait_for()
        assert page.locator("main [name=q]").input_value() == "Fictief"

    def test_without_a_script_the_foot_of_the_page_has_the_button(self, browser, visitor):
        visitor.enter("begeleider")
        plain = browser.new_context(java_script_enabled=False, locale="nl-NL", viewport=PHONE)
        plain.add_cookies(visitor.page.context.cookies())
        page = plain.new_page()
        page.goto(visitor.address)
        assert "minuten ingelogd" in page.locator("noscript p").inner_text()
        assert page.get_by_role("link", name="Blijf ingelogd").bounding_box()["x"] > 0
        assert fits(page)
        with plain.expect_page() as opened:
            page.get_by_role("link", name="Blijf ingelogd").click()
        assert opened.value.get_by_role("heading", name="U bent nog ingelogd").is_visible()
        plain.close()

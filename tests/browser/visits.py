"""What several browser tests do: hold a phone, open a page, lose a session."""

import re

PHONE = {"width": 360, "height": 740}
PILOT = "interwonen-veenoord"
KEPT = re.compile("Concept bewaard om")


class Thumb:
    """One thumb that taps and types; it counts what it does."""

    def __init__(self, page) -> None:
        self.page = page
        self.interactions = 0

    def tap(self, locator) -> None:
        self.interactions += 1
        locator.click()

    def type(self, text: str) -> None:
        self.interactions += 1
        self.page.keyboard.type(text)


def on_a_phone(visitor, who: str):
    """Someone who signed in on a phone."""
    visitor.page.set_viewport_size(PHONE)
    visitor.enter(who)
    return visitor


def open_page(visitor, path: str, *, pilot: str = PILOT) -> None:
    """Go to a page of a pilot, which is there."""
    answer = visitor.page.goto(f"{visitor.address}/{pilot}/{path}")
    assert answer.status == 200


def lose_the_session(page) -> None:
    """As when it ended by itself: the page stands there still."""
    page.context.clear_cookies(name="sessionid")

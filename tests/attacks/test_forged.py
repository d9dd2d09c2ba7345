"""A link or seal that somebody made or changed opens nothing, and says nothing else than one made up."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from interwonen.accounts import second_factor
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.models import Draft
from interwonen.core.open_seals import open_seal, sealed_since
from interwonen.core.seals import FIELD, is_seal, is_seal_for, seal
from neighbours.actions.enquiries_follow import make_follow_link
from participants.actions.calendar_feeds import renew_calendar_link
from tests.accounts.test_invite import make_invitation
from tests.contact_factories import make_contact_point, publish
from tests.factories import TODAY, make_enquiry, make_user, system

pytestmark = pytest.mark.django_db


def calendar_link(_client, _pilot, counsellor, _arrived) -> str:
    return reverse("calendar-feed", args=[renew_calendar_link(now=clock.now(), by=counsellor)])


def invitation_link(_client, pilot, _counsellor, _arrived) -> str:
    secrets: list[str] = []
    make_invitation(pilot, secrets, now=clock.now())
    return reverse("invitation-accept", args=secrets)


def follow_link(_client, pilot, _counsellor, _arrived) -> str:
    publish(make_contact_point(pilot))
    return make_follow_link(enquiry=make_enquiry(pilot), today=TODAY, by=system())


def password_link(client, _pilot, counsellor, arrived) -> str:
    client.post(reverse("account_reset_password"), {"email": counsellor.email})
    return re.search(r"https?://[^/]+(/\S+)", arrived()[0].body)[1]


def factor_link(_client, _pilot, counsellor, _arrived) -> str:
    counsellor.factors_reset_at = clock.now()
    save_as(counsellor, by=system())
    return re.search(r"https?://[^/]+(/\S+)", second_factor.link_for(counsellor))[1]


def parts_of(link: str) -> tuple[str, ...]:
    """What stands before the secret in a link, the secret, and what comes after it."""
    return re.fullmatch(r"(.*/)([^/]+?)(\.ics|/)", link).groups()


def forged(link: str) -> Iterator[str]:
    """The link with one character other at its begin, in the middle and near its end, and cut off.

    Of the last character of base64 some bits say nothing, so it may differ.
    """
    front, secret, ending = parts_of(link)
    for place in (0, len(secret) // 2, len(secret) - 3):
        other = "A" if secret[place] != "A" else "B"
        yield f"{front}{secret[:place]}{other}{secret[place + 1 :]}{ending}"
    for changed in (secret[:-1], secret[1:], secret + "A", secret.swapcase()):
        yield f"{front}{changed}{ending}"


def page_behind(link: str) -> tuple[int, str]:
    """What someone gets who is signed in nowhere, without what is of this one answer."""
    answer = Client().get(link, follow=True)
    own = r'(name="[^"]+" value|nonce)="[^"]*"|<strong>[\w-]+</strong>'  # the number of a request
    words = re.sub(own, "", answer.content.decode())
    return answer.status_code, words.replace(link, "")


@pytest.mark.parametrize(
    "make", [calendar_link, invitation_link, follow_link, password_link, factor_link]
)
def test_a_link_that_was_changed_opens_nothing(client, pilot, counsellor, arrived, make):
    link = make(client, pilot, counsellor, arrived)
    front, secret, ending = parts_of(link)
    unknown = page_behind(front + re.sub("[A-Za-z0-9]", "a", secret) + ending)
    answers = [page_behind(each) for each in forged(link)]
    assert {status for status, _page in answers} <= {unknown[0], 404}
    assert {page for status, page in answers if status == unknown[0]} <= {unknown[1]}
    assert page_behind(link) != unknown


def test_what_was_signed_for_something_else_opens_nothing(client, counsellor):
    """A link for a second step, signed with our key for another purpose, or long ago."""
    counsellor.factors_reset_at = clock.now()
    save_as(counsellor, by=system())
    about = [counsellor.pk, counsellor.factors_reset_at.timestamp()]
    for salt in ("django.core.signing", "interwonen.core.seals", "interwonen.core.open_seals"):
        link = reverse("second-factor-link", args=[signing.dumps(about, salt=salt)])
        assert client.get(link).status_code == 410


def test_a_seal_holds_for_one_person_at_one_place():
    author, other, place = make_user(), make_user(), "/x/"
    mine = seal(author, place)
    assert is_seal_for(mine, author, place)
    for forged_seal in (
        seal(other, place),
        seal(author, "/y/"),
        open_seal(place, clock.now()),
        mine[:-1],
        mine.partition(":")[0],
        f"{seal(other, place).partition(':')[0]}:{mine.partition(':')[2]}",
        "",
    ):
        assert not is_seal_for(forged_seal, author, place)
    assert not is_seal(mine[:-1])
    assert not is_seal(open_seal(place, clock.now()))


def test_the_moment_in_an_open_seal_is_not_to_be_chosen():
    place, now = "/buurt/x/vraag/", clock.now()
    earlier = open_seal(place, now - timedelta(hours=1))
    later = open_seal(place, now)
    mixed = f"{earlier.partition(':')[0]}:{later.partition(':')[2]}"
    assert sealed_since(later, place) is not None
    assert sealed_since(mixed, place) is None
    assert sealed_since(seal(make_user(), place), place) is None


@pytest.mark.parametrize("sent", ["", "verzonnen", "a:b", "é", "\x00", "x" * 5000])
def test_no_draft_is_kept_under_a_seal_that_is_not_ours(client, counsellor, sent):
    client.force_login(counsellor)
    typed = {FIELD: sent, "draft_place": "/x/", "draft_title": "Gesprek", "note": "Half af"}
    assert client.post(reverse("draft-keep"), typed).status_code < 500
    assert not Draft.objects.exists()

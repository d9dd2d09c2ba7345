"""A name that somebody typed adds no header, neither to a mail nor to a download.

That no download is called after what somebody typed is in tests/crawl/test_markers.py.
"""

from urllib.parse import quote

import pytest
from django.core.mail import EmailMessage
from django.urls import reverse

from interwonen.core.spreadsheets import download
from tests.accounts.test_invite import form_for
from tests.factories import make_user
from tests.neighbours.test_public_form import page, send, visitor

__all__ = ["page"]
pytestmark = pytest.mark.django_db

ELSEWHERE = "elders@kwaad.example"
LINES = [
    f"\r\nBcc: {ELSEWHERE}",
    f"\nBcc: {ELSEWHERE}",
    f"\r\n\r\n{ELSEWHERE}",
    f"\x0b\x85\u2028Bcc: {ELSEWHERE}",
    f", {ELSEWHERE}",
]


def go_to(mails: list[EmailMessage], address: str) -> None:
    """There are mails, all to this address only, with no header more than any mail has."""
    usual = EmailMessage("Onderwerp", "Tekst", "a@b.example", ["c@d.example"]).message().keys()
    assert mails
    for mail in mails:
        message = mail.message()
        assert mail.recipients() == [message["To"]] == [address]
        assert set(message.keys()) == set(usual)
        assert ELSEWHERE not in message.as_string()


@pytest.mark.parametrize("more", LINES)
def test_who_is_invited_adds_no_header(client, pilot, arrived, more):
    client.force_login(make_user(role="administrator", pilot=pilot))
    url = reverse("accounts:person-invite", args=[pilot.slug])
    client.post(url, form_for(name=f"Nina{more}"))
    client.post(url, form_for(email=f"nina@zorg.example{more}"))
    go_to(arrived(), "nina.nieuw@zorg.example")


@pytest.mark.parametrize("more", LINES)
def test_a_neighbour_adds_no_header(page, arrived, more):
    send(visitor(), page, contact_name=f"B. Buur{more}", contact_email="buur@post.example")
    answer = send(visitor(), page, contact_email=f"buur@post.example{more}")
    assert answer.status_code == 422
    go_to(arrived(), "buur@post.example")


@pytest.mark.parametrize("more", LINES)
def test_who_asks_for_a_new_password_gets_it_mailed_to_no_other(client, arrived, more):
    user = make_user()
    url = reverse("account_reset_password")
    client.post(url, {"email": f"{user.email}{more}"})
    assert arrived() == []
    client.post(url, {"email": user.email})
    go_to(arrived(), user.email)


@pytest.mark.parametrize("more", ["\r\nSet-Cookie: a=b", "\nX-A: b"])
def test_more_lines_in_the_name_of_a_download_stay_in_the_name(more):
    answer = download(b"", name=f"lijst{more}.csv", kind="text/csv")
    usual = download(b"", name="lijst.csv", kind="text/csv")
    assert answer.headers.keys() == usual.headers.keys()
    assert f"''lijst{quote(more)}.csv" in answer["Content-Disposition"]


def test_a_quote_in_the_name_of_a_download_stays_in_the_name():
    answer = download(b"", name='lijst"; filename="kwaad.exe', kind="text/csv")
    assert answer["Content-Disposition"] == (
        r'attachment; filename="lijst\"; filename=\"kwaad.exe"'
    )

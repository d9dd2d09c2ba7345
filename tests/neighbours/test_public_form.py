"""A neighbour asks or reports something on the public page, and follows it with a link."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from interwonen.core import clock
from interwonen.core.open_seals import FIELD, open_seal
from interwonen.core.routes import full_address
from neighbours.actions.enquiries_corrections import withdraw_enquiry
from neighbours.actions.enquiries_follow import mail_follow_link, make_follow_link
from neighbours.actions.enquiries_public import say_whether_solved
from neighbours.actions.enquiries_steps import close_enquiry, reopen_enquiry, take_step
from neighbours.models import Enquiry, FollowLink, Status
from neighbours.selectors.enquiries_follow import followed
from tests.contact_factories import make_contact_point, publish
from tests.enquiry_factories import make_reply
from tests.factories import TODAY, make_enquiry, make_user, system, term
from tests.refusals import breaks

pytestmark = pytest.mark.django_db

ADDRESS = "buur@post.example"
TEXT = "Mag ik <b>langskomen</b>? 🙂 & tot wanneer?"


@pytest.fixture
def page(pilot) -> str:
    """The address of the form, on a page that is switched on."""
    publish(make_contact_point(pilot))
    return reverse("public:enquiry-ask", args=[pilot.slug])


def send(visitor: Client, page: str, *, address: str = "192.0.2.1", **fields: str):
    """Send a form that was opened five minutes ago."""
    seal = open_seal(page, clock.now() - timedelta(minutes=5))
    sent = {"kind": "contact_kind.question", "text": TEXT, FIELD: seal, **fields}
    return visitor.post(page, sent, REMOTE_ADDR=address)


def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


def test_a_question_becomes_an_enquiry_with_a_number_and_a_link(pilot, page):
    neighbour = visitor()
    assert neighbour.get(page).status_code == 200
    answer = send(neighbour, page, contact_name="B. Buur", contact_phone="06-12345678")
    enquiry = Enquiry.objects.get()
    assert (enquiry.text, enquiry.channel_id) == (TEXT, "channel.form")
    assert (enquiry.contact_name, enquiry.contact_phone) == ("B. Buur", "+31612345678")
    assert enquiry.received_on == TODAY
    assert enquiry.history.get().history_user == system()
    receipt = neighbour.get(answer.url)
    said = receipt.content.decode()
    assert f"Het nummer is {enquiry.number}." in said
    assert "7 juli 2021" in said
    assert "langskomen" not in said
    assert receipt["Referrer-Policy"] == "no-referrer"
    assert receipt["X-Robots-Tag"] == "noindex"
    assert receipt["Cache-Control"] == "private, no-store"
    assert not neighbour.cookies


def test_only_the_hash_of_a_link_is_kept(pilot, page):
    answer = send(visitor(), page)
    secret = re.search(r"/stand/([^/]+)/", answer.url)[1]
    link = FollowLink.objects.get()
    assert len(secret) >= 40
    assert secret not in (link.secret_hash, str(link.history.get().__dict__))
    assert followed(secret, pilot=pilot.slug, on=TODAY).enquiry == link.enquiry
    assert followed(secret[:-1], pilot=pilot.slug, on=TODAY) is None
    assert followed(secret, pilot="elders", on=TODAY) is None


def test_the_receipt_by_mail_holds_a_link_and_nothing_that_was_said(page, arrived):
    send(visitor(), page, contact_email=ADDRESS, contact_name="B. Buur")
    (mail,) = arrived()
    assert mail.to == [ADDRESS]
    assert "https://interwonen.example/buurt/" in mail.body
    assert "langskomen" not in mail.body + mail.subject
    assert "Buur" not in mail.body.replace("buurt", "")


def test_nobody_lets_us_mail_someone_over_and_over(page, arrived):
    for number in range(6):
        send(visitor(), page, contact_email=ADDRESS, address=f"192.0.2.{number}")
    assert Enquiry.objects.count() == 6
    assert len(arrived()) == 3


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "a" * 100_000}, "Uw tekst heeft 100000 tekens."),
        ({FIELD: "vervalst"}, "Wij konden niet zien dat dit formulier van onze pagina komt."),
        ({"website": "https://spam.example"}, "Er is een veld ingevuld dat leeg moet blijven."),
        ({"kind": "contact_kind.report"}, "Kies waar de melding over gaat"),
        ({"kind": ""}, "Kies een antwoord"),
        ({"contact_email": "buur"}, "e-mailadres"),
        ({"contact_phone": "12"}, "Vul een telefoonnummer in"),
    ],
)
def test_what_is_wrong_comes_back_with_all_that_was_typed(page, fields, said):
    answer = send(visitor(), page, contact_name="B. Buur", **fields)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert 'value="B. Buur"' in shown
    kept = fields.get("text") or "Mag ik &lt;b&gt;langskomen&lt;/b&gt;? 🙂 &amp; tot wanneer?"
    assert kept in shown
    assert not Enquiry.objects.exists()
    again = re.search(rf'name="{FIELD}" value="([^"]+)"', shown)[1]
    assert again != "vervalst"


@pytest.mark.usefixtures("passing_time")
def test_two_hundred_from_one_address_hinder_nobody_else(page):
    statuses = [send(visitor(), page).status_code for _ in range(200)]
    assert statuses.count(302) == Enquiry.objects.count() == 10
    assert statuses.count(429) == 190
    last = send(visitor(), page)
    assert "langskomen" in last.content.decode()
    assert last["Retry-After"] == "120"
    assert send(visitor(), page, address="198.51.100.7").status_code == 302


def test_sent_twice_it_is_recorded_once_and_both_times_a_page_follows(page):
    neighbour = visitor()
    links = [send(neighbour, page, submission="a" * 32).url for _ in range(2)]
    assert Enquiry.objects.count() == 1
    assert {neighbour.get(link).status_code for link in links} == {200}


def test_a_threat_shows_the_number_to_call_before_and_after(page):
    neighbour = visitor()
    assert "Bel 112" in neighbour.get(page).content.decode()
    answer = send(neighbour, page, kind="contact_kind.report", category="report_category.threat")
    assert "Bel 112" in neighbour.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"kind": "contact_kind.objection"}, "sturen het door naar de gemeente"),
        (
            {"kind": "contact_kind.report", "category": "report_category.threat"},
            "geven het door aan de politie",
        ),
    ],
)
def test_what_others_deal_with_is_promised_no_answer(page, arrived, facts, said):
    link = send(visitor(), page, **facts, contact_email=ADDRESS).url
    shown = seen(link)
    assert said in shown
    assert "nog niet mee begonnen" not in shown
    enquiry = Enquiry.objects.get()
    words = {"taken_on": TODAY, "today": TODAY, "by": system()}
    passed_on = {"status": Status.FORWARDED, "forwarded_to": "de juristen"}
    take_step(enquiry=enquiry, **passed_on, **words)
    take_step(enquiry=enquiry, status=Status.IN_PROGRESS, **words)
    answer(enquiry)
    later = seen(link)
    assert "doorgezet naar de juristen" in later
    assert "Ja, op werkdagen." in later
    mails = [mail.body for mail in arrived()]
    assert mails
    for text in (shown, later, *mails):
        assert "ons antwoord" not in text.lower()
        assert "beantwoord" not in text


def test_the_form_is_there_only_while_the_page_is_on(client, pilot):
    make_contact_point(pilot)
    page = reverse("public:enquiry-ask", args=[pilot.slug])
    assert client.get(page).status_code == 404
    assert send(client, page).status_code == 404
    assert not Enquiry.objects.exists()


@pytest.fixture
def asked(page) -> str:
    """The address at which a neighbour follows what was asked."""
    return send(visitor(), page).url.partition("?")[0]


def test_the_link_can_be_kept(client, page):
    address = send(visitor(), page).url
    link = full_address(address.partition("?")[0])
    assert f'<a href="{link}">{link}</a>' in seen(address)
    assert link not in seen(address.partition("?")[0])


def answer(enquiry: Enquiry, text: str = "Ja, op werkdagen."):
    return make_reply(
        enquiry, channel=term("channel.mail"), text=text, by=make_user(name="Geheime Medewerker")
    )


def close(enquiry: Enquiry):
    return close_enquiry(enquiry=enquiry, text="Interne afsluiting.", today=TODAY, by=system())


def seen(address: str) -> str:
    return visitor().get(address).content.decode()


def test_the_page_says_how_it_stands_and_what_was_answered(asked):
    enquiry = Enquiry.objects.get()
    assert "Wij hebben het ontvangen." in seen(asked)
    steps = {
        Status.IN_PROGRESS: ({"text": "Interne tekst."}, "Wij zijn ermee bezig."),
        Status.WAITING: ({"text": "Welke dag?"}, "wachten op uw reactie"),
        Status.FORWARDED: ({"forwarded_to": "de woningbouw"}, "doorgezet naar de woningbouw"),
    }
    for status, (words, said) in steps.items():
        take_step(enquiry=enquiry, status=status, taken_on=TODAY, today=TODAY, by=system(), **words)
        assert said in seen(asked)
        assert ("Welke dag?" in seen(asked)) == (status == Status.WAITING)
    answer(enquiry)
    close(enquiry)
    shown = seen(asked)
    assert "Ja, op werkdagen." in shown
    assert "Is het opgelost?" in shown
    for hidden in ("Interne", "Medewerker", "langskomen", "Uiterlijk"):
        assert hidden not in shown


def test_who_complained_reads_why_it_takes_longer(page, arrived):
    link = send(visitor(), page, kind="contact_kind.complaint", contact_email=ADDRESS).url
    enquiry = Enquiry.objects.get()
    words = {"taken_on": TODAY, "today": TODAY, "by": system()}
    take_step(enquiry=enquiry, status=Status.EXTENDED, text="Wij wachten op stukken.", **words)
    shown = seen(link)
    assert "Wij wachten op stukken." in shown
    assert "8 september 2021" in shown
    assert "stukken" not in arrived()[-1].body
    answer(enquiry)
    assert "stukken" not in seen(link)


def test_a_message_that_was_withdrawn_says_so(asked):
    enquiry = Enquiry.objects.get()
    withdraw_enquiry(enquiry=enquiry, reason="Dubbel met nr. 9", today=TODAY, by=system())
    shown = seen(asked)
    assert "ingetrokken" in shown
    assert "nr. 9" not in shown


def test_solved_is_kept_and_not_solved_opens_it_again(asked):
    enquiry = Enquiry.objects.get()
    close(enquiry)
    assert send(visitor(), asked, solved="yes").status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.solved_on == TODAY
    assert "Dank u wel" in seen(asked)
    empty = send(visitor(), asked, solved="no", text="")
    assert empty.status_code == 422
    assert "U hebt nog niet gezegd wat niet is opgelost." in empty.content.decode()
    assert send(visitor(), asked, solved="no", text="Nog steeds <i>herrie</i>.").status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.status_now, enquiry.solved_on) == (Status.REOPENED, None)
    assert enquiry.steps.last().text == "Nog steeds <i>herrie</i>."
    assert "Wij kijken er opnieuw naar." in seen(asked)


def test_what_is_not_closed_is_neither_solved_nor_opened_again(asked):
    late = send(visitor(), asked, solved="yes")
    assert late.status_code == 422
    enquiry = Enquiry.objects.get()
    with breaks("neighbours_enquiry_says_what_is_left"):
        say_whether_solved(enquiry=enquiry, solved=False, text=" ", now=clock.now())
    assert not enquiry.steps.exists()


def test_a_link_works_a_year_and_until_ninety_days_after_closing(pilot, asked):
    secret = asked.rstrip("/").rpartition("/")[2]

    def works(day):
        return followed(secret, pilot=pilot.slug, on=day) is not None

    assert [works(day) for day in (date(2022, 6, 30), date(2022, 7, 1))] == [True, False]
    enquiry = Enquiry.objects.get()
    close(enquiry)
    assert works(TODAY + timedelta(days=90))
    assert not works(TODAY + timedelta(days=91))
    reopen_enquiry(enquiry=enquiry, text="Toch niet.", today=TODAY, by=system())
    assert works(TODAY + timedelta(days=91))


def test_each_word_keeps_the_link_of_an_open_one_for_a_year(pilot):
    enquiry = make_enquiry(pilot)
    link = make_follow_link(enquiry=enquiry, today=enquiry.received_on, by=system())
    secret = link.rstrip("/").rpartition("/")[2]
    answer(enquiry)
    for day, works in ((date(2022, 6, 30), True), (date(2022, 7, 1), False)):
        assert (followed(secret, pilot=pilot.slug, on=day) is not None) == works


def test_a_link_that_is_over_says_whom_to_call(client, pilot, page):
    over = client.get(reverse("public:enquiry-follow", args=[pilot.slug, "onbekend"]))
    assert over.status_code == 410
    assert "Deze link werkt niet meer" in over.content.decode()
    assert "0591 000 000" in over.content.decode()


def test_an_answer_mails_a_link_to_who_left_an_address(pilot, page, arrived):
    answer(make_enquiry(pilot))
    assert arrived() == []
    enquiry = make_enquiry(pilot, contact_email=ADDRESS)
    answer(enquiry, "Ja, kom langs.")
    (mail,) = arrived()
    assert mail.to == [ADDRESS]
    assert "kom langs" not in mail.body
    path = re.search(r"https://interwonen.example(/buurt/\S+)", mail.body)[1]
    assert "Ja, kom langs." in seen(path)


def test_what_we_ask_pass_on_or_close_is_mailed_once_while_it_waits(pilot, page, arrived):
    enquiry = make_enquiry(pilot, contact_email=ADDRESS)
    facts = {"enquiry": enquiry, "taken_on": TODAY, "today": TODAY, "by": system()}
    take_step(status=Status.IN_PROGRESS, **facts)
    assert len(arrived()) == 0
    take_step(status=Status.WAITING, text="Welke dag?", **facts)
    answer(enquiry)
    close(enquiry)
    (mail,) = arrived()
    path = re.search(r"https://interwonen.example(/buurt/\S+)", mail.body)[1]
    assert "Is het opgelost?" in seen(path)


def test_without_a_contact_point_no_link_is_mailed(pilot, arrived):
    enquiry = make_enquiry(pilot, contact_email=ADDRESS)
    answer(enquiry)
    with breaks("neighbours_followlink_has_contact"):
        mail_follow_link(enquiry=enquiry, today=TODAY, by=system())
    assert arrived() == []


def test_staff_mail_a_new_link(client, pilot, page, arrived):
    anonymous, known = make_enquiry(pilot), make_enquiry(pilot, contact_email=ADDRESS)
    with breaks("neighbours_followlink_has_address"):
        mail_follow_link(enquiry=anonymous, today=TODAY, by=system())
    assert not FollowLink.objects.exists()
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    detail = client.get(reverse("neighbours:enquiry-detail", args=[pilot.slug, known.pk]))
    mailing = reverse("neighbours:follow-link-mail", args=[pilot.slug, known.pk])
    assert mailing in detail.content.decode()
    assert client.post(mailing).status_code == 302
    assert [mail.to for mail in arrived()] == [[ADDRESS]]

"""Who asks is kept apart, and removed a year after closing."""

from datetime import date

import pytest
from django.urls import reverse
from post_office.models import Email

from interwonen.audit.changes import history_of
from neighbours.actions.enquiries_contacts import forget_enquirers
from neighbours.actions.enquiries_corrections import change_enquiry, withdraw_enquiry
from neighbours.actions.enquiries_follow import mail_follow_link
from neighbours.actions.enquiries_steps import close_enquiry, reopen_enquiry
from neighbours.models import Enquirer, Enquiry, FollowLink
from tests.contact_factories import make_contact_point
from tests.factories import TODAY, make_enquiry, make_user, system
from tests.refusals import breaks, refused_by

GIVEN = {
    "contact_name": "Jannie Fictief",
    "contact_email": "jannie@buurt.example",
    "contact_phone": "0591 00 00 00",
}
CLOSED, YEAR_LATER = date(2021, 6, 30), date(2022, 6, 30)


def correct(enquiry, **facts):
    kept = {name: getattr(enquiry, name) for name in ("channel", "kind", "text", "received_on")}
    return change_enquiry(enquiry=enquiry, **kept, **facts, today=TODAY, by=system())


def close(enquiry):
    close_enquiry(enquiry=enquiry, text="Klaar.", today=CLOSED, by=system())


def test_the_history_never_says_who_it_was(pilot):
    enquiry = make_enquiry(pilot, **GIVEN)
    correct(enquiry, **{**GIVEN, "contact_name": "Jannie Fictief-Anders"})
    contact = Enquirer.objects.get()
    assert contact.name == "Jannie Fictief-Anders"
    assert [change.kind for change in history_of(contact)] == ["Gewijzigd", "Toegevoegd"]
    kept = str(list(contact.history.values())) + str(list(enquiry.history.values()))
    assert "Jannie" not in kept
    assert "0591 0" not in kept


def test_a_correction_of_something_else_leaves_them(pilot):
    correct(make_enquiry(pilot, **GIVEN))
    assert Enquirer.objects.get().email == "jannie@buurt.example"


def test_someone_anonymous_has_no_row(client, pilot):
    enquiry = make_enquiry(pilot)
    assert not Enquirer.objects.exists()
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:enquiry-detail", args=[pilot.slug, enquiry.pk]))
    assert "Anoniem" in page.content.decode()


def test_a_year_after_closing_the_data_are_removed_once(client, pilot):
    closed, still_open = make_enquiry(pilot, **GIVEN), make_enquiry(pilot, **GIVEN)
    close(closed)
    assert forget_enquirers(today=date(2022, 6, 29)) == 0
    assert [forget_enquirers(today=YEAR_LATER) for _ in range(2)] == [1, 0]
    gone = Enquirer.objects.get(enquiry=closed)
    assert (gone.name, gone.email, gone.phone, gone.removed_on) == ("", "", "", YEAR_LATER)
    assert gone.history.first().history_user == system()
    assert gone.history.first().history_change_reason == "Persoonsgegevens na een jaar verwijderd"
    assert Enquirer.objects.get(enquiry=still_open).name == "Jannie Fictief"
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = client.get(reverse("neighbours:enquiry-detail", args=[pilot.slug, closed.pk]))
    assert "verwijderd op 30 juni 2022" in page.content.decode()
    assert client.get(reverse("neighbours:enquiry-list", args=[pilot.slug])).status_code == 200
    change = client.get(reverse("neighbours:enquiry-change", args=[pilot.slug, closed.pk]))
    assert "contact_name" not in change.context["form"].fields


def test_what_was_opened_again_keeps_them(pilot):
    enquiry = make_enquiry(pilot, **GIVEN)
    close(enquiry)
    reopen_enquiry(enquiry=enquiry, text="Toch.", today=TODAY, by=system())
    assert forget_enquirers(today=YEAR_LATER) == 0


def test_with_the_enquiry_they_are_withdrawn_at_once(pilot):
    enquiry = make_enquiry(pilot, **GIVEN)
    withdraw_enquiry(enquiry=enquiry, reason="Dubbel.", today=TODAY, by=system())
    assert Enquirer.objects.get().removed_on == TODAY
    assert Enquirer.objects.get().is_anonymous


def test_the_database_withdraws_no_enquiry_that_names_someone_nor_names_them_later(pilot):
    rule = "neighbours_enquirer_withdrawn_is_empty"
    enquiry = make_enquiry(pilot, **GIVEN)
    gone = "UPDATE neighbours_enquiry SET withdrawn_because = 'Dubbel.'"
    gone = f"{gone}; SET CONSTRAINTS ALL IMMEDIATE"
    assert refused_by(gone, []) == rule
    withdraw_enquiry(enquiry=enquiry, reason="Dubbel.", today=TODAY, by=system())
    back = "UPDATE neighbours_enquirer SET name = 'Jannie', removed_on = NULL"
    assert refused_by(back, []) == rule
    back = "UPDATE neighbours_enquirer SET removed_on = NULL"
    assert refused_by(back, []) == "neighbours_enquirer_removed_is_empty"


def test_what_was_removed_is_not_filled_in_again(pilot):
    enquiry = make_enquiry(pilot, **GIVEN)
    close(enquiry)
    forget_enquirers(today=YEAR_LATER)
    row = Enquiry.objects.get()
    with breaks("neighbours_enquirer_removed_is_empty"):
        correct(row, **GIVEN)
    refused = refused_by("UPDATE neighbours_enquirer SET name = 'Jannie'", [])
    assert refused == "neighbours_enquirer_removed_is_empty"


def test_the_database_removes_them_in_time_and_keeps_that_they_were(pilot):
    enquiry = make_enquiry(pilot, **GIVEN)
    removed = "UPDATE neighbours_enquirer SET (name, email, phone, removed_on) = ('', '', '', %s)"
    rule = "neighbours_enquirer_removed_in_time"
    assert refused_by(removed, [YEAR_LATER]) == rule
    close(enquiry)
    assert refused_by(removed, [date(2022, 6, 29)]) == rule
    assert refused_by("DELETE FROM neighbours_enquirer", []) == "core_never_deleted"
    reopen_enquiry(enquiry=enquiry, text="Toch.", today=TODAY, by=system())
    assert refused_by(removed, [YEAR_LATER]) == rule
    close(enquiry)
    assert forget_enquirers(today=YEAR_LATER) == 1
    added = "INSERT INTO neighbours_enquirer (enquiry_id, name, email, phone, removed_on)"
    another = make_enquiry(pilot)
    assert refused_by(f"{added} VALUES (%s, '', '', '', %s)", [another.pk, YEAR_LATER]) == rule


@pytest.mark.parametrize("sent", ["geen adres", "a@b"])
def test_an_address_that_gets_no_mail_is_refused(client, pilot, sent):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = reverse("neighbours:enquiry-create", args=[pilot.slug])
    facts = {
        "kind": "contact_kind.question",
        "text": "Wanneer?",
        "channel": "channel.phone",
        "received_on": "2021-06-28",
        "contact_email": sent,
    }
    assert client.post(page, facts).context["form"].errors.keys() == {"contact_email"}
    assert not Enquiry.objects.exists()


class TestWhoReadsAtAWrongAddress:
    def test_gets_no_mail_and_no_link_once_it_is_corrected(self, pilot):
        make_contact_point(pilot)
        enquiry = make_enquiry(pilot, **GIVEN)
        mail_follow_link(enquiry=enquiry, today=TODAY, by=system())
        assert Email.objects.count() == FollowLink.objects.count() == 1
        correct(enquiry, **{**GIVEN, "contact_email": "goed@demo.example"})
        assert not Email.objects.exists()
        assert not FollowLink.objects.exists()

    def test_gets_no_mail_that_still_waits_when_the_data_are_removed(self, pilot):
        make_contact_point(pilot)
        enquiry = make_enquiry(pilot, **GIVEN)
        close(enquiry)
        assert Email.objects.count() == 1
        assert forget_enquirers(today=YEAR_LATER) == 1
        assert not Email.objects.exists()

    def test_gets_no_mail_about_what_was_withdrawn(self, pilot):
        make_contact_point(pilot)
        enquiry = make_enquiry(pilot, **GIVEN)
        mail_follow_link(enquiry=enquiry, today=TODAY, by=system())
        withdraw_enquiry(enquiry=enquiry, reason="Dubbel.", today=TODAY, by=system())
        assert not Email.objects.exists()

"""The contact point of a pilot: filled in once, changed with history, printed in letters."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from interwonen.core.versions import Overtaken, version_of
from neighbours.actions.contact_points import set_contact_point
from neighbours.models import ContactPoint
from neighbours.selectors.contact_points import offered_contact_point
from tests.contact_factories import CONTACT_FACTS, make_contact_point
from tests.factories import make_pilot, make_user, system
from tests.refusals import breaks

pytestmark = pytest.mark.django_db


def test_a_pilot_has_one_contact_point_that_changes(pilot):
    first = make_contact_point(pilot)
    second = make_contact_point(pilot, desk_name="Buurtpunt")
    assert first.pk == second.pk
    assert ContactPoint.objects.get().desk_name == "Buurtpunt"
    assert [row.desk_name for row in first.history.order_by("history_id")] == [
        "Contactpunt Voorbeeldhof",
        "Buurtpunt",
    ]
    assert not second.is_published


def test_of_two_who_fill_it_in_at_once_the_second_sees_the_first(pilot):
    make_contact_point(pilot, version=0)
    with pytest.raises(Overtaken):
        make_contact_point(pilot, version=0, desk_name="Buurtpunt")


@pytest.mark.parametrize("field", ContactPoint.printed_fields)
def test_a_missing_fact_is_refused(pilot, field):
    with breaks("neighbours_contactpoint_is_complete"):
        make_contact_point(pilot, **{field: "  "})
    assert not ContactPoint.objects.exists()


@pytest.mark.parametrize("phone", ["0591 000 000", "bel mij", "+0"])
def test_the_database_takes_only_a_number_in_normal_form(pilot, phone):
    with breaks("neighbours_contactpoint_phone_is_number"):
        make_contact_point(pilot, phone=phone)
    assert not ContactPoint.objects.exists()


@pytest.mark.parametrize(
    "facts",
    [{"return_address": "Postbus 0\nVeenoord"}, {"visiting_address": "Hof 1\nVeenoord"}],
)
def test_the_database_refuses_what_no_letter_has_room_for(pilot, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_contact_point(pilot, **facts)
    with breaks("neighbours_contactpoint_text_length"):
        make_contact_point(pilot, complaint_text="a" * 2_001)


def test_the_database_refuses_a_second_one_and_another_window(pilot):
    point = make_contact_point(pilot)
    for wrong in (ContactPoint(pilot=pilot, **CONTACT_FACTS), point):
        wrong.window = "left" if wrong is not point else "none"
        wrong._history_user = system()
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save()


def test_a_contact_point_stays_with_its_pilot(pilot):
    point = make_contact_point(pilot)
    point.pilot = make_pilot()
    point._history_user = system()
    with pytest.raises(IntegrityError, match="core_owner_is_fixed"), transaction.atomic():
        point.save()


def test_the_form_offers_texts_and_takes_any_spelling_of_a_number(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    page = reverse("neighbours:contact-point-change", args=[pilot.slug])
    form = client.get(page).context["form"]
    offered = {name: form[name].value() for name in CONTACT_FACTS}
    assert pilot.municipality.in_a_sentence in offered["complaint_text"]
    assert "verwijderen wij uw naam" in offered["privacy_text"]
    sent = {**CONTACT_FACTS, "phone": "(0591) 00-00 00", "version": form.version}
    assert client.post(page, sent).status_code == 302
    point = ContactPoint.objects.get()
    assert point.phone == "+31591000000"
    shown = client.get(reverse("neighbours:contact-point", args=[pilot.slug])).content.decode()
    assert "0591 000 000" in shown
    assert client.get(page).context["form"]["phone"].value() == "0591 000 000"
    assert version_of(point) == client.get(page).context["form"].version


def test_a_number_that_is_none_comes_back_with_what_to_do(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    page = reverse("neighbours:contact-point-change", args=[pilot.slug])
    answer = client.post(page, {**CONTACT_FACTS, "phone": "12345"})
    assert answer.status_code == 422
    assert "Vul een telefoonnummer in" in answer.content.decode()
    assert not ContactPoint.objects.exists()


def test_the_action_takes_the_texts_as_they_are(pilot):
    point = set_contact_point(pilot=pilot, by=system(), **CONTACT_FACTS)
    assert {name: getattr(point, name) for name in CONTACT_FACTS} == CONTACT_FACTS


def test_the_text_offered_names_all_that_is_kept(pilot):
    text = offered_contact_point(pilot).privacy_text
    for kept in ("naam, e-mailadres en telefoonnummer", "adressen", "terugkwam", "geen brieven"):
        assert kept in text

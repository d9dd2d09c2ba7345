"""The pages on the money of a pilot."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.audit.histories import history_url
from interwonen.pilots.models import FundingAmount, FundingLine
from tests.factories import make_placement, make_user
from tests.pilot_factories import make_amount, make_line

WITHIN_COMMITTED = "pilots_fundingamount_spent_within_committed"


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    return user


def page(name, pilot, *keys) -> str:
    return reverse(f"pilots:funding-{name}", args=[pilot.slug, *keys])


def reads(client, url) -> str:
    return " ".join(client.get(url).content.decode().split())


def test_without_any_source_it_says_what_to_do(client, pilot, officer):
    assert "Geldbron toevoegen" in reads(client, page("overview", pilot))
    client.force_login(make_user(role="counsellor", pilot=pilot))
    shown = reads(client, page("overview", pilot))
    assert "Geldbron toevoegen" not in shown
    assert "De beleidsmedewerker van de gemeente legt dit vast." in shown


def test_a_source_and_an_amount_are_recorded_in_dutch_notation(client, pilot, officer):
    line = {"source": "funding_source.vws", "name": "Rijk", "reference": "Beschikking 1"}
    assert client.post(page("line-create", pilot), line).status_code == 302
    line = FundingLine.objects.get()
    sent = {"quarter_starts_on": "2021-04-01", "kind": "granted", "reference": "Grootboek"}
    url = page("amount-create", pilot, line.pk)
    wrong = client.post(url, {**sent, "cents": "12,345.00"})
    assert wrong.status_code == 422
    assert "Schrijf het bedrag in euro’s" in wrong.content.decode()
    assert 'value="12,345.00"' in wrong.content.decode()
    assert client.post(url, {**sent, "cents": "12.345,60"}).status_code == 302
    assert FundingAmount.objects.get().cents == 1_234_560
    assert "€\xa012.345,60" in client.get(page("line-detail", pilot, line.pk)).content.decode()


def test_a_doubt_is_confirmed(client, pilot, officer):
    line = make_line(pilot)
    sent = {"quarter_starts_on": "2021-04-01", "kind": "spent", "cents": "5", "reference": "G"}
    url = page("amount-create", pilot, line.pk)
    assert client.post(url, sent).status_code == 422
    assert not FundingAmount.objects.exists()
    assert client.post(url, {**sent, "confirmed": WITHIN_COMMITTED}).status_code == 302


def test_two_who_correct_one_amount_see_each_others_in_euros(client, pilot, officer):
    amount = make_amount(make_line(pilot))
    url = page("amount-change", pilot, amount.pk)
    form = client.get(url).context["form"]
    sent = {"quarter_starts_on": "2021-04-01", "kind": "granted", "reference": "Grootboek 1"}
    sent |= {"version": form.version}
    assert form["cents"].value() == "100,00"
    assert client.post(url, {**sent, "cents": "200"}).status_code == 302
    late = client.post(url, {**sent, "cents": "300"})
    assert late.status_code == 422
    assert "€\xa0200,00" in late.content.decode()
    amount.refresh_from_db()
    assert amount.cents == 20_000


def test_the_history_of_an_amount_is_in_euros_and_quarters(client, pilot, officer):
    shown = client.get(history_url(make_amount(make_line(pilot)), pilot.slug)).content.decode()
    assert "€\xa0100,00" in shown
    assert "tweede kwartaal van 2021" in shown


def test_the_overview_says_what_a_place_and_a_resident_cost(client, pilot, officer):
    line = make_line(pilot)
    shown = reads(client, page("overview", pilot))
    assert (
        "Wat een plek kost, staat hier zodra er uitgaven zijn vastgelegd van een kwartaal dat voorbij is."
        in shown
    )
    make_amount(line, kind="spent", cents=200_000, confirmed=[WITHIN_COMMITTED])
    assert "Hier heeft nog niemand gewoond." in reads(client, page("overview", pilot))
    make_placement(pilot, starts_on=date(2021, 6, 1))
    shown = reads(client, page("overview", pilot))
    assert "€\xa0100,00" in client.get(page("overview", pilot)).content.decode()  # 20 place-months
    for slug in ("kosten-per-plek", "kosten-per-bewoner"):
        assert reverse("evaluations:figure-detail", args=[pilot.slug, slug]) in shown
    assert "Hier heeft nog niemand gewoond." not in shown


def test_what_is_withdrawn_is_on_the_list_of_what_was(client, pilot, officer):
    line = make_line(pilot)
    amount = make_amount(line)
    url = page("amount-withdraw", pilot, amount.pk)
    assert client.post(url, {"reason": " "}).status_code == 422
    assert client.post(url, {"reason": "Dubbel"}).status_code == 302
    assert client.post(page("line-withdraw", pilot, line.pk), {"reason": "Fout"}).status_code == 302
    shown = reads(client, reverse("withdrawn-list", args=[pilot.slug]))
    assert "Geldbron" in shown
    assert "Bedrag" in shown

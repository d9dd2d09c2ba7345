"""The pages on the location of a pilot."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.pilots.models import LocationAssessment
from tests.factories import make_user
from tests.pilot_factories import findings_of, make_location_assessment
from tests.pilots.test_pilot import decide


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    return user


def page(name, pilot, *keys) -> str:
    return reverse(f"pilots:location-{name}", args=[pilot.slug, *keys])


def reads(client, url) -> str:
    return " ".join(client.get(url).content.decode().split())


def filled_in(client, url, **changed) -> dict[str, str]:
    """What the form at an address shows, with changes."""
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    shown["version"] = getattr(form, "version", "")
    return {name: str(value) for name, value in {**shown, **changed}.items() if value is not None}


def test_without_an_assessment_it_says_what_to_do(client, pilot, officer):
    assert "Locatie toetsen" in reads(client, page("assessment-overview", pilot))
    client.force_login(make_user(role="team_lead", pilot=pilot))
    shown = reads(client, page("assessment-overview", pilot))
    assert "Locatie toetsen" not in shown
    assert "De locatie is nog niet getoetst." in shown


def test_a_location_is_assessed_with_conditions_and_evidence(client, pilot, officer):
    url = page("assessment-create", pilot)
    codes = [each.code for each in findings_of(pilot)]
    given = {f"result_{code}": "location_result.met" for code in codes}
    given |= {f"evidence_{code}": "Gezien." for code in codes}
    given |= {
        "result_safety": "location_result.met_conditions",
        "outcome": "location_result.met_conditions",
        "reasoning": "Geschikt.",
    }
    refused = client.post(url, filled_in(client, url, **given))
    assert refused.status_code == 422
    assert "conditions_safety" in refused.context["form"].errors
    given |= {"conditions_safety": "Rust.", "found_at_safety": "https://www.example.org/nota"}
    assert client.post(url, filled_in(client, url, **given)).status_code == 302
    shown = reads(client, page("assessment-overview", pilot))
    assert "Voldoet met voorwaarden" in shown
    assert 'href="https://www.example.org/nota"' in shown


def test_after_growth_the_page_says_why_it_must_be_assessed_again(client, pilot, officer):
    make_location_assessment(pilot)
    assert "moet opnieuw worden getoetst" not in reads(client, page("assessment-overview", pilot))
    step = decide(pilot)
    shown = reads(client, page("assessment-overview", pilot))
    assert "De locatie moet opnieuw worden getoetst." in shown
    assert "Vanaf 1 juni 2021 zijn er 7 plekken. De toets van 1 februari 2021 gaat over 5" in shown
    url = page("assessment-create", pilot)
    again = filled_in(
        client,
        url,
        outcome="location_result.met",
        reasoning="Ook voor zeven.",
        decision_scale=str(step.pk),
    )
    assert again["places"] == "7"
    assert again["evidence_scale"] == "Gezien."
    assert client.post(url, again).status_code == 302
    shown = reads(client, page("assessment-overview", pilot))
    assert "moet opnieuw worden getoetst" not in shown
    assert "Besluit over 7 plekken vanaf 1 juni 2021" in shown
    assert "Eerdere toetsen" in shown


def test_growth_to_come_asks_for_an_assessment_before_that_day(client, pilot, officer):
    make_location_assessment(pilot)
    decide(pilot, effective_from=date(2021, 9, 1))
    shown = reads(client, page("assessment-overview", pilot))
    assert "De locatie moet vóór die dag opnieuw worden getoetst." in shown


def test_two_who_correct_one_assessment_see_each_others_results(client, pilot, officer):
    assessment = make_location_assessment(pilot)
    url = page("assessment-change", pilot, assessment.pk)
    first = filled_in(client, url, evidence_scale="Vijf plekken.")
    second = filled_in(client, url, evidence_scale="Weinig plekken.")
    assert client.post(url, first).status_code == 302
    late = client.post(url, second)
    assert late.status_code == 422
    assert "Vijf plekken." in late.content.decode()
    scale = assessment.findings.get(question__code="scale")
    assert scale.evidence == "Vijf plekken."


def test_an_assessment_is_withdrawn(client, pilot, officer):
    assessment = make_location_assessment(pilot)
    url = page("assessment-withdraw", pilot, assessment.pk)
    assert client.post(url, {"reason": " "}).status_code == 422
    assert client.post(url, {"reason": "Proef"}).status_code == 302
    assert not LocationAssessment.objects.exists()
    assert "Locatietoets" in reads(client, reverse("withdrawn-list", args=[pilot.slug]))


def test_the_list_of_criteria_is_changed_on_a_page(client, pilot, officer):
    url = page("criteria-change", pilot)
    sent = filled_in(client, url, label_costs="", added_1="Groen in de buurt")
    assert client.post(url, sent).status_code == 302
    form = client.get(page("assessment-create", pilot)).context["form"]
    assert [each.label for each in form.criteria][-1] == "Groen in de buurt"
    assert len(form.criteria) == 10
    stale = client.post(url, {**sent, "added_2": "Nog een"})
    assert stale.status_code == 422
    assert "Iemand anders heeft intussen een nieuwe lijst gemaakt." in stale.content.decode()
    assert "Lijst 1, die bij Interwonen hoort" in reads(client, url)

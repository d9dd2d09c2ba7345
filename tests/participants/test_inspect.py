"""Someone looks at a dwelling; only who needs them reads the findings."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from interwonen.audit.histories import history_url
from interwonen.core.versions import version_of
from participants.actions.dwellings_inspections import change_inspection, inspect_dwelling
from participants.models import Dwelling, Inspection
from tests.exit_factories import make_keys
from tests.factories import TODAY, make_dwelling, make_pilot, make_placement, make_user, system
from tests.refusals import breaks

FINDINGS = "De keukenkraan lekt; de verhuurder komt dinsdag."


def look(dwelling, **facts) -> Inspection:
    defaults = {
        "inspected_on": TODAY,
        "is_ready": True,
        "findings": FINDINGS,
        "today": TODAY,
        "by": system(),
    }
    return inspect_dwelling(dwelling=dwelling, **{**defaults, **facts})


def state(dwelling) -> str:
    return Dwelling.objects.with_state(on=TODAY).get(pk=dwelling.pk).state


def page_of(client, role, dwelling) -> str:
    client.force_login(make_user(role=role, pilot=dwelling.pilot))
    url = reverse("participants:dwelling-detail", args=[dwelling.pilot.slug, dwelling.pk])
    return client.get(url).content.decode()


def test_it_records_who_looked_and_makes_the_dwelling_ready(pilot):
    counsellor = make_user(role="counsellor", pilot=pilot)
    home = make_dwelling(pilot)
    assert state(home) == "preparing"
    inspection = look(home, by=counsellor)
    assert (inspection.inspected_by, inspection.history.get().history_user) == (
        counsellor,
        counsellor,
    )
    assert state(home) == "ready"
    look(home, is_ready=False)
    assert state(home) == "preparing"


def test_it_refuses_a_date_ahead(pilot):
    with breaks("participants_date_not_ahead", field="inspected_on"):
        look(make_dwelling(pilot), inspected_on=TODAY + timedelta(days=1))
    assert not Inspection.objects.exists()


@pytest.mark.parametrize("role", ["policy_officer", "counsellor", "team_lead", "case_manager"])
def test_who_inspects_or_places_reads_the_findings(client, pilot, role):
    home = make_dwelling(pilot)
    look(home)
    assert FINDINGS in page_of(client, role, home)


def test_the_contact_officer_reads_only_that_it_is_ready(client, pilot):
    home = make_dwelling(pilot)
    inspection = look(home)
    page = page_of(client, "contact_officer", home)
    assert "30 juni 2021" in page
    assert FINDINGS not in page
    url = history_url(inspection, pilot.slug)
    assert client.get(url).status_code == 403


def test_the_form_records_and_keeps_what_was_filled_in(client, pilot):
    home = make_dwelling(pilot)
    client.force_login(make_user(role="counsellor", pilot=pilot))
    url = reverse("participants:dwelling-inspect", args=[pilot.slug, home.pk])
    facts = {"inspected_on": "2021-07-01", "is_ready": "no", "findings": FINDINGS}
    refused = client.post(url, facts)
    assert refused.status_code == 422
    assert FINDINGS in refused.content.decode()
    assert client.post(url, {**facts, "inspected_on": "2021-06-29"}).status_code == 302
    inspection = Inspection.objects.get()
    assert (inspection.inspected_on, inspection.is_ready) == (date(2021, 6, 29), False)


def test_a_case_manager_may_not_inspect_and_another_pilot_is_not_there(client, pilot):
    home, elsewhere = make_dwelling(pilot), make_dwelling(make_pilot())
    client.force_login(make_user(role="case_manager", pilot=pilot))
    url = reverse("participants:dwelling-inspect", args=[pilot.slug, home.pk])
    assert client.post(url).status_code == 403
    client.force_login(make_user(role="counsellor", pilot=pilot))
    url = reverse("participants:dwelling-inspect", args=[pilot.slug, elsewhere.pk])
    assert client.post(url).status_code == 404
    assert not Inspection.objects.exists()


def test_it_is_corrected_and_says_who_did_it(client, pilot):
    inspection = look(make_dwelling(pilot))
    counsellor = make_user(role="counsellor", pilot=pilot)
    client.force_login(counsellor)
    url = reverse("participants:dwelling-inspection-change", args=[pilot.slug, inspection.pk])
    assert client.get(url).context["form"]["is_ready"].value() == "yes"
    seen = version_of(inspection)
    facts = {"inspected_on": "2021-06-29", "is_ready": "no", "findings": "De deur klemt."}
    assert client.post(url, {**facts, "inspected_on": "2021-07-01"}).status_code == 422
    assert client.post(url, {**facts, "version": seen}).status_code == 302
    inspection.refresh_from_db()
    assert (inspection.inspected_on, inspection.is_ready) == (date(2021, 6, 29), False)
    assert inspection.history.first().history_user == counsellor
    overtaken = client.post(url, {**facts, "is_ready": "yes", "version": seen})
    assert overtaken.status_code == 422
    inspection.refresh_from_db()
    assert not inspection.is_ready


def test_a_correction_keeps_what_the_keys_rest_on(pilot):
    placement = make_placement(pilot)
    inspection = look(placement.dwelling, inspected_on=date(2021, 2, 26))
    make_keys(placement)
    facts = {"findings": "De deur klemt.", "today": TODAY, "by": system()}
    for change in ({"is_ready": False}, {"inspected_on": date(2021, 3, 2)}):
        wanted = {"inspected_on": inspection.inspected_on, "is_ready": True, **facts, **change}
        with breaks("participants_inspection_carries_keys", field="is_ready"):
            change_inspection(inspection=inspection, **wanted)
    changed = change_inspection(
        inspection=inspection, inspected_on=date(2021, 2, 27), is_ready=True, **facts
    )
    assert changed.findings == "De deur klemt."

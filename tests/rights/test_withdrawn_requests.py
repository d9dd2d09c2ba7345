"""What becomes of a limit on a file when the request behind it is withdrawn."""

import pytest
from django.urls import reverse

from interwonen.rights.actions.requests import withdraw_request
from interwonen.rights.models import RightsRequest
from participants.actions.file_limits import limit_file
from participants.models import FileLimit
from tests.factories import TODAY, make_participant, make_user, system
from tests.refusals import breaks
from tests.rights_factories import make_rights_request


@pytest.fixture
def participant(pilot):
    return make_participant(pilot)


@pytest.fixture
def limited(participant):
    """A request to leave the file alone, of the wrong resident, and the limit set for it."""
    row = make_rights_request(participant, right="restriction")
    limit_file(
        participant=participant,
        kind="restriction",
        since=TODAY,
        because="De meting",
        today=TODAY,
        by=system(),
    )
    return row


def test_it_is_said_what_becomes_of_the_limit(limited):
    facts = {"request": limited, "reason": "Verkeerde bewoner", "today": TODAY, "by": system()}
    with breaks("rights_rightsrequest_says_what_of_limits", field="lifts"):
        withdraw_request(**facts)
    assert not RightsRequest.objects.get().is_withdrawn
    withdraw_request(**facts, lifts=True)
    limit = FileLimit.objects.get()
    assert (limit.lifted_on, limit.lifted_because) == (TODAY, "Verkeerde bewoner")
    assert limit.history.latest().history_change_reason == "Verkeerde bewoner"


@pytest.mark.parametrize(("said", "goes"), [("yes", True), ("no", False)])
def test_the_page_asks_it_before_the_request_goes(client, pilot, limited, said, goes):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    url = reverse("rights:request-withdraw", args=[pilot.slug, limited.pk])
    assert "De meting" in client.get(url).content.decode()
    reason = {"reason": "Verkeerde bewoner"}
    assert client.post(url, reason).status_code == 422
    client.post(url, {**reason, "lifts": said})
    assert RightsRequest.objects.get().is_withdrawn
    assert FileLimit.objects.get().is_lifted == goes


def test_without_a_limit_it_asks_nothing_of_it(client, pilot, participant):
    client.force_login(make_user(role="team_lead", pilot=pilot))
    row = make_rights_request(participant)
    url = reverse("rights:request-withdraw", args=[pilot.slug, row.pk])
    assert "lifts" not in client.get(url).context["form"].fields
    client.post(url, {"reason": "Dubbel"})
    assert RightsRequest.objects.get().is_withdrawn

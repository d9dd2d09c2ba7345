"""What no browser sends as a passkey is a wrong one: never a page that broke."""

import base64

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.accounts.second_factors import CODE, set_up_app, sign_in

pytestmark = pytest.mark.usefixtures("obligatory")

SET_UP_PAGE = "mfa_add_webauthn"
_TEXT = base64.urlsafe_b64encode(b"{}").decode().rstrip("=")
UNREADABLE = {
    "deep lists": "[" * 100_000,
    "deep objects": '{"a":' * 50_000,
    "a long number": "1" * 5_000,
    "no object": "[1]",
    "a number for a name": '{"id": 1}',
    "no name": '{"type": "public-key", "response": {}}',
    "no base64": '{"id": "%%%", "rawId": "%%%", "type": "public-key", "response": 1}',
    "another name": (
        '{"id": "YQ", "rawId": "Yg", "type": "public-key", "response": {"clientDataJSON": "%s",'
        ' "attestationObject": "%s", "authenticatorData": "%s", "signature": "%s",'
        ' "userHandle": "%s"}}' % ((_TEXT,) * 5)
    ),
}


@pytest.mark.parametrize("credential", UNREADABLE.values(), ids=[*UNREADABLE])
def test_it_signs_nobody_in(client, db, credential):
    page = reverse("mfa_login_webauthn")
    client.get(page)
    assert client.post(page, {"credential": credential}).status_code in {200, 302}
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("credential", UNREADABLE.values(), ids=[*UNREADABLE])
def test_it_is_no_second_step_and_no_proof_and_is_not_added(
    client, counsellor, passing_time, credential
):
    sign_in(client, counsellor)
    set_up_app(client)
    client.get(reverse(SET_UP_PAGE))
    answer = client.post(reverse(SET_UP_PAGE), {"name": "", "credential": credential})
    assert answer.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()
    passing_time(minutes=14)
    client.get("/")
    passing_time(minutes=5)
    assert client.post(reverse("step-up"), {"credential": credential}).status_code == 422
    client.logout()
    sign_in(client, counsellor)
    assert client.post(reverse(CODE), {"credential": credential}).status_code == 200
    assert "_auth_user_id" not in client.session

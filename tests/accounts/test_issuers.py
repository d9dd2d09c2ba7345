"""The settings of the organisations that people sign in with, and what of them is refused loudly."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from interwonen.accounts.issuers import read_issuers, values_at
from tests.accounts.own_issuer import issuer_settings
from tests.house.sources import ROOT

EXAMPLE = (ROOT / "docs" / "openid.example.toml").read_text()


def read(folder, text=EXAMPLE, secret="geheim\n"):
    (folder / "secret").write_text(secret)
    for name in ("gemeente", "leger"):
        text = text.replace(f"/etc/interwonen/openid-{name}.secret", str(folder / "secret"))
    (folder / "openid.toml").write_text(text)
    return read_issuers(str(folder / "openid.toml"))


def test_the_example_names_two_organisations(tmp_path):
    issuers = read(tmp_path)
    assert list(issuers) == ["gemeente", "leger"]
    issuer = issuers["gemeente"]
    assert issuer.origin == "https://login.microsoftonline.com"
    assert issuer.client_secret == "geheim"
    assert "geheim" not in repr(issuer)
    claims = {"roles": ["interwonen-wmo", "x"], "acrs": ["c1"], "xms_edov": True}
    assert issuer.roles_in(claims) == {("interwonen-veenoord", "case_manager")}
    assert issuer.proves_a_second_factor(claims)
    assert issuer.knows_address("jo@emmen.example", claims)


def test_without_a_file_there_are_none():
    assert read_issuers("") == {}


@pytest.mark.parametrize(
    ("said", "instead", "fault"),
    [
        ("[leger]", "[leger", "cannot be read"),
        ("[leger", "[Leger", "its key"),
        ('name = "Leger des Heils"', "", "lacks"),
        ('name = "Leger des Heils"', 'naam = "Leger"', ""),
        ('client_id = "interwonen"', 'client_id = "interwonen"\nprompt = "none"', "prompt"),
        ("https://inloggen", "http://inloggen", "not https"),
        ("realms/medewerkers", "realms?x=1", "more than a path"),
        ('["leger.example"]', "[]", "names none"),
        ('["leger.example"]', '"leger.example"', "not a list"),
        ('["leger.example"]', '["emmen.example"]', "one e-mail domain"),
        ('["leger.example"]', '["@leger.example"]', "email_domains"),
        ('acr = ["twee-stappen"]', "acr = []", "second_factor is empty"),
        ('acr = ["twee-stappen"]', 'acr = "twee"', "not a list"),
        ('[leger.second_factor]\nacr = ["twee-stappen"]', "", "second_factor"),
        ('role = "team_lead"', 'role = "boss"', "no such roles: ['boss']"),
        ('acr_values = "twee-stappen"', 'redirect_uri = "https://x.example"', "protocol needs"),
        ('acr_values = "twee-stappen"', 'code_challenge_method = "plain"', "protocol needs"),
        ("openid-leger.secret", "openid-weg.secret", "No such file"),
        (
            "https://inloggen.leger.example/realms/medewerkers",
            "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0",
            "one address",
        ),
    ],
)
def test_a_mistake_keeps_the_site_from_starting(tmp_path, said, instead, fault):
    assert said in EXAMPLE
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(tmp_path, EXAMPLE.replace(said, instead))
    assert fault in str(refusal.value)


def test_an_empty_secret_or_no_file_keeps_the_site_from_starting(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="is empty"):
        read(tmp_path, secret=" \n")
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        read_issuers(str(tmp_path / "weg.toml"))


@pytest.mark.parametrize(
    ("claims", "path", "values"),
    [
        ({"roles": ["a", "b"]}, "roles", {"a", "b"}),
        ({"roles": "a"}, "roles", {"a"}),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", {"a"}),
        ({"https://x.example/roles": ["a"]}, "https://x.example/roles", {"a"}),
        ({"realm_access": ["a"]}, "realm_access.roles", set()),
        ({"roles": {"a": 1}}, "roles", set()),
        ({"roles": [["a"], None, {"b": 1}]}, "roles", set()),
        ({"email_verified": True}, "email_verified", {"true"}),
        ({"xms_edov": 1}, "xms_edov", {"1"}),
        ({}, "roles", set()),
    ],
)
def test_a_claim_says_a_set_of_texts(claims, path, values):
    assert values_at(claims, path) == values


def test_every_claim_of_a_second_factor_is_needed():
    issuer = issuer_settings("https://x.example", second_factor={"amr": ["mfa"], "acr": ["2", "3"]})
    assert issuer.proves_a_second_factor({"amr": ["pwd", "mfa"], "acr": "3"})
    assert not issuer.proves_a_second_factor({"amr": ["mfa"]})
    assert not issuer.proves_a_second_factor({"amr": ["mfa"], "acr": "1"})

"""The settings of the organisations that people sign in with, and what of them is refused loudly."""

from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from interwonen.accounts.issuer_checks import check_issuers
from interwonen.accounts.issuers import read_issuers, values_at
from tests.accounts.own_issuer import issuer_settings
from tests.factories import make_organisation, make_pilot
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


@pytest.mark.django_db
class TestNames:
    """The file names an organisation and pilots that are rows of the database."""

    @pytest.fixture(autouse=True)
    def configured(self, settings):
        settings.OPENID_ISSUERS = {"gemeente": issuer_settings("https://x.example")}

    @staticmethod
    def check() -> str:
        told = StringIO()
        call_command("check", databases=["default"], stdout=told, stderr=told)
        return told.getvalue()

    def test_an_unknown_name_is_found_by_the_check_and_by_who_watches(self, client, caplog):
        told = self.check()
        assert "names 'Gemeente Voorbeeld', which is neither" in told
        assert "names 'proef', which is neither" in told
        with pytest.raises(SystemCheckError):
            call_command("check", databases=["default"], fail_level="WARNING")
        answer = client.get("/readyz")
        assert (answer.status_code, answer.content) == (200, b"not ok\n")
        assert "issuers" in caplog.text

    def test_names_as_the_database_has_them_are_well(self, client, settings):
        make_organisation("Gemeente Voorbeeld")
        make_pilot(slug="proef")
        assert "accounts.W001" not in self.check()
        assert client.get("/readyz").content == b"ok\n"

    def test_before_there_are_tables_it_says_nothing(self):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE accounts_organisation RENAME TO elsewhere")
        assert check_issuers(databases=["default"]) == []


def test_every_claim_of_a_second_factor_is_needed():
    issuer = issuer_settings("https://x.example", second_factor={"amr": ["mfa"], "acr": ["2", "3"]})
    assert issuer.proves_a_second_factor({"amr": ["pwd", "mfa"], "acr": "3"})
    assert not issuer.proves_a_second_factor({"amr": ["mfa"]})
    assert not issuer.proves_a_second_factor({"amr": ["mfa"], "acr": "1"})

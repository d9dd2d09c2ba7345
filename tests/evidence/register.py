"""The register of processing activities (AVG article 30) in Dutch, made of what the code declares."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext, override

from interwonen.access.responsibilities import (
    Purpose,
    Responsibility,
    fields_of,
    personal_models,
    responsibility_for,
    seen_by,
    who_sees,
)
from tests.evidence.terms import term_of
from tests.house.sources import ROOT

FILE = ROOT / "docs" / "privacy" / "register.md"
# Records that no page names, and so have no Dutch name of their own.
UNNAMED = {
    "core.Draft": "concept",
    "core.LongWork": "werk dat lang duurt, en zijn bestand",
    "accounts.UnsentMail": "e-mail die niet is bezorgd",
    "audit.SubjectHead": "hash over de regels van een persoon in het logboek",
    "account.EmailAddress": "e-mailadres om in te loggen",
    "mfa.Authenticator": "tweede stap: geheim van een app, passkey, herstelcodes",
    "post_office.Email": "e-mail die wacht op verzending",
    "post_office.Log": "poging om een e-mail te versturen",
    "sessions.Session": "sessie van wie is ingelogd: het apparaat, en tekst die na het einde nog binnenkwam",
    "neighbours.AddressUpload": "lijst met adressen die wordt ingelezen",
}
HEAD = """# Register van verwerkingen (AVG artikel 30)

Gemaakt door `make evidence` uit wat de code verklaart (`*/personal_data.py`) en uit de tabel van rollen; pas
het daar aan. Dit is een sjabloon: beide organisaties nemen het op in hun eigen register en vullen aan wat
tussen haken staat.

| | gemeente | zorgaanbieder |
|---|---|---|
| Verwerkingsverantwoordelijke | [naam en adres van de gemeente] | Leger des Heils [onderdeel en adres] |
| Functionaris gegevensbescherming | [naam, telefoon, e-mail] | [naam, telefoon, e-mail] |
| Verwerker (AVG 28) | [wie de servers beheert; verwerkersovereenkomst van datum] | dezelfde |
| Doorgifte buiten de EER | [geen: na te gaan voor de servers, de mailserver en inloggen bij de eigen organisatie] | [dezelfde] |
| Ontvangers buiten de organisaties | de raad en het publiek: cijfers, en zinnen die een bewoner goedvond om te vertellen | dezelfde |
| | wie een melding van een buur krijgt doorgegeven: [politie, verhuurder, andere partij, met de grond] | [dezelfde] |
| | [wie de mailserver beheert: een adres en een link; waar de eigen organisatie laat inloggen] | [dezelfde] |

Wat er staat als "samen" vraagt een onderlinge regeling (AVG 26): wie informeert, wie verzoeken beantwoordt, en
bij wie de bewoner terechtkan. Het voorstel: de zorgaanbieder is het contactpunt voor bewoners, de gemeente
voor buren. Een verzoek bij de één geldt ook bij de ander.

Buiten wat hieronder per gegeven staat: het logboek van de server houdt regels met een paginanaam, een
tijd en een nummer, en geen namen of adressen [90 dagen, voor wie de servers beheert]; de proxy ervoor [wat,
en hoe lang]. Een back-up houdt alles wat de database heeft, versleuteld, tot hij is verwijderd [30 dagen];
alleen [twee mensen] kunnen hem openen. Wat is vernietigd, staat tot dan nog in oudere back-ups.

Beveiliging (AVG 32) staat in [security.md](../security.md) en [asvs.md](../evidence/asvs.md).
"""


def register() -> str:
    """The register as Markdown."""
    with override("nl"):
        return "".join([HEAD, *_purposes(), *_fields()])


def _name(model: type[Model]) -> str:
    return UNNAMED.get(model._meta.label) or str(model._meta.verbose_name)


def _purposes() -> Iterator[str]:
    of_purpose: dict[Purpose, list[tuple[str, Responsibility]]] = {}
    terms: dict[Purpose, list[str]] = {}
    for model in personal_models():
        said = responsibility_for(model)
        assert said is not None
        name = _name(model)
        of_purpose.setdefault(said.purpose, []).append((name, said))
        terms.setdefault(said.purpose, []).append(term_of(model, said))
    for number, (purpose, records) in enumerate(of_purpose.items(), start=1):
        yield f"\n## {number}. {purpose.name}\n\n| | |\n|---|---|\n"
        yield f"| Betrokkenen | {purpose.whom} |\n"
        yield f"| Grondslag | {purpose.basis} |\n"
        special = "ja, mogelijk (AVG 9 en 10)" if purpose.is_special else "nee"
        yield f"| Bijzondere persoonsgegevens | {special} |\n"
        if purpose.stays:
            yield f"| Wat blijft | {purpose.stays} |\n"
        for party in dict.fromkeys(said.party for _name, said in records):
            names = ", ".join(name for name, said in records if said.party == party)
            yield f"| Verantwoordelijk: {gettext(party.value)} | {names} |\n"
        for term in dict.fromkeys(terms[purpose]):
            yield f"| Bewaartermijn | {term} |\n"


def _fields() -> Iterator[str]:
    yield "\n## Per gegeven: wie is verantwoordelijk, en wie ziet het\n"
    yield "\nIn een rol staat men per pilot en voor een periode. Wie beheert of controleert leest geen"
    yield " dossiers. Wel wat hieronder staat: codes, welke verzoeken er zijn, wat vernietigd wordt, en (wie"
    yield " controleert) waarom een dossier in nood werd geopend.\n"
    for model in personal_models():
        said = responsibility_for(model)
        assert said is not None
        yield f"\n### {_name(model).capitalize()}\n\n"
        yield f"Verantwoordelijk: {said.party.value}. Bewaartermijn: {term_of(model, said)}.\n"
        yield "\n| gegeven | zichtbaar voor |\n|---|---|\n"
        groups: dict[str, list[str]] = {}
        for field in fields_of(model):
            who = ", ".join(map(str, seen_by(who_sees(model, field.name))))
            named = "alles" if model._meta.label in UNNAMED else str(field.verbose_name)
            known = groups.setdefault(who or str(said.otherwise), [])
            known.extend([named] if named not in known else [])
        for who, names in groups.items():
            yield f"| {', '.join(names)} | {who} |\n"

"""For how long personal data are kept, in words: the numbers are those of the code."""

from django.db import models

from evaluations.actions import reminders
from interwonen.access.responsibilities import Kept, Responsibility
from interwonen.core import drafts, forgetting, mail_queue
from interwonen.core.formatting import months_in_words
from interwonen.core.models import KEPT_FOR, REMEMBERED_FOR
from interwonen.retention.models import OWN_CHOICE, Kind
from interwonen.retention.reference_data import PERIODS
from neighbours.querysets.addresses import UPLOADED_FOR

_AFTER_THE_PILOT = "na het einde van de pilot"
# After what the period of a kind begins.
_AFTER = {
    Kind.CASE: "na het einde van de ondersteuning",
    Kind.NOT_ADMITTED: "na het besluit of de afmelding",
    Kind.NEIGHBOUR_CONTACT: _AFTER_THE_PILOT,
    Kind.ADDRESSES: _AFTER_THE_PILOT,
    Kind.CONSULTATION_HOURS: _AFTER_THE_PILOT,
    Kind.SOUNDING_BOARD: _AFTER_THE_PILOT,
    Kind.PILOT: _AFTER_THE_PILOT,
    Kind.ACCOUNT: "na de laatste rol, en zo lang als een dossier, de geschiedenis of het logboek zegt wat"
    " iemand deed",
    Kind.ACCESS_LOG: "na het einde van de maand waarin de regel is geschreven",
}


def term_of(model: type[models.Model], said: Responsibility) -> str:
    """How long a kind of record is kept, from what moment, and where that comes from."""
    forgotten = months_in_words(forgetting.KEPT_MONTHS)
    match said.kept:
        case Kept.SHORT:
            return _short()[model._meta.label]
        case Kept.FOR_GOOD:
            return (
                "blijvend: gepubliceerd, of wie ervoor instaat (Archiefwet); wijst geen bewoner of"
                " buur aan"
            )
        case Kept.CASE:
            never_here = _period(Kind.NOT_ADMITTED)
            return f"{_period(Kind.CASE)}; van wie hier nooit woonde: {never_here}"
        case Kept.NEIGHBOUR_CONTACT:
            whom = f"wie het vroeg: {forgotten} na het afsluiten; de vraag zelf: "
        case Kept.CONSULTATION_HOURS:
            whom = f"wie belde: {forgotten} na het spreekuur; het gesprek zelf: "
        case Kept.SOUNDING_BOARD:
            whom = f"naam en gegevens van een lid: {forgotten} na het vertrek; de rest: "
        case _:
            whom = ""
    return f"{whom}{_period(Kind(said.kept))}"


def _period(kind: Kind) -> str:
    months, _at_least, why = PERIODS[kind]
    source = why.partition(":")[0]
    if source == OWN_CHOICE:
        source = "eigen keuze; het resultaat van de Selectielijst is nog vast te stellen door de archivaris"
    return f"{months_in_words(months)} {_AFTER[kind]} ({source})"


def _short() -> dict[str, str]:
    """What the daily work ends, by label."""
    mailed = f"tot de mailserver hem heeft, en ten hoogste {mail_queue.KEPT_FOR.days} dagen"
    reminded = months_in_words(reminders.KEPT_MONTHS)
    return {
        "core.Draft": f"{drafts.KEPT_FOR.days} dagen nadat er het laatst aan is getypt, of korter: tot"
        " het is opgeslagen of weggegooid",
        "core.LongWork": f"het bestand: {KEPT_FOR.days} dag nadat het klaar is; dat het is gemaakt:"
        f" {REMEMBERED_FOR.days} dagen",
        "accounts.UnsentMail": mailed,
        "post_office.Email": mailed,
        "post_office.Log": mailed,
        # Not SESSION_COOKIE_AGE: the tests run with another one.
        "sessions.Session": "tot men uitlogt, en ten hoogste 10 uur",
        "neighbours.AddressUpload": f"tot de lijst is ingelezen, en ten hoogste {UPLOADED_FOR.days} dag",
        "evaluations.Reminder": f"{reminded} na de dag waaraan werd herinnerd, of korter: tot het op de"
        " eerste pagina niet meer wacht",
    }

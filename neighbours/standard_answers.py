"""The standard answers that come with the product, in plain Dutch; a pilot makes them its own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shipped:
    """A title, the kind that it fits ("" for any) and a text."""

    title: str
    kind: str
    text: str
    about_who_lives: bool = False


WHO_LIVES = Shipped(
    "Wie woont waar",
    "",
    "Dank u voor uw vraag. Wij vertellen niemand wie waar woont. Dat doen we ook niet over u. "
    "In elke woning van de pilot woont 1 persoon. De bewoners krijgen hulp van begeleiders. "
    "Hebt u ergens last van? Vertel ons dan wat er gebeurt en wanneer. Daar doen we iets mee.",
    about_who_lives=True,
)
SHIPPED = (
    WHO_LIVES,
    Shipped(
        "Ontvangst bevestigd",
        "",
        "Dank u voor uw bericht. We hebben het gelezen en gaan ermee aan de slag.",
    ),
    Shipped(
        "Geluid: we spreken erover",
        "report",
        "Dank u voor uw melding. We praten met de mensen die het aangaat over het geluid. Merkt u dat "
        "het niet beter wordt? Laat het ons dan weten, met de dag en de tijd.",
    ),
    Shipped(
        "Klacht: zo gaat het verder",
        "complaint",
        "Dank u voor uw bericht. We behandelen uw klacht. U krijgt binnen zes weken ons antwoord. We "
        "bellen u om te vragen of u uw klacht wilt toelichten.",
    ),
    Shipped(
        "Bezwaar: doorgestuurd",
        "objection",
        "Wij hebben uw bezwaar doorgestuurd naar de gemeente. De gemeente behandelt het verder. Wij "
        "kunnen er zelf niets over beslissen.",
    ),
)

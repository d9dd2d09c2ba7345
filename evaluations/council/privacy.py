"""The block on what the report does not show: the classes of figures, the method, what is hidden."""

from evaluations.council.disclosure import Disclosure, HiddenFigure
from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Cell, Fact, Row, Table
from interwonen.core.formatting import lower_first

CLASSES = (
    Fact(
        "Niet over mensen",
        "Plekken, woningen, leegstand, vragen van buren, brieven, uren begeleiding en geld: die laten wij "
        "altijd zien.",
    ),
    Fact(
        "Aantallen die over niemand iets vertellen",
        "Hoeveel mensen er wonen, kwamen wonen, vertrokken en werden aangemeld: als aantal, ook als het 0 "
        "of 1 is. De pilot kan ervoor kiezen verhuizingen niet te laten zien.",
    ),
    Fact(
        "Over alle bewoners samen",
        "Doelen, belemmeringen en leefgebieden tellen wij op over alle bewoners, als er aan het eind van "
        "ten minste twee maanden van het kwartaal vijf of meer woonden. Wat wij vergelijken met de tijd "
        "voor het kwartaal, tonen wij als uit wat openbaar is blijkt dat vijf of meer van hen er toen ook al "
        "woonden. Laat de pilot verhuizingen niet zien, dan blijkt dat nooit. Of wij iets laten zien, hangt "
        "niet af van wat eruit komt.",
    ),
    Fact(
        "Waar mensen wonen na hun vertrek",
        "Wij tellen kwartalen op tot er ten minste vijf mensen vertrokken. Dan zeggen wij hoeveel er in een "
        "passende woning wonen, als dat getal niet verraadt waar iemand woont. Wat wij over een groep "
        "gepubliceerd hebben, verandert daarna niet meer.",
    ),
    Fact(
        "Verteld met instemming",
        "Wie ermee instemde dat wij iets vertellen, tellen wij mee als bekend.",
    ),
    Fact(
        "Nooit in dit rapport",
        "Waarom iemand vertrok, wachttijd, verblijfsduur, achtergrond, belemmeringen en niveaus per "
        "persoon.",
    ),
)
# So many hidden figures are named on page one.
_NAMED = 2
METHOD = (
    "Wij hebben alle manieren nagegaan waarop de pilot gegaan kan zijn en die passen bij alles wat "
    "gepubliceerd is, met dezelfde regels waarmee dit rapport is gemaakt. Iemand die deze regels kent, "
    "alle verhuizingen zag en alles over zichzelf weet, houdt voor ieder getal dat wij niet laten zien "
    "ten minste drie mogelijkheden over. Dat kan iedereen narekenen met de cijfers bij dit rapport."
)


def privacy(material: Material) -> Content:
    """What may be shown and why, and each hidden figure in words."""
    disclosure = material.disclosure
    return Content(
        paragraphs=(METHOD, _what_remains(disclosure)),
        facts=CLASSES,
        tables=(hidden_table(disclosure.hidden),),
    )


def _what_remains(disclosure: Disclosure) -> str:
    """In how many ways it can have gone, and what that means for who reads the report."""
    moves = "waarop mensen verhuisd kunnen zijn en nu wonen"
    if disclosure.worlds == 1:
        return (
            f"Bij alles wat gepubliceerd is, past 1 manier {moves}: wat er over verhuizingen en"
            " vertrek te tellen is, staat in dit rapport."
        )
    worlds = f"{disclosure.worlds:,}".replace(",", ".")
    told = (
        f"Bij alles wat gepubliceerd is, passen {worlds} manieren {moves}. Wie dit rapport leest, kan"
        " niet weten welke de echte is."
    )
    if disclosure.fewest is None:
        return told
    return f"{told} Ieder getal dat wij zo nagingen, kan nog ten minste {disclosure.fewest} waarden hebben."


def hidden_in_words(disclosure: Disclosure) -> str:
    """What page one says of it, in one or two sentences; of more than two figures it counts the rest."""
    counted = [lower_first(each.label) for each in disclosure.hidden if each.fewest]
    more = len(counted) - _NAMED
    if more > 0:
        counted[_NAMED:] = ["nog 1 ander cijfer" if more == 1 else f"nog {more} andere cijfers"]
    named = f"Wij laten niet zien {'; '.join(counted)}. Ook cijfers" if counted else "Cijfers"
    return f"{named} over één persoon staan niet in dit rapport: zie “Wat wij niet laten zien, en waarom”."


def hidden_table(figures: tuple[HiddenFigure, ...]) -> Table:
    """What the block prints of the figures that are hidden."""
    return Table(
        "hidden",
        "Wat wij niet laten zien",
        ("Wat", "Waarom", "Mogelijkheden die overblijven"),
        tuple(Row(each.label, (Cell(each.why), _left(each))) for each in figures),
    )


def _left(figure: HiddenFigure) -> Cell:
    if figure.fewest is None:
        return Cell("wordt niet geteld")
    return Cell(f"ten minste {figure.fewest}", figure.fewest)

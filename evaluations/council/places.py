"""The block on places, and the picture of page one."""

from django.utils.formats import date_format

from evaluations.council.material import Content, Material
from evaluations.council.snapshot import Cell, Picture, Row, Series, Table
from evaluations.indicators.places import month_ends
from interwonen.core.periods import months_of


def places(material: Material) -> Content:
    """Residents and places at the end of every month."""
    rows = tuple(
        Row(
            date_format(each.month, "F Y"),
            (Cell(str(each.residents), each.residents), Cell(str(each.capacity), each.capacity)),
        )
        for each in month_ends(material.facts)
    )
    table = Table(
        "occupancy",
        "Bewoonde plekken en capaciteit, aan het eind van elke maand",
        ("Maand", "Bewoonde plekken", "Capaciteit"),
        rows,
    )
    return Content(tables=(table,), pictures=(occupancy(material),))


def lived_in_words(material: Material) -> str:
    """How many places are lived in, of how many: "5 van 7"."""
    latest = month_ends(material.facts)[-1]
    return f"{latest.residents} van {latest.capacity}"


def occupancy(material: Material) -> Picture:
    """The residents at the end of each month, beside the places; the months to come are empty."""
    known = month_ends(material.facts)
    months = list(months_of(material.facts.pilot.first, material.facts.pilot.last))
    to_come = (None,) * (len(months) - len(known))
    listed = "; ".join(
        f"{date_format(row.month, 'F Y')}: {row.residents} van {row.capacity}" for row in known
    )
    return Picture(
        code="occupancy",
        kind="steps",
        title="Bewoonde plekken per maand, afgezet tegen de capaciteit",
        description=f"Stand aan het eind van elke maand. {listed}.",
        labels=tuple(date_format(month, "M").rstrip(".").lower() for month in months),
        notes=tuple(
            str(month.year) if month == months[0] or month.month == 1 else "" for month in months
        ),
        series=(
            Series("bewoonde plekken", (*(row.residents for row in known), *to_come)),
            Series("capaciteit", (*(row.capacity for row in known), *to_come)),
        ),
        table="occupancy",
    )

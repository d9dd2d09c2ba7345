"""What someone ticks who approves a report: a list of points, with its version.

An approval keeps the version. A change of words is a new version; the earlier ones stay, so that one
can read what was ticked.
"""

from collections.abc import Mapping

CHECKLISTS: Mapping[str, Mapping[str, str]] = {
    "1": {
        "read": "Ik heb het hele rapport gelezen.",
        "figures": "De cijfers kloppen met wat ik van de pilot weet.",
        "texts": "De teksten kloppen bij de cijfers.",
        "nobody": "Niemand is in een tekst te herkennen, ook niet door wie in de buurt woont.",
        "hidden": "Ik heb gelezen wat het rapport niet laat zien, en waarom.",
        "words": "Wie letterlijk wordt aangehaald, vindt dat goed.",
        "contact": "De portefeuillehouder, het zaaknummer en de contactgegevens kloppen.",
    },
}
VERSION = "1"


def points() -> Mapping[str, str]:
    """The points of the present list, by their code."""
    return CHECKLISTS[VERSION]

"""What the product knows of a choice beyond its label, by the key of the term."""

from interwonen.pilots.vocabularies import VOCABULARIES

# Which class of exit a destination counts as, in the report: suitable, homeless or neither.
_EXIT_CLASS = {
    "positive": ("own_rental", "conditional_rental", "supported_living", "housing_first"),
    "negative": ("mo", "detention", "street"),
    "neutral": (
        "beschermd_wonen",
        "with_family",
        "clinic",
        "wlz",
        "other_region",
        "deceased",
        "unknown",
    ),
}

MEANINGS = {
    f"exit_destination.{code}": meaning for meaning, codes in _EXIT_CLASS.items() for code in codes
} | {"barrier_status.resolved": "resolved", "answer_exit_criterion.met": "met"}

# What an answer of a neighbour counts as: the good half of its scale, the other half, or neither.
MEANINGS |= {
    f"{vocabulary}.{code}": "unsaid" if code == "unsaid" else "good" if place < 2 else "bad"
    for vocabulary, choices in VOCABULARIES.items()
    if vocabulary.startswith("answer_survey_")
    for place, code in enumerate(choices)
}

# Which answers about a life domain are a level, and which of these are low.
MEANINGS |= {
    f"answer_life_domain.{level}": "low" if level <= 2 else "level" for level in range(1, 6)
}

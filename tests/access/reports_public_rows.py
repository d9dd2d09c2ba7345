"""Rows of the table of routes about the published reports, which anyone may read."""

# What a visitor gets of a pilot that is not there, and the parts of these addresses.
PUBLISHED_ROUTES: dict[str, int] = {
    "published:published-list": 404,
    "published:published-show": 404,
    "published:published-file": 404,
    "published:council-question-ask": 404,
    "published:council-question-thanks": 404,
}
PUBLISHED_PARTS: dict[str, list[str]] = {
    "published:published-list": ["pilot"],
    "published:published-show": ["pilot", "quarter"],
    "published:published-file": ["pilot", "quarter", "name"],
    "published:council-question-ask": ["pilot", "quarter"],
    "published:council-question-thanks": ["pilot", "quarter"],
}

"""Addresses of the published reports, which anyone may read."""

from django.urls import URLPattern, path

from evaluations.views.council_questions_public import (
    council_question_ask,
    council_question_thanks,
)
from evaluations.views.reports_public import (
    FILES,
    METADATA,
    published_file,
    published_list,
    published_show,
)
from interwonen.core.routes import page

app_name = "published"

# The last edition of the report on a quarter, and any edition by its number.
_QUARTER = "<quarter:quarter>/"
_EDITION = f"{_QUARTER}versie/<int:edition>/"


def _file(before: str, name: str) -> URLPattern:
    return path(f"{before}{name}", published_file, {"name": name}, name="published-file")


# /buurt/<pilot>/rapportages/
urlpatterns = [
    page("", published_list),
    page(_QUARTER, published_show),
    page(_EDITION, published_show),
    page(f"{_QUARTER}vraag/", council_question_ask),
    page(f"{_QUARTER}vraag/bedankt/", council_question_thanks),
    *(
        _file(before, name)
        for name in (*(each.name for each in FILES.values()), METADATA)
        for before in (_QUARTER, _EDITION)
    ),
]

"""Parts of the layout of forms."""

from typing import Any

from crispy_forms.layout import Div
from django.utils.functional import Promise


class Folded(Div):
    """Fields behind a summary that opens them; open when there is something in them."""

    template = "%s/layout/folded.html"

    def __init__(self, summary: str | Promise, *fields: Any, is_open: bool = False) -> None:
        super().__init__(*fields)
        self.summary, self.is_open = summary, is_open

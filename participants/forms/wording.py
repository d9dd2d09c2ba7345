"""Words that several forms say."""

from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

NO_MEDICAL_FACTS = _("Do not record medical information.")
MAY_BE_SHARED = _(
    "Counsellors of this participant and the team lead read this. It may be shared with the "
    "resident and the case manager. Do not record medical information."
)


def with_hint(words: str | Promise) -> Any:
    """A description, still lazy, followed by what is not to be recorded."""
    return format_lazy("{} {}", words, NO_MEDICAL_FACTS)

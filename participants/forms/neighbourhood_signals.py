"""The form that marks a signal from the neighbourhood as seen."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm


class SeenForm(BaseForm):
    """Mark a signal as seen."""

    submit_label: ClassVar[Any] = _("Mark as seen")

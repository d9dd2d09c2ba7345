"""The form that renews a calendar link; it has nothing to fill in."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import BaseForm


class RenewLinkForm(BaseForm):
    """Make a new secret link."""

    submit_label: ClassVar[Any] = _("Make a new link")

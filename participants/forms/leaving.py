"""Forms of leaving the pilot."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from interwonen.core.forms import DateField
from interwonen.pilots.forms import OffersTerms, TermChoiceField


class ExitForm(OffersTerms):
    """Record that someone has left."""

    submit_label: ClassVar[Any] = _("Record exit")

    exited_on = DateField(label=_("Last day of the stay"))
    reason = TermChoiceField("exit_reason", label=_("Why did the person leave?"), in_list=True)
    destination = TermChoiceField(
        "exit_destination", label=_("Where did the person go?"), in_list=True
    )

"""Forms that put a cancellation right."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from participants.forms.sessions_planning import CancelForm, InSeriesForm
from participants.models import SupportSession


class CancelledForm(InSeriesForm):
    """Changes a cancelled session, and on request those cancelled with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "following" in self.fields:
            following: Any = self.fields["following"]
            following.choices = [
                ("", _("Only this one")),
                ("all", _("This one and those after it in the series that were cancelled then")),
            ]

    def together(self, row: SupportSession) -> QuerySet[SupportSession]:
        return SupportSession.objects.cancelled_with(row)


class ReplanForm(CancelledForm):
    """Plan a cancelled session again."""

    submit_label = _("Let it go ahead")


class CancellationForm(CancelledForm, CancelForm):
    """Correct who cancelled a session, and why."""

    submit_label = _("Save the correction")

"""Forms about what their page shows, such as a report to approve, which may change meanwhile."""

from collections.abc import Callable
from typing import Any

from django import forms

from interwonen.core.forms import BaseForm


class SeenForm(BaseForm):
    """A form about what its page shows, of which `digest` is a hash; the action refuses another one.

    The form is then about what is there now, and the fields that `ticks` names are not ticked yet.
    """

    ticks: tuple[str, ...] = ()

    digest = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, digest: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"digest": digest}, **kwargs)
        self.digest_now = digest

    def attempt(self, action: Callable[..., Any], **kwargs: Any) -> bool:
        """As every form; once refused over something else, nobody has ticked what is there now."""
        if super().attempt(action, **kwargs):
            return True
        if self.data.get("digest") != self.digest_now:
            data: Any = self.data
            self.data = again = data.copy()
            again["digest"] = self.digest_now
            for name in self.ticks:
                again.pop(name, None)
        return False

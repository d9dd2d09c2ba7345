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

    digest = forms.CharField(widget=forms.HiddenInput, required=False)  # the action refuses none

    def __init__(self, *args: Any, digest: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"digest": digest}, **kwargs)
        self.digest_now = digest

    def is_valid(self) -> bool:
        """As every form; once not, it is about what is there now."""
        is_valid = super().is_valid()
        if self.is_bound and not is_valid:
            self._show_what_is_there()
        return is_valid

    def attempt(self, action: Callable[..., Any], **kwargs: Any) -> bool:
        """As every form; once refused, it is about what is there now."""
        is_done = super().attempt(action, **kwargs)
        if not is_done:
            self._show_what_is_there()
        return is_done

    def _show_what_is_there(self) -> None:
        if self.data.get("digest") == self.digest_now:
            return
        data: Any = self.data
        self.data = again = data.copy()
        again["digest"] = self.digest_now
        for name in self.ticks:
            again.pop(name, None)

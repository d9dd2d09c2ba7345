"""The form for the texts of a report."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluations.models import TEXT_LENGTH, ReportParagraph
from interwonen.core.forms import BaseForm

Section = ReportParagraph.Section
# What the report fills in by itself, so that nobody types it.
GIVEN: Mapping[str, Any] = {
    Section.SUMMARY: _("Three sentences about how the pilot is doing. The figures follow."),
    Section.BACKGROUND: _("The facts of the pilot are added automatically."),
    Section.PROGRESS: _("The figures on occupancy and flow are added automatically."),
    Section.SUPPORT: _("The number of sessions and hours is added automatically."),
    Section.NEIGHBOURHOOD: _("The figures on questions and reports are added automatically."),
    Section.FINANCES: _("Left out of the report when it is empty."),
    Section.RISKS: _("Left out of the report when it is empty."),
    Section.EVALUATION: _("The judgements and decisions are added automatically."),
    Section.PLANNING: _(
        "The planned evaluations and the end of the pilot are added automatically."
    ),
    Section.ASK: _("One sentence, for example to take note of this progress."),
}


class ReportForm(BaseForm):
    """The texts of a report, a field for each section; any of them may be written later.

    `texts` is what is saved now. When that is not what the form was opened with, someone else
    wrote meanwhile: the form shows those texts and is saved the second time.
    """

    submit_label = _("Save texts")
    hide_optional = True
    hide_fields_note = True
    may_repeat = True  # only what differs is written, and it may have been another text in between

    # Which texts this form was opened with: another's work is not overwritten unseen.
    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, texts: Mapping[str, str], **kwargs: Any) -> None:
        initial = {**texts, "opened_with": _fingerprint(texts)}
        super().__init__(*args, initial=initial, **kwargs)
        self.texts = texts
        for section in Section:
            self.fields[section.value] = forms.CharField(
                label=section.label,
                help_text=GIVEN.get(section, ""),
                required=False,
                max_length=TEXT_LENGTH,
                widget=forms.Textarea(attrs={"rows": 5}),
            )

    def clean(self) -> dict[str, Any]:
        now = _fingerprint(self.texts)
        if self.cleaned_data.pop("opened_with", "") != now:
            self._show_meanwhile(now)
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        return {"texts": self.cleaned_data}

    def _show_meanwhile(self, now: str) -> None:
        for section in Section:
            saved = self.texts.get(section.value, "")
            if self.cleaned_data.get(section.value, saved) != saved:
                self.add_error(section.value, _meanwhile(saved))
        self.data = {**dict(self.data.items()), "opened_with": now}


def _fingerprint(texts: Mapping[str, str]) -> str:
    return hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()


def _meanwhile(saved: str) -> str:
    question = gettext("Someone else saved another text here. Save again to keep yours.")
    return f"{question} {gettext('Saved now: “%(text)s”') % {'text': saved}}" if saved else question

"""Forms to send a file with addresses, and to say what its columns hold."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.forms import BaseForm
from interwonen.core.submissions import Carried, once
from interwonen.core.tables_read import LARGEST, NotATable, Sheet, read_table
from neighbours.models import AddressUpload
from neighbours.selectors.addresses_columns import (
    COLUMNS,
    NUMBER,
    STREET,
    STREET_AND_NUMBER,
    UNUSED,
    missing,
)

_EXAMPLES = 3


class UploadForm(BaseForm):
    """A file with addresses; `facts()` gives the table in it."""

    submit_label = gettext_lazy("Go on")

    file = forms.FileField(
        label=gettext_lazy("File with addresses"),
        help_text=gettext_lazy(
            "A CSV file or a workbook (xlsx), of at most 2 MB and 10,000 rows. The first row holds "
            "the names of the columns."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def clean_file(self) -> UploadedFile:
        file: Any = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large: at most 2 MB is read in."))
        try:
            self.sheet: Sheet = read_table(file.read())
        except NotATable as refusal:
            raise forms.ValidationError(str(refusal.message)) from refusal
        return file

    def facts(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "file_name": self.cleaned_data["file"].name}

    def _once(self, action: Callable[..., Any], kwargs: dict[str, Any]) -> Carried:
        """Always carried out: a form is known again by what was typed, and a file is not typed."""
        return once(None, lambda: action(**kwargs))


class ColumnsForm(BaseForm):
    """What each column of a file holds; `facts()` gives it in the order of the columns."""

    submit_label = gettext_lazy("Show what would be read in")
    hide_optional = True

    def __init__(self, *args: Any, upload: AddressUpload, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"column_{place}" for place in range(len(upload.header))]
        for place, name in enumerate(self.names):
            heading = upload.header[place] or _("Column %(number)d") % {"number": place + 1}
            self.fields[name] = forms.ChoiceField(
                label=heading,
                choices=COLUMNS,
                required=False,
                initial=upload.columns[place],
                help_text=_examples([row[place] for row in upload.rows]),
            )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        columns = [data.get(name, UNUSED) for name in self.names]
        labels = dict(COLUMNS)
        for column, times in Counter(columns).items():
            if times > 1 and column != UNUSED:
                raise forms.ValidationError(
                    _("Two columns hold “%(what)s”. Choose one of them.") % {"what": labels[column]}
                )
        if STREET_AND_NUMBER in columns and {STREET, NUMBER} & set(columns):
            raise forms.ValidationError(
                _("Choose either one column with street and number, or a column for each.")
            )
        if lacking := missing(columns):
            raise forms.ValidationError(
                _("Say which column holds: %(what)s.")
                % {"what": ", ".join(str(labels[each]) for each in lacking)}
            )
        return data

    def facts(self) -> dict[str, Any]:
        return {"columns": [self.cleaned_data[name] for name in self.names]}


def _examples(cells: list[str]) -> str:
    """The first things that stand in a column."""
    found = list(dict.fromkeys(filter(None, cells)))[:_EXAMPLES]
    if not found:
        return _("Nothing stands in this column.")
    return _("For example: %(cells)s") % {"cells": "; ".join(each[:40] for each in found)}

"""The form that changes a record which someone else may be changing too."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.formatting import in_words
from interwonen.core.forms import BaseForm, RuleError
from interwonen.core.rules import ActionRule, RuleBroken
from interwonen.core.versions import Difference, Overtaken, last_change, version_of

_NUMBER = re.compile(r"[0-9]{1,18}")

CHANGED_MEANWHILE = ActionRule(
    name="core_changed_meanwhile",
    message="",  # each case gives its own: who changed the record, and when
    next_step=gettext_lazy(
        "Look at the difference below, adjust the form if needed, and save again."
    ),
    ground=gettext_lazy(
        "Two people changed the same record; neither change may get lost unnoticed."
    ),
)


class ChangeForm(BaseForm):
    """Changes `row`, whose fields of the same names it shows.

    When someone else changed the record since this form was opened, nothing is saved: the form
    shows the difference. What the user left alone takes the other's value, what the user filled in
    stays, and the second time it is saved. `changed_meanwhile` is the rule that it breaks then.
    """

    changed_meanwhile = CHANGED_MEANWHILE

    def __init__(self, *args: Any, row: models.Model, **kwargs: Any) -> None:
        self.row = row
        linked = self._linked
        own = {
            # Of a linked record the control needs the key only.
            name: getattr(row, linked[name]) if name in linked else self.held(row, name)
            for name in self.base_fields
            if not self._is_another(name)
        }
        kwargs["initial"] = {**own, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.meanwhile: list[Difference] = []

    @property
    def version(self) -> int:
        """The last change of the record when this form was opened."""
        said = str(self.data.get("version", ""))
        return int(said) if _NUMBER.fullmatch(said) else self._present_version

    @cached_property
    def _present_version(self) -> int:
        return version_of(self.row)

    @cached_property
    def _linked(self) -> dict[str, str]:
        fields = self.row._meta.concrete_fields
        return {each.name: each.attname for each in fields if isinstance(each, models.ForeignKey)}

    def _is_another(self, name: str) -> bool:
        """Whether a field only shares its name with a linked record: a text, such as a reason."""
        return name in self._linked and not hasattr(self.base_fields[name], "choices")

    def held(self, row: Any, name: str) -> Any:
        """What the record, or an earlier version of it, holds under the name of a field."""
        if self._is_another(name):
            return ""
        value = getattr(row, name, None)
        if not isinstance(value, models.Manager):
            return value
        link = self.row._meta.get_field(name).m2m_reverse_field_name()  # type: ignore[union-attr]
        return _by_key(getattr(item, link, item) for item in value.all())

    def attempt(self, action: Callable[..., Any], **kwargs: Any) -> bool:
        """As every form; the action also gets the version that the user saw."""
        try:
            return super().attempt(action, version=self.version, **kwargs)
        except Overtaken as overtaken:
            self._show_meanwhile(overtaken.row, overtaken.version)
        return False

    def _show_meanwhile(self, row: Any, version: int) -> None:
        seen = row.history.filter(history_id=self.version).first()
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name in self.fields:
            # Of a version that this record never had, nothing was seen.
            before = self.held(seen, name) if seen else None
            self._compare(data, name, before, self.held(row, name))
        data["version"] = str(version)
        self.data = data
        who, when = last_change(row)
        words = {"who": who, "when": in_words(when)}
        change = _("%(who)s changed this meanwhile, on %(when)s.") % words
        self.add_error(None, RuleError(RuleBroken(self.changed_meanwhile, change)))

    def _compare(self, data: QueryDict, name: str, seen: Any, theirs: Any) -> None:
        mine = self.cleaned_data.get(name)
        if isinstance(mine, models.QuerySet):
            mine = _by_key(mine)
        if theirs == seen or _same(mine, theirs):
            return
        if left_alone := _same(mine, seen):
            self._fill_in(data, name, theirs)
        self.meanwhile.append(
            Difference(
                label=str(self[name].label),
                theirs=self._words(name, theirs),
                mine=self._words(name, mine),
                taken_over=left_alone,
            )
        )

    def _fill_in(self, data: QueryDict, name: str, value: Any) -> None:
        """Put a value into what was sent, as its control would send it."""
        field: Any = self.fields[name]
        widget: Any = field.widget
        key = self.add_prefix(name)
        ready = field.prepare_value(value)
        if hasattr(widget, "decompress"):
            for suffix, part in zip(widget.widgets_names, widget.decompress(ready), strict=True):
                data[key + suffix] = str(part or "")
        elif isinstance(ready, list):
            data.setlist(key, [str(item) for item in ready])
        elif isinstance(field, forms.BooleanField):
            data.pop(key, None)
            data.update({key: "on"} if value else {})
        elif isinstance(field, forms.ChoiceField):
            data[key] = str(ready or "")
        else:
            data[key] = str(widget.format_value(ready) or "")

    def _words(self, name: str, value: Any) -> str:
        field: Any = self.fields[name]
        if isinstance(value, str) and hasattr(field, "choices"):
            value = dict(field.choices).get(value, value)
        words: str = getattr(field, "in_words", in_words)(value)
        return words


def _by_key(rows: Iterable[Any]) -> list[Any]:
    """Linked records in one order, so that two choices compare."""
    return sorted(rows, key=lambda row: str(row.pk))


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; nothing chosen and an empty text do."""
    return (one or None) == (other or None)

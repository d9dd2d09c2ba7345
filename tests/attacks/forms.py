"""The forms of the pages of a pilot, and a browser that fills them in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.db.models import Model

from interwonen.access.roles import Role
from interwonen.core.change_forms import ChangeForm
from interwonen.core.date_fields import DateField, ThreePartDateField, TimeField
from interwonen.core.forms import BaseForm


@dataclass(frozen=True)
class OnPage:
    """A form on a page, and who may send it."""

    route: str
    role: Role
    url: str
    form: BaseForm

    def __str__(self) -> str:
        return f"{self.url} as {self.role}"


def forms_on(answer: Any) -> Iterator[BaseForm]:
    """The forms of a page that are sent."""
    seen = set()
    for context in answer.context or ():
        # A page of one template has its layers only.
        layer = context.flatten() if hasattr(context, "flatten") else context
        for each in layer.values():
            if isinstance(each, BaseForm) and each.method == "post" and id(each) not in seen:
                seen.add(id(each))
                yield each


def filled_in(form: BaseForm) -> dict[str, Any]:
    """What a browser sends of a form in which every field has an answer, under the names it sends."""
    sent: dict[str, Any] = {"submission": form.submission_key}
    if isinstance(form, ChangeForm):
        sent["version"] = form.version
    for name, field in form.fields.items():
        sent |= _sent(form.add_prefix(name), field, form[name].value() or _answer_to(field))
    return sent


def _sent(name: str, field: forms.Field, value: Any) -> dict[str, Any]:
    if isinstance(field.widget, forms.MultiWidget):
        parts = field.widget.decompress(value)
        return {f"{name}_{n}": part for n, part in enumerate(parts) if part is not None}
    if value in (None, "", False):
        return {}
    if isinstance(value, list | tuple | set):
        return {name: [_key(each) for each in value]}
    return {name: _key(value)}


def _key(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _answer_to(field: forms.Field) -> Any:
    match field:
        case forms.ModelMultipleChoiceField():
            return list(field.queryset[:1])
        case forms.ModelChoiceField():
            return field.queryset.first()
        case forms.MultipleChoiceField():
            return keys_of(field.choices)[:1]
        case forms.ChoiceField():
            return next(iter(keys_of(field.choices)), None)
        case DateField() | forms.DateField():
            return date(2021, 6, 30)
        case TimeField() | forms.TimeField():
            return time(10, 0)
        case forms.BooleanField():
            return "on"
        case forms.IntegerField() | forms.DecimalField():
            return field.min_value or 1
        case forms.EmailField():
            return "buur@post.example"
        case ThreePartDateField():
            return None
        case forms.CharField():
            return "Zoals afgesproken"
    return None


def keys_of(choices: Any) -> list[str]:
    """What the choices of a field send, without the empty one."""
    keys = []
    for key, label in choices:
        keys += [k for k, _label in label] if isinstance(label, list | tuple) else [key]
    return [str(key) for key in keys if key not in ("", None)]

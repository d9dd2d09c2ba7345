"""What every form gets, also one of a library: clean text, and controls that are drawn fast."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.forms import BoundField, PasswordInput, Textarea
from django.forms.renderers import DjangoTemplates
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from interwonen.core.clean_text import clean_line, clean_text


class CleanBoundField(BoundField):
    """A field of a form that takes in clean text only; a password stays as it was typed."""

    @property
    def data(self) -> Any:
        sent, widget = super().data, self.field.widget
        if isinstance(widget, PasswordInput):
            return sent
        clean = clean_text if isinstance(widget, Textarea) else clean_line
        if isinstance(sent, list):
            return [clean(part) if isinstance(part, str) else part for part in sent]
        return clean(sent) if isinstance(sent, str) else sent


class ControlRenderer(DjangoTemplates):
    """As Django's own, with the same HTML for text inputs, text areas and selects.

    These are drawn in Python: as templates, a list of choices is a template per choice.
    """

    bound_field_class = CleanBoundField

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        draw = _DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    """Attributes as in HTML: True stands without a value, and False is left out."""
    given = ((_attribute(*each),) for each in attrs.items() if each[1] is not False)
    return format_html_join("", "{}", given)


def _attribute(name: str, value: Any) -> SafeString:
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, value)


def _input(widget: Mapping[str, Any]) -> SafeString:
    value = {} if widget["value"] is None else {"value": str(widget["value"])}
    named = {"type": widget["type"], "name": widget["name"], **value}
    return format_html("<input{}{}>", _attributes(named), _attributes(widget["attrs"]))


def _text_area(widget: Mapping[str, Any]) -> SafeString:
    attributes = _attributes({"name": widget["name"], **widget["attrs"]})
    return format_html("<textarea{}>\n{}</textarea>", attributes, widget["value"] or "")


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = (_group(name, options) for name, options, _index in widget["optgroups"])
    attributes = _attributes({"name": widget["name"], **widget["attrs"]})
    return format_html(
        "<select{}>{}</select>",
        attributes,
        format_html_join("", "{}", ((each,) for each in groups)),
    )


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> SafeString:
    drawn = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((str(each["value"]), _attributes(each["attrs"]), each["label"]) for each in options),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', name, drawn) if name else drawn


_DRAWN: dict[str, Callable[[Mapping[str, Any]], SafeString]] = {
    "django/forms/widgets/text.html": _input,
    "django/forms/widgets/number.html": _input,
    "django/forms/widgets/hidden.html": _input,
    "django/forms/widgets/textarea.html": _text_area,
    "django/forms/widgets/select.html": _select,
}

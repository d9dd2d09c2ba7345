"""What the template pack nldesign asks of Python: controls with their ARIA ties, and errors."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.forms.boundfield import BoundField, BoundWidget
from django.forms.utils import ErrorList
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# The classes of a control, and the one that it gets with an error. Each is written in full, because
# the style sheet has the components that it finds in the code.
UTRECHT_CLASSES: list[tuple[type[forms.Widget], str, str]] = [
    (
        forms.Textarea,
        "utrecht-textarea utrecht-textarea--html-textarea",
        "utrecht-textarea--invalid",
    ),
    (
        forms.CheckboxInput,
        "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input",
        "utrecht-checkbox--invalid",
    ),
    (forms.Select, "utrecht-select utrecht-select--html-select", "utrecht-select--invalid"),
    (forms.Widget, "utrecht-textbox utrecht-textbox--html-input", "utrecht-textbox--invalid"),
]
OPTION_CLASSES = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input",
}


@dataclass(frozen=True)
class ShownError:
    """An error on a page: what is wrong and, of a broken rule, what to do and why.

    One with an address leads to the field that its message names, where the rest stands.
    """

    message: str
    href: str = ""
    next_step: str | Promise = ""
    ground: str | Promise = ""


@register.filter
def nldesign_kind(field: BoundField) -> str:
    """Which of the pack's shapes a field takes: group, parts, checkbox or control."""
    widget = field.field.widget
    if isinstance(widget, forms.MultiWidget):
        return "parts"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "control"


@register.filter
def nldesign_role(field: BoundField) -> str:
    """Only a group of radio buttons may say that it is required or invalid."""
    several = isinstance(field.field.widget, forms.CheckboxSelectMultiple)
    return "group" if several else "radiogroup"


@register.filter
def nldesign_no_help(field: BoundField) -> BoundField:
    """The field without its description, where the page says the same elsewhere."""
    field.help_text = ""
    return field


@register.filter
def nldesign_button_attrs(attrs: SafeString) -> SafeString:
    """The attributes of a crispy button with the component's class for Bootstrap's."""
    return mark_safe(attrs.replace('"btn', '"utrecht-button utrecht-button--secondary-action', 1))


@register.simple_tag
def nldesign_control(field: BoundField, css_class: str = "") -> SafeString:
    """The control itself: its class, aria-required instead of required, and no placeholder."""
    widget = field.field.widget
    utrecht, invalid = next(names for kind, *names in UTRECHT_CLASSES if isinstance(widget, kind))
    classes = [utrecht, invalid if field.errors else "", widget.attrs.get("class", ""), css_class]
    attrs: dict[str, Any] = {"class": " ".join(filter(None, classes)), "placeholder": False}
    if field.field.required:
        attrs["aria-required"] = "true"
    field.form.use_required_attribute = False
    return field.as_widget(attrs=attrs)


@register.simple_tag
def nldesign_options(field: BoundField) -> SafeString:
    """The radio buttons or checkboxes of a group, each with its label."""
    return format_html_join(
        "\n",
        '<label class="iw-option" for="{}">{}<span class="iw-option__text">{}</span></label>',
        ((each.id_for_label, _option(each), each.choice_label) for each in field),
    )


def _option(option: BoundWidget) -> SafeString:
    """One radio button or checkbox; the ARIA attributes are on the group."""
    data = option.data
    attrs = {
        name: value
        for name, value in data["attrs"].items()
        if not name.startswith("aria-") and name not in ("class", "required") and value is not False
    }
    pairs = format_html_join(
        "", ' {}="{}"', ((name, name if value is True else value) for name, value in attrs.items())
    )
    return format_html(
        '<input type="{}" name="{}" value="{}" class="iw-option__input {}"{}>',
        data["type"],
        data["name"],
        "" if data["value"] is None else str(data["value"]),
        OPTION_CLASSES[data["type"]],
        pairs,
    )


@register.simple_tag
def nldesign_parts(field: BoundField) -> list[dict[str, Any]]:
    """The text fields of a value in parts, such as a date; only a wrong part is marked invalid."""
    widget = field.field.widget
    context = widget.get_context(field.html_name, field.value(), {"id": field.auto_id})
    parts = zip(context["widget"]["subwidgets"], widget.part_labels, strict=True)
    wrong = wrong_parts(field)
    return [
        {"label": label, "invalid": index in wrong, **part}
        for index, (part, label) in enumerate(parts)
    ]


def wrong_parts(field: BoundField) -> set[int]:
    """The positions of the parts that the errors point at; all when they name none."""
    named: set[int] = set()
    everything = set(range(len(field.field.widget.widgets)))
    for error in as_errors(field.errors):
        named |= set(getattr(error, "parts", everything))
    return named


def as_errors(errors: ErrorList) -> list[ValidationError]:
    """The errors with their codes, not only their texts."""
    return list(ValidationError(errors.data).error_list)


def shown(error: ValidationError) -> ShownError:
    rule = getattr(error, "rule", None)
    message = " ".join(str(text) for text in error.messages)
    if rule is None:
        return ShownError(message)
    return ShownError(message, next_step=rule.next_step, ground=rule.ground)


def first_control(field: BoundField) -> str:
    """The id of the control to go to: in a group its first option, in a date its wrong part."""
    kind = nldesign_kind(field)
    if kind == "parts":
        return f"{field.auto_id}_{min(wrong_parts(field), default=0)}"
    return f"{field.auto_id}_0" if kind == "group" else str(field.auto_id)


@register.simple_tag
def nldesign_field_errors(field: BoundField) -> list[ShownError]:
    """The errors of one field."""
    return [shown(error) for error in as_errors(field.errors)]


@register.simple_tag
def nldesign_summary(form: BaseForm) -> list[ShownError]:
    """What the summary says: the errors of the whole form, and a link to each field with errors."""
    return list(summarised(form)) if form.errors else []


@register.simple_tag
def nldesign_formset_summary(formset: "forms.BaseFormSet[Any]") -> list[ShownError]:
    """All errors of a set of forms."""
    if not formset.is_bound:
        return []
    own = [shown(error) for error in as_errors(formset.non_form_errors())]
    return own + [error for form in formset.forms for error in summarised(form)]


def summarised(form: BaseForm) -> Iterable[ShownError]:
    if NON_FIELD_ERRORS in form.errors:
        for error in as_errors(form.errors[NON_FIELD_ERRORS]):
            yield shown(error)
    labels = Counter(str(field.label) for field in form)
    for name, heading in headings_of(form).items():
        field = form[name]
        if field.is_hidden:
            yield from nldesign_field_errors(field)
        elif field.errors:
            label = str(field.label)
            named = f"{heading}: {label}" if heading and labels[label] > 1 else label
            yield ShownError(named, f"#{first_control(field)}")


def headings_of(form: BaseForm) -> dict[str, str]:
    """All fields in the order of the page, each with the heading that it stands under, if any."""
    helper = getattr(form, "helper", None)
    laid_out = dict(_headings(helper.layout.fields, "")) if helper else {}
    shown = {name: heading for name, heading in laid_out.items() if name in form.fields}
    return {**shown, **{name: "" for name in form.fields if name not in shown}}


def _headings(parts: Iterable[Any], heading: str) -> Iterator[tuple[str, str]]:
    for part in parts:
        if isinstance(part, str):
            yield part, heading
        else:
            own = str(getattr(part, "heading", "") or getattr(part, "legend", ""))
            yield from _headings(getattr(part, "fields", ()), own or heading)

"""The form that every form extends; it also gives the fields for dates and times."""

import copy
from collections.abc import Callable
from inspect import signature
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, Submit
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import BaseValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.core.carrying_out import clashes_explained
from interwonen.core.constraints import REASON_LENGTH
from interwonen.core.date_fields import DateField, ThreePartDateField, TimeField
from interwonen.core.drafts import as_data, forget
from interwonen.core.models import Draft
from interwonen.core.rules import BUSY, Rule, RuleBroken, registered
from interwonen.core.submissions import KEY, Carried, new_key, once, sending_of, typed

__all__ = [
    "BaseForm",
    "ButtonForm",
    "DateField",
    "FilterForm",
    "HelpfulErrors",
    "ReasonForm",
    "RuleError",
    "ThreePartDateField",
    "TimeField",
]

Words = str | Promise


class RuleError(ValidationError):
    """A broken rule as a form error; the page also shows its next step and its ground."""

    def __init__(self, refusal: RuleBroken) -> None:
        super().__init__(refusal.message, code=refusal.rule.name)
        self.rule = refusal.rule


class HelpfulErrors:
    """Mixin for a form whose errors say what to do, also for forms of a library."""

    def full_clean(self: Any) -> None:
        for name, field in self.fields.items():
            say_what_to_do(field, str(self[name].label))
        super().full_clean()  # type: ignore[misc]


class BaseForm(HelpfulErrors, forms.Form):
    """Renders with the template pack nldesign; its errors say what to do.

    A form may set the class attributes below.
    """

    method = "post"
    submit_label: Words = gettext_lazy("Save")
    submit_class = ""
    form_class = "iw-form"
    error_title: Words = ""
    layout: Any = None
    hide_fields_note = False
    hide_optional = False
    use_required_attribute = False
    asked_only: tuple[str, ...] = ()  # fields that the action does not get, such as a tick
    may_repeat = False  # the same content from another page is meant anew, as a second visit is

    def __init__(
        self, *args: Any, draft_place: str = "", draft: Draft | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.cancel_url = ""  # set by the page that shows the form
        self.address = ""  # to which it was sent; set by that page too
        self.sent_to = ""  # where it is sent, when that is not the address of the page
        self.doubt: Rule | None = None
        self.is_held_up = False  # by someone else: to be sent again
        self.result: Any = None
        self.is_repeated = False
        self.draft_place = draft_place
        self.draft = draft
        if draft is not None:
            self.data, self.is_bound = as_data(draft), True

    def full_clean(self) -> None:
        """As every form; a draft that is shown again is not judged yet."""
        if self.draft is None:
            super().full_clean()
        else:
            self._errors, self.cleaned_data = ErrorDict(), {}

    def is_valid(self) -> bool:
        return self.draft is None and super().is_valid()

    def facts(self) -> dict[str, Any]:
        """What was filled in, under the names by which the action takes it."""
        return {
            name: said for name, said in self.cleaned_data.items() if name not in self.asked_only
        }

    @property
    def submission_key(self) -> str:
        """By which one sending of this form is known: sent twice, it is carried out once."""
        return self.data.get(KEY) or new_key()

    @property
    def confirmed(self) -> frozenset[str]:
        """The names of the doubts that the user looked at and confirmed."""
        getlist = getattr(self.data, "getlist", None)
        return frozenset(getlist("confirmed")) if getlist else frozenset()

    @property
    def confirmed_doubts(self) -> list[Rule]:
        """Those doubts: they stay ticked while the form asks something else."""
        known = registered()
        rules = [known[name] for name in sorted(self.confirmed) if name in known]
        return [rule for rule in rules if rule.confirm and rule != self.doubt]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_method = self.method
        helper.form_class = self.form_class
        helper.form_action = self.sent_to
        helper.attrs = {"novalidate": True}
        helper.form_error_title = str(self.error_title)
        helper.layout = copy.deepcopy(self.layout) or Layout(*self.fields)
        helper.render_hidden_fields = True
        helper.cancel_url = self.cancel_url
        helper.hide_fields_note = self.hide_fields_note
        helper.hide_optional = self.hide_optional
        helper.add_input(Submit("submit", self.submit_label, css_class=self.submit_class))
        return helper

    def attempt(self, action: Callable[..., Any], **kwargs: Any) -> bool:
        """Whether the action was carried out; else its refusal shows at the fields it is about.

        An action that knows doubts, with `confirmed`, hears which of them the user confirmed.
        `result` then holds what the action returned. Of a form that was sent before, `is_repeated`
        holds, and `result` is the record that the first sending made or was about, or None when it
        was deleted since.
        """
        if "confirmed" in signature(action).parameters:
            kwargs.setdefault("confirmed", self.confirmed)
        try:
            with clashes_explained():
                carried = self._once(action, kwargs)
        except RuleBroken as refusal:
            self.doubt = refusal.rule if refusal.rule.confirm else None
            self.is_held_up = refusal.rule == BUSY
            for each in (refusal, *refusal.others):
                self.add_error(self.own(each.field), RuleError(each))
        except ValidationError as error:
            per_field = error.error_dict if hasattr(error, "error_dict") else {"": error}
            for name, errors in per_field.items():
                self.add_error(self.own(name), errors)
        else:
            self.result, self.is_repeated = carried.result, carried.is_repeated
            if self.draft_place:
                forget(author=kwargs["by"], place=self.draft_place)
            return True
        return False

    def _once(self, action: Callable[..., Any], kwargs: dict[str, Any]) -> Carried:
        key = self.data.get(KEY)
        if not key or not isinstance(self.data, QueryDict):
            return once(None, lambda: action(**kwargs))
        rows = {name: row for name, row in kwargs.items() if isinstance(row, models.Model)}
        known = " ".join(sorted(f"{name}:{row.pk}" for name, row in rows.items()))
        mine = sending_of(
            key,
            typed(self.data),
            of=f"{action.__module__}.{action.__name__} {self.address} {known}",
            may_repeat=self.may_repeat or "by" not in rows,
        )
        about = next((row for name, row in rows.items() if name != "by"), None)
        return once(mine, lambda: action(**kwargs), about=about)

    def own(self, name: str | None) -> str | None:
        """The name when this form shows such a field; else None, which means the whole form."""
        known = name in self.fields and not self[name].is_hidden
        return name if known and name != NON_FIELD_ERRORS else None


class ButtonForm(BaseForm):
    """A form with nothing to fill in: its button, called `label`, carries out an action."""

    def __init__(self, *args: Any, label: Words, is_dangerous: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.submit_label = label
        self.submit_class = "iw-button--danger" if is_dangerous else ""


class ReasonForm(ButtonForm):
    """A button that takes something back, with the reason that its history keeps."""

    reason = forms.CharField(max_length=REASON_LENGTH)

    def __init__(self, *args: Any, question: Words, label: Words, **kwargs: Any) -> None:
        super().__init__(*args, label=label, is_dangerous=True, **kwargs)
        reason: Any = self.fields["reason"]
        reason.label = question


class FilterForm(BaseForm):
    """A filter above a list: sent by GET, every field may stay empty.

    With more than one field it folds away on a phone while none is used.
    """

    method = "get"
    submit_label = gettext_lazy("Show")
    form_class = "iw-form iw-filter"
    error_title = gettext_lazy("Please look at the filter first:")
    hide_fields_note = True
    hide_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A page often holds a form with a field of the same name: ids stay apart.
        kwargs.setdefault("auto_id", "filter_%s")
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        if len(self.fields) > 1:
            helper.template = "nldesign/folding_filter.html"
        return helper

    @property
    def number_used(self) -> int:
        """How many fields make the list shorter: all that are filled in, except its order."""
        return sum(bool(self.data.get(n, "").strip()) for n in self.fields if n != "order")


def say_what_to_do(field: forms.Field, label: str) -> None:
    """Replace Django's own "This field is required" and "Select a valid choice"."""
    if isinstance(field, forms.BooleanField):
        required = _("Tick “%(label)s” to go on.")
    elif isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        required = _("Choose at least one answer for “%(label)s”.")
    elif isinstance(field, forms.ChoiceField):
        required = _("Choose an answer for “%(label)s”.")
    elif isinstance(field, forms.FileField):
        required = _("Choose a file for “%(label)s”.")
    else:
        required = _("Fill in “%(label)s”.")
    if isinstance(field, forms.IntegerField):
        say_the_limits(field, label)
    ours = {
        "required": required % {"label": label},
        "invalid_choice": _("Choose one of the answers in the list."),
    }
    for code, message in ours.items():
        if code in field.error_messages and has_default_message(field, code):
            field.error_messages[code] = message


def say_the_limits(field: forms.IntegerField, label: str) -> None:
    """Name the field where Django only says what "this value" must be."""
    field.error_messages["invalid"] = _("Fill in a whole number for “%(label)s”.") % {
        "label": label
    }
    texts: dict[type, str] = {
        MinValueValidator: _("Fill in %(limit)s or more for “%(label)s”."),
        MaxValueValidator: _("Fill in %(limit)s or less for “%(label)s”."),
    }
    for validator in field.validators:
        text = texts.get(type(validator))
        if text and isinstance(validator, BaseValidator):
            validator.message = text % {"limit": validator.limit_value, "label": label}


def has_default_message(field: forms.Field, code: str) -> bool:
    classes = type(field).__mro__
    defaults = (vars(kind).get("default_error_messages", {}).get(code) for kind in classes)
    return any(message is field.error_messages[code] for message in defaults)

"""The vocabularies that forms choose from, and a field that holds a choice."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from interwonen.pilots.querysets.terms import TermQuerySet


class Term(models.Model):
    """One choice of a Dutch list, kept as data: vocabularies change, old answers keep theirs.

    The key reads "vocabulary.code". A term is never deleted; `valid_until` takes it off the forms.
    `meaning` is what the product knows of a term beyond its label, such as the class of an exit.
    """

    key = models.CharField(primary_key=True, max_length=80)
    vocabulary = models.CharField(_("list"), max_length=30)
    code = models.CharField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=120)
    meaning = models.CharField(_("meaning"), max_length=30, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))
    valid_from = models.DateField(_("valid from"), default=date(2000, 1, 1))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    history = History()
    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["vocabulary", "position"]
        verbose_name = _("term")
        constraints = [
            models.CheckConstraint(
                name="pilots_term_key_names_list_and_code",
                condition=Q(key=models.functions.Concat(F("vocabulary"), Value("."), F("code"))),
            ),
            models.CheckConstraint(
                name="pilots_term_ends_after_start",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class TermField(models.ForeignKey):
    """A choice from one vocabulary; pair it with `term_constraint` so that the database agrees."""

    def __init__(self, vocabulary: str = "", **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        kwargs.setdefault("to", "pilots.Term")
        kwargs.setdefault("on_delete", models.PROTECT)
        kwargs.setdefault("related_name", "+")
        if vocabulary:
            kwargs.setdefault("limit_choices_to", {"vocabulary": vocabulary})
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        if self.vocabulary:
            kwargs["vocabulary"] = self.vocabulary
            kwargs.pop("limit_choices_to", None)
        return name, path, args, kwargs


def term_constraint(name: str, field: str, vocabulary: str) -> models.CheckConstraint:
    """The database's half of a TermField: the key must be of that vocabulary."""
    prefix = Value(f"{vocabulary}.")
    condition = Func(F(field), prefix, function="STARTS_WITH", output_field=BooleanField())
    return models.CheckConstraint(name=name, condition=condition)

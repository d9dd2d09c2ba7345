"""Signatures on rows of the history and the access log, and on passwords and second factors.

A signature is made with a key that the web processes hold and the database does not, so who writes
one by hand cannot make it. That of a row stands for the whole row but its number, which the database
gives. They are compared as Django does: hmac.compare_digest raises on what is not ASCII, as one that
was written by hand may be.
"""

import hmac
import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

_LENGTH = 64  # of a SHA-256 in hexadecimal digits


class SignatureField(models.CharField):  # type: ignore[type-arg]
    """The signature of the row that it is in, made with the first of LOG_KEYS on inserting.

    With `renewed` it is made anew at each save: of a row that changes, and has no history.
    """

    def __init__(self, verbose_name: Any = None, *, renewed: bool = False, **options: Any) -> None:
        super().__init__(
            verbose_name, **{"max_length": _LENGTH, "editable": False, "default": "", **options}
        )
        self.renewed = renewed

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The signature of a new row, or of a renewed one; another stays as it was written."""
        if add or self.renewed:
            setattr(model_instance, self.attname, _sign(model_instance, settings.LOG_KEYS[0]))
        return cast(str, super().pre_save(model_instance, add))


class Signed(models.Model):
    """A row that carries the signature of the application that wrote it."""

    signature = SignatureField(_("signature"))

    class Meta:
        abstract = True


def is_signed(row: Signed) -> bool:
    """Whether the row is as the application wrote it, with the present key or an earlier one."""
    return any(constant_time_compare(row.signature, _sign(row, key)) for key in settings.LOG_KEYS)


def signature_of(text: str) -> str:
    """The signature of a text that is no row, such as a backup, or a password with its account."""
    return _hash(text, settings.LOG_KEYS[0])


def is_signature_of(signature: str, text: str) -> bool:
    """Whether the application signed this text, with the present key or an earlier one."""
    return any(constant_time_compare(signature, _hash(text, key)) for key in settings.LOG_KEYS)


def _hash(text: str, key: str) -> str:
    return hmac.new(key.encode(), text.encode(), "sha256").hexdigest()


def _sign(row: models.Model, key: str) -> str:
    """Of the table and of every column with something in it.

    Empty ones are left out, so that a column that is added later leaves older signatures right.
    """
    told = {
        field.column: value
        for field in row._meta.concrete_fields
        if not isinstance(field, SignatureField | models.AutoField)
        and (value := _as_stored(field, row)) not in (None, "", False)
    }
    text = json.dumps([row._meta.db_table, told], cls=DjangoJSONEncoder, sort_keys=True)
    return _hash(text, key)


def _as_stored(field: Any, row: models.Model) -> Any:
    """The value as it will be read again: of its own type, and no finer than its column.

    A zero is as text, because it would equal False.
    """
    value = field.get_prep_value(field.to_python(getattr(row, field.attname)))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Decimal):
        return str(value.quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value

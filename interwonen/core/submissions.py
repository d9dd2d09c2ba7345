"""A form that is sent twice is carried out once."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import IntegrityError, models, transaction
from django.http import QueryDict
from django.utils.crypto import salted_hmac

from interwonen.core import clock, open_seals
from interwonen.core.carrying_out import carry_out
from interwonen.core.models import Submission, model_named
from interwonen.core.seals import FIELD

KEPT_FOR = timedelta(days=2)  # longer than a session lasts
SAME_FOR = timedelta(minutes=10)  # someone who went back and pressed Save again
CLEARED_EVERY = 100  # sendings: then the old ones are thrown away
KEY = "submission"  # the hidden input with which a form is known again
# What a form sends along and nobody typed.
UNTYPED = {
    "csrfmiddlewaretoken",
    KEY,
    FIELD,
    open_seals.FIELD,
    "version",
    "confirmed",
    "draft_place",
    "draft_title",
}
Typed = list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Sending:
    """One sending of a form, by the marks of what was typed and of the key of its page."""

    content: str
    key: str


@dataclass(frozen=True)
class Carried:
    """What came of a sending; `is_repeated` when it had been carried out before."""

    result: Any
    is_repeated: bool = False


def new_key() -> str:
    """A key for a form that was not sent before."""
    return uuid.uuid4().hex


def typed(data: QueryDict) -> Typed:
    """What was filled in and chosen in a form, in one order."""
    return sorted((name, data.getlist(name)) for name in data if name not in UNTYPED)


def sending_of(key: str, content: Typed, *, of: str, may_repeat: bool = False) -> Sending:
    """The sending of a form with this key and content; `of` says whose and which form it is.

    With `may_repeat`, the same content under another key is meant anew, as a second visit is.
    """
    parts = [of, content, key if may_repeat else ""]
    return Sending(content=_mark(json.dumps(parts)), key=_mark(key))


def is_carried_out(key: str) -> bool:
    """Whether a form with this key was sent and carried out."""
    return bool(key) and Submission.objects.filter(form_key=_mark(key)).exists()


def _mark(text: str) -> str:
    return salted_hmac(__name__, text, algorithm="sha256").hexdigest()


def once(
    sending: Sending | None, action: Callable[[], Any], *, about: models.Model | None = None
) -> Carried:
    """Carry the action out, unless that was done before: then give the record that it made.

    It was when the key is the same; also under another key within SAME_FOR, while the record is as
    the first sending left it: the one that the action made, or else the one that the form is
    `about`. Sendings at the same moment wait for each other on the unique mark of the content.
    When the action raises, nothing is remembered. Without a sending it is always carried out.
    """
    if sending is None:
        return Carried(carry_out(action))
    carried: Carried = carry_out(partial(_carried, sending, action, about))
    return carried


def _carried(sending: Sending, action: Callable[[], Any], about: models.Model | None) -> Carried:
    row, is_new = _row(sending)
    if not is_new:
        made = _made_before(row)
        if row.form_key == sending.key or _is_as_left(made, row, clock.now()):
            row.form_key = sending.key  # the last page that can still send a draft
            row.save(update_fields=["form_key"])
            return Carried(made, is_repeated=True)
    elif row.pk % CLEARED_EVERY == 0:
        Submission.objects.filter(done_at__lt=clock.now() - KEPT_FOR).delete()
    result = action()
    _remember(row, sending, _record(result) or about)
    return Carried(result)


def _row(sending: Sending) -> tuple[Submission, bool]:
    """The row of a sending, held for this transaction, and whether it is new."""
    row = Submission(fingerprint=sending.content, form_key=sending.key, done_at=clock.now())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        rows = Submission.objects.select_for_update()
        return rows.get(fingerprint=sending.content), False
    return row, True


def _remember(row: Submission, sending: Sending, made: models.Model | None) -> None:
    row.form_key, row.done_at = sending.key, clock.now()
    row.object_type = made._meta.label_lower if made else ""
    row.object_id = str(made.pk) if made else ""
    row.save(update_fields=["form_key", "done_at", "object_type", "object_id"])


def _record(result: Any) -> models.Model | None:
    """The record that an action made, or the first of several."""
    first = result[0] if isinstance(result, list) and result else result
    return first if isinstance(first, models.Model) else None


def _made_before(row: Submission) -> Any:
    """The record that the first sending made; None when it made none or it was deleted since."""
    model: Any = model_named(row.object_type)
    return model and model._default_manager.filter(pk=row.object_id).first()


def _is_as_left(made: Any, row: Submission, now: datetime) -> bool:
    """Whether the record is there, and nothing happened to it since it was made or changed."""
    if made is None or now - row.done_at > SAME_FOR:
        return False
    past = getattr(made, "history", None)  # without one nobody knows what happened to it
    return past is not None and not past.filter(history_date__gt=row.done_at).exists()

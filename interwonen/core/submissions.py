"""A form that is sent twice is carried out once."""

import hashlib
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.http import QueryDict

from interwonen.core import clock
from interwonen.core.models import Submission

KEPT_FOR = timedelta(days=2)  # longer than a session lasts
KEY = "submission"  # the hidden input with which a form is known again


def new_key() -> str:
    """A key for a form that was not sent before."""
    return uuid.uuid4().hex


def fingerprint(data: QueryDict, *, of: str) -> str:
    """The fingerprint of one sending of a form; empty when the form has no key.

    The content counts too: someone who goes back, changes the text and sends it means it anew.
    """
    if not data.get(KEY):
        return ""
    content = sorted((name, data.getlist(name)) for name in data if name != "csrfmiddlewaretoken")
    return hashlib.sha256(json.dumps([of, content]).encode()).hexdigest()


@transaction.atomic
def once(sending: str, action: Callable[[], Any]) -> Any:
    """The action's result; of a sending that was carried out before, what it made then.

    Two sendings at the same moment wait for each other on the unique fingerprint. When the action
    raises, nothing is remembered.
    """
    row, is_new = Submission.objects.get_or_create(
        fingerprint=sending, defaults={"done_at": clock.now()}
    )
    if not is_new:
        return _made_before(row)
    Submission.objects.filter(done_at__lt=clock.now() - KEPT_FOR).delete()
    result = action()
    if isinstance(result, models.Model):
        row.object_type, row.object_id = result._meta.label_lower, str(result.pk)
        row.save()
    return result


def _made_before(row: Submission) -> Any:
    """The row that the first sending made; None when it made none or it was deleted since."""
    if not row.object_type:
        return None
    return apps.get_model(row.object_type)._default_manager.filter(pk=row.object_id).first()

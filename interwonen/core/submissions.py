"""A form that is sent twice is carried out once."""

import hashlib
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.http import QueryDict

from interwonen.core import clock
from interwonen.core.models import Submission

KEPT_FOR = timedelta(days=2)  # longer than a session lasts
CLEARED_EVERY = 100  # sendings: then the old ones are thrown away
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
    row = Submission(fingerprint=sending, done_at=clock.now())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return _made_before(Submission.objects.get(fingerprint=sending))
    if row.pk % CLEARED_EVERY == 0:
        Submission.objects.filter(done_at__lt=clock.now() - KEPT_FOR).delete()
    result = action()
    if isinstance(result, models.Model):
        row.object_type, row.object_id = result._meta.label_lower, str(result.pk)
        row.save(update_fields=["object_type", "object_id"])
    return result


def _made_before(row: Submission) -> Any:
    """The row that the first sending made; None when it made none or it was deleted since."""
    if not row.object_type:
        return None
    return apps.get_model(row.object_type)._default_manager.filter(pk=row.object_id).first()

"""Drafts of forms, and the forms that were sent."""

from django.apps import apps
from django.conf import settings
from django.db import models


class Submission(models.Model):
    """A form that was sent and carried out: sent again, it does nothing a second time.

    The fingerprint recognises what the same user typed into the same form, `form_key` the page
    from which it was sent last; neither holds anything readable.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    form_key = models.CharField(max_length=64, db_index=True)
    done_at = models.DateTimeField(db_index=True)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.fingerprint


class Draft(models.Model):
    """What someone typed into a form and did not save yet; nobody but the author reads it.

    `place` is the address of the form, `content` what its fields held. A draft keeps no history:
    it is no fact about anybody until it is saved.
    """

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    place = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    saved_at = models.DateTimeField()
    taken_over_from = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["author", "place"], name="core_draft_one_per_form")
        ]

    def __str__(self) -> str:
        return self.place


class Mark(models.Model):
    """Something that holds until a moment, after which the row may go (core/marks.py).

    The key is a keyed hash: it holds nothing readable.
    """

    key = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key


def model_named(label: str) -> type[models.Model] | None:
    """The model of a label that was kept, as "participants.placement"; None when it is no more.

    What was kept stays when a later version of the product renames or removes the model.
    """
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):  # ValueError: no label, or an empty one
        return None

"""Drafts of forms, the forms that were sent, marks that wear off, and long works."""

from datetime import timedelta
from typing import Any, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now


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


class LongWorkQuerySet(models.QuerySet["LongWork"]):
    """Long works, by the clock of the database: processes on several machines agree on it."""

    def kept(self) -> Self:
        """Those that are not finished, or not longer ago than their result is kept."""
        return self.exclude(finished_at__lt=Now() - KEPT_FOR)

    def forgotten(self) -> Self:
        """Those of which nothing need be known any more."""
        return self.filter(finished_at__lt=Now() - REMEMBERED_FOR)

    def silent(self) -> Self:
        """Those whose process is gone: it has said nothing for too long."""
        return self.filter(finished_at=None, heard_at__lt=Now() - SILENT_FOR)


KEPT_FOR = timedelta(days=1)
REMEMBERED_FOR = timedelta(days=90)  # what a file was made of, when the file itself is gone
SILENT_FOR = timedelta(minutes=1)


class LongWork(models.Model):
    """A piece of work that takes longer than a page may (core/long_work.py).

    It has no history: what it writes has. `place` is the pilot's slug; `order` is what the kind of
    work needs to know and, under "made_of", what the file was made of. `back` is the page on which it
    was started, `then` the one that shows its result; without that, its result is a file. `failed`
    says in words why it did not succeed, `outcome` what came of it.
    """

    kind = models.CharField(max_length=40)
    place = models.CharField(max_length=50)
    key = models.CharField(max_length=100, blank=True)
    order = models.JSONField(default=dict)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    back = models.CharField(max_length=200)
    then = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField(db_default=Now())
    is_begun = models.BooleanField(default=False)
    heard_at = models.DateTimeField(db_default=Now())
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, db_index=True)
    failed = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    content: "models.BinaryField[Any, Any]" = models.BinaryField(null=True)
    content_type = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=100, blank=True)

    objects = LongWorkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "place", "key"],
                condition=Q(finished_at=None),
                name="core_longwork_one_at_a_time",
            ),
            models.CheckConstraint(
                name="core_longwork_done_of_total", condition=Q(done__lte=F("total"))
            ),
        ]

    def __str__(self) -> str:
        return self.kind


def model_named(label: str) -> type[models.Model] | None:
    """The model of a label that was kept, as "participants.placement"; None when it is no more.

    What was kept stays when a later version of the product renames or removes the model.
    """
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):  # ValueError: no label, or an empty one
        return None

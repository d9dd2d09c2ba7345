"""What the application remembers for itself, about nobody."""

from django.db import models


class Submission(models.Model):
    """A form that was sent and carried out: sent again, it does nothing a second time.

    The fingerprint tells the same sending by the same person again; it holds nothing readable.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    done_at = models.DateTimeField(db_index=True)
    object_type = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.fingerprint

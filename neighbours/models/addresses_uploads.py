"""A file with addresses that waits in the database until it is confirmed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from interwonen.pilots.models import Pilot
from neighbours.querysets.addresses import AddressUploadQuerySet


class AddressUpload(models.Model):
    """A table as someone sent it, and what each of its columns holds.

    It waits for a day, and goes when it was read in; it keeps no history, for it is no fact about
    anybody until then.
    """

    pilot = models.ForeignKey(Pilot, on_delete=models.CASCADE, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    uploaded_at = models.DateTimeField(db_default=Now(), db_index=True)
    file_name = models.CharField(max_length=100)
    header = models.JSONField()
    rows = models.JSONField()
    columns = models.JSONField()

    fixed_fields = ("pilot",)
    objects = AddressUploadQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file_name

"""The access log: who looked at what, when, in which role and from where."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Act as ActCode
from interwonen.access.recording import Outcome as OutcomeCode
from interwonen.audit.log_words import page_in_words, who_in_words
from interwonen.audit.querysets import AccessEventQuerySet
from interwonen.core.models import model_named
from interwonen.core.signatures import Signed
from interwonen.pilots.models import Pilot


class AccessEvent(Signed):
    """One line: an act on an object and its result, never the content (NEN 7513, BIO2 8.15.01).

    `at` is real time, also in a demonstration. A line is signed, and never changed or deleted.
    """

    class Act(models.TextChoices):
        READ = ActCode.READ.value, _("Looked at")
        SEARCH = ActCode.SEARCH.value, _("Searched")
        CREATE = ActCode.CREATE.value, _("Added")
        UPDATE = ActCode.UPDATE.value, _("Changed")
        EXPORT = ActCode.EXPORT.value, _("Downloaded")
        PRINT = ActCode.PRINT.value, _("Printed")
        SIGN_IN = ActCode.SIGN_IN.value, _("Signed in")
        SIGN_OUT = ActCode.SIGN_OUT.value, _("Signed out")
        STEP_UP = ActCode.STEP_UP.value, _("Proved again who it was")
        EMERGENCY = ActCode.EMERGENCY.value, _("Emergency access")
        ROLE = ActCode.ROLE.value, _("Role changed")
        # Also to propose it and to agree to it: the page says which.
        DESTROY = ActCode.DESTROY.value, _("Destruction")
        READ_LOG = ActCode.READ_LOG.value, _("Read the access log")

    class Outcome(models.TextChoices):
        DONE = OutcomeCode.DONE.value, _("Done")
        INVALID = OutcomeCode.INVALID.value, _("Not accepted")
        REFUSED = OutcomeCode.REFUSED.value, _("No permission")
        NOT_FOUND = OutcomeCode.NOT_FOUND.value, _("Not found or not allowed to see")
        FAILED = OutcomeCode.FAILED.value, _("Failed")

    event_id = models.UUIDField(_("number"), default=uuid.uuid4, unique=True)
    at = models.DateTimeField(_("when"), db_index=True)
    act = models.CharField(_("what"), max_length=10, choices=Act)
    outcome = models.CharField(_("result"), max_length=10, choices=Outcome)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    user_name = models.CharField(_("name at that moment"), max_length=100, blank=True)
    organisation_name = models.CharField(_("organisation"), max_length=100, blank=True)
    roles = models.CharField(_("role"), max_length=160, blank=True)
    pilot = models.ForeignKey(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    page = models.CharField(_("page"), max_length=80, blank=True)
    permission = models.CharField(_("permission"), max_length=40, blank=True)
    object_type = models.CharField(_("kind of record"), max_length=80, blank=True)
    object_id = models.CharField(_("record"), max_length=40, blank=True)
    subject = models.CharField(_("about"), max_length=20, blank=True)
    network_address = models.GenericIPAddressField(_("from"), null=True)
    device = models.CharField(_("device"), max_length=60, blank=True)
    request_id = models.UUIDField(_("request"), null=True)
    emergency = models.BooleanField(_("in an emergency"), default=False)

    append_only = True
    objects = AccessEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("line of the access log")
        indexes = [
            models.Index(
                fields=["pilot", "subject", "at"],
                name="audit_accessevent_of_someone",
                condition=~models.Q(subject=""),
            ),
            models.Index(fields=["user", "at"], name="audit_accessevent_by_someone"),
            models.Index(fields=["act", "at"], name="audit_accessevent_of_an_act"),
            models.Index(fields=["outcome", "at"], name="audit_accessevent_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.act} {self.page}"

    @property
    def object_name(self) -> str:
        """What kind of record it was about, in words; empty for a page that shows no one record.

        The kind may be gone since: a line outlives the version of the product that wrote it.
        """
        if not self.object_type:
            return ""
        model = model_named(self.object_type)
        return str(model._meta.verbose_name if model else _("record of a former kind"))

    @property
    def page_name(self) -> str:
        """Which page it was, in the words of its address."""
        return page_in_words(self.page)

    @property
    def as_whom(self) -> str:
        """The roles in which it was done, and the organisation."""
        return who_in_words(self.roles, self.organisation_name)


class LogBlock(models.Model):
    """Some lines of the access log, sealed: who changes one of them changes every hash from here on.

    Blocks are numbered from 1 without a gap. `form` says how a line is put in words before it is
    hashed (audit/sealed_lines.py), `lines_root` is a Merkle root over those hashes, in the order of
    the lines' keys, and `heads_root` one over the last `SubjectHead` of every person, in the order of
    their places, as of this block. The hashes are in hexadecimal. All blocks that were sealed
    together have the same `sealed_at`, in real time.
    """

    number = models.BigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField(db_index=True)
    form = models.PositiveSmallIntegerField()
    lines = models.PositiveIntegerField()
    lines_root = models.CharField(max_length=64)
    subjects = models.PositiveIntegerField()
    heads_root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    append_only = True
    owner_adds = True

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class SealedLine(models.Model):
    """That a line stands in a block, with its hash, which stays when the line itself is destroyed."""

    line = models.BigIntegerField(primary_key=True)
    block = models.ForeignKey(
        LogBlock, on_delete=models.PROTECT, related_name="sealed", db_index=False
    )
    leaf = models.BinaryField(max_length=32)

    append_only = True
    owner_adds = True

    class Meta:
        indexes = [models.Index(fields=["block", "line"], name="audit_sealedline_order")]

    def __str__(self) -> str:
        return f"{self.line} in {self.block_id}"


class SubjectHead(models.Model):
    """The end of the chain of all lines about one person, in a block that has one of them.

    `count` says how many lines that is. A person keeps the `place` among all persons that the first
    of those lines gave.
    """

    block = models.ForeignKey(LogBlock, on_delete=models.PROTECT, related_name="heads")
    pilot = models.ForeignKey(Pilot, on_delete=models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    count = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)

    append_only = True
    owner_adds = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "block"], name="audit_subjecthead_one_per_block"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.count}"

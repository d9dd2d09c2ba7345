"""The access log: who looked at what, when, in which role and from where."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Act as ActCode
from interwonen.access.recording import Outcome as OutcomeCode
from interwonen.access.roles import role_label
from interwonen.audit.log_words import page_in_words
from interwonen.audit.querysets import AccessEventQuerySet
from interwonen.core.models import model_named
from interwonen.pilots.models import Pilot


class AccessEvent(models.Model):
    """One line: an act on an object and its result, never the content (NEN 7513, BIO2 8.15.01).

    `at` is real time, also in a demonstration. A line is never changed or deleted.
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
        DESTROY = ActCode.DESTROY.value, _("Destroyed")
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
        roles = [role_label(role) for role in self.roles.split(",") if role]
        return ", ".join(filter(None, [*roles, self.organisation_name]))

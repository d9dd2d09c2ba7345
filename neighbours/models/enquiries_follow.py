"""Links with which a neighbour follows what they asked, without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History, acting_user_field
from neighbours.models.enquiries import Enquiry
from neighbours.querysets.enquiries_follow import FollowLinkQuerySet


class FollowLink(models.Model):
    """A secret link to the state of one enquiry; only its hash is kept.

    How long it works follows from the enquiry (`neighbours_follow_until`).
    """

    enquiry = models.ForeignKey(
        Enquiry, verbose_name=_("enquiry"), on_delete=models.PROTECT, related_name="follow_links"
    )
    secret_hash = models.CharField(_("secret, hashed"), max_length=64, unique=True, editable=False)
    made_on = models.DateField(_("made on"), editable=False)
    made_by = acting_user_field(verbose_name=_("made by"))

    fixed_fields = ("enquiry", "secret_hash", "made_on")
    history = History(excluded_fields=["secret_hash"])
    objects = FollowLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("link to follow an enquiry")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

"""What letters and the public page say of the pilot: whom to call, who signs, where to complain."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interwonen.core.constraints import on_one_line, says, text_length
from interwonen.core.history import History
from interwonen.core.phone_numbers import E164, LONGEST
from interwonen.pilots.models import Pilot
from neighbours.querysets.contact_points import ContactPointQuerySet

_LINES = (
    "desk_name",
    "return_address",
    "visiting_address",
    "signatory_name",
    "signatory_function",
)
_TEXTS = ("complaint_text", "privacy_text")


class ContactPoint(models.Model):
    """How neighbours reach the pilot: one per pilot, printed in letters and shown to everyone."""

    class Window(models.TextChoices):
        """Where an envelope shows the address of a letter."""

        LEFT = "left", _("at the left")
        RIGHT = "right", _("at the right")

    pilot = models.OneToOneField(
        Pilot, verbose_name=_("pilot"), on_delete=models.PROTECT, related_name="contact_point"
    )
    desk_name = models.CharField(_("name of the contact point"), max_length=100)
    phone = models.CharField(_("telephone"), max_length=LONGEST)
    email = models.EmailField(_("e-mail address"))
    visiting_address = models.CharField(_("address of the support point"), max_length=200)
    return_address = models.CharField(_("return address"), max_length=100)
    signatory_name = models.CharField(_("who signs letters"), max_length=100)
    signatory_function = models.CharField(_("function of who signs"), max_length=100)
    complaint_text = models.TextField(_("where to complain"), max_length=2_000)
    privacy_text = models.TextField(_("what we keep, and how long"), max_length=2_000)
    window = models.CharField(
        _("window of the envelopes"), max_length=5, choices=Window, default=Window.RIGHT
    )
    is_published = models.BooleanField(_("page for neighbours switched on"), default=False)

    fixed_fields = ("pilot",)
    printed_fields = (*_LINES, *_TEXTS)
    history = History()
    objects = ContactPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact point")
        constraints = [
            models.CheckConstraint(
                name="neighbours_contactpoint_is_complete", condition=says(*_LINES, *_TEXTS)
            ),
            models.CheckConstraint(
                name="neighbours_contactpoint_phone_is_number", condition=Q(phone__regex=E164)
            ),
            models.CheckConstraint(
                name="neighbours_contactpoint_on_one_line",
                condition=on_one_line("return_address") & on_one_line("visiting_address"),
            ),
            models.CheckConstraint(
                name="neighbours_contactpoint_known_window",
                condition=Q(window__in=["left", "right"]),
            ),
            text_length("neighbours_contactpoint", *_TEXTS),
        ]

    def __str__(self) -> str:
        return gettext("contact point")

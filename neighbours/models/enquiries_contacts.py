"""Who asks or reports: kept apart from the enquiry, so that it can be removed for good."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History
from neighbours.querysets.enquiries import EnquirerQuerySet

NAME_LENGTH, PHONE_LENGTH = 100, 50


class Enquirer(models.Model):
    """The name and address of a neighbour, as far as given; someone anonymous has no row.

    They are removed a year after closing. The history says who changed them and when, never what
    they were.
    """

    enquiry = models.OneToOneField(
        "neighbours.Enquiry",
        verbose_name=_("enquiry"),
        on_delete=models.PROTECT,
        related_name="contact",
    )
    name = models.CharField(_("name of the neighbour"), max_length=NAME_LENGTH, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=PHONE_LENGTH, blank=True)
    removed_on = models.DateField(_("data removed on"), null=True, blank=True, editable=False)

    fixed_fields = ("enquiry",)
    history = History(excluded_fields=["name", "email", "phone"])
    objects = EnquirerQuerySet.as_manager()

    class Meta:
        verbose_name = _("data of the neighbour")
        constraints = [
            models.CheckConstraint(
                name="neighbours_enquirer_removed_is_empty",
                condition=Q(removed_on=None) | Q(name="", email="", phone=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def is_anonymous(self) -> bool:
        return not (self.name or self.email or self.phone)

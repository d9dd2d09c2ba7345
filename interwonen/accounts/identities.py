"""By whom a person is known at the organisation where they sign in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from interwonen.core.history import History


class Identity(models.Model):
    """A person at an OpenID issuer: its address and the subject that it never gives to another.

    A person has one at most, and it is the only thing by which an issuer names an account: an
    e-mail address may go to someone else.
    """

    user = models.OneToOneField(
        "accounts.User",
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="identity",
    )
    issuer = models.CharField(_("issuer"), max_length=200)
    subject = models.CharField(_("subject at the issuer"), max_length=255)

    fixed_fields = ("user", "issuer", "subject")
    history = History()

    class Meta:
        verbose_name = _("sign-in at the own organisation")
        constraints = [
            models.UniqueConstraint("issuer", "subject", name="accounts_identity_of_one_person")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.issuer})"

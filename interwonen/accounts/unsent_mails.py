"""Mails that wait because the mail server did not take them: a model, as those in models.py."""

from smtplib import SMTPRecipientsRefused

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from interwonen.accounts.querysets import UnsentMailQuerySet


class UnsentMail(Email):
    """A mail in the queue that the mail server did not take when the worker tried."""

    objects = UnsentMailQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = _("e-mail that was not delivered")

    @property
    def reason(self) -> str:
        """Why the server did not take it; only rows from `with_cause` can tell."""
        if self.is_given_up and self.cause == SMTPRecipientsRefused.__name__:
            return gettext("The mail server does not accept this address.")
        return gettext("The mail server did not answer, or did not take the e-mail.")

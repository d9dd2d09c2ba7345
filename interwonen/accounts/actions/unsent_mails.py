"""Have a mail tried again that the mail server did not take."""

from django.db import transaction

from interwonen.accounts.models import UnsentMail, User
from interwonen.core.mail_queue import try_again


@transaction.atomic
def send_mail_again(*, mail: UnsentMail, by: User) -> UnsentMail:
    """Let the worker try it within seconds, and all its later times anew.

    That `by` asked for it is in the access log.
    """
    try_again(mail.pk)
    return mail

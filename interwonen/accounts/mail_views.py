"""Have a mail tried again that the mail server did not take."""

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from interwonen.access.guard import PilotRequest, require
from interwonen.access.permissions import Permission
from interwonen.accounts.actions.unsent_mails import send_mail_again
from interwonen.accounts.models import UnsentMail
from interwonen.accounts.views import people_trail
from interwonen.core.forms import ButtonForm
from interwonen.core.pages import form_page, sent


@require(Permission.PEOPLE_WRITE, UnsentMail)
def mail_send_again(request: PilotRequest, mail: UnsentMail) -> HttpResponse:
    """Have an e-mail sent again that was not delivered."""
    works_until = date_format(localtime(mail.expires_at), "DATETIME_FORMAT")
    return form_page(
        request,
        ButtonForm(sent(request), label=_("Send again")),
        send_mail_again,
        {"mail": mail},
        done=_("The e-mail is sent again within a minute. If it fails, it is listed here again."),
        title=_("Send an e-mail again"),
        lead=_(
            "Is it an invitation with a wrong address? Then withdraw it and invite this person anew."
        ),
        breadcrumbs=people_trail(request.pilot),
        template="confirm_page.html",
        facts=[
            (_("To"), ", ".join(mail.to)),
            (_("Subject"), mail.subject),
            (_("Kept until"), works_until),
        ],
    )

"""Invites someone from the command line: a pilot's first administrator and first policy officer."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interwonen.access.permissions import Act
from interwonen.access.recording import command_recorded
from interwonen.access.roles import Role
from interwonen.accounts.actions.invitations import invite
from interwonen.accounts.mails import about_invitation
from interwonen.accounts.models import Invitation, Organisation, User
from interwonen.core import clock
from interwonen.core.clean_text import clean_line
from interwonen.core.mail_queue import deliver_due, refusal_of
from interwonen.core.rules import RuleBroken


class Command(BaseCommand):
    help = (
        "Invite someone to a role in a pilot: the first administrator, and the first policy officer, "
        "who agrees to the first role that reads files. After these, use the site."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pilot", help="the pilot's name in the address bar")
        parser.add_argument(
            "email", type=clean_line, help="the address that the invitation goes to"
        )
        parser.add_argument("--name", type=clean_line, required=True)
        parser.add_argument(
            "--organisation", type=clean_line, required=True, help="its name, as it is known"
        )
        parser.add_argument("--role", default=Role.ADMINISTRATOR.value, choices=list(Role))

    @command_recorded("invite", Act.ROLE)
    def handle(self, **options: Any) -> None:
        pilot = _known(apps.get_model("pilots", "Pilot"), "slug", options["pilot"])
        organisation = _known(Organisation, "name", options["organisation"])
        try:
            invitation, link = invite(
                email=options["email"],
                name=options["name"],
                organisation=organisation,
                pilot=pilot,
                role=options["role"],
                now=clock.now(),
                by=User.system(),
            )
        except RuleBroken as refusal:
            raise CommandError(f"{refusal.message} {refusal.rule.next_step}") from refusal
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Invited {invitation.email} until {invitation.expires_at:%Y-%m-%d}.")
        self._tell_about_mail(invitation, link)

    def _tell_about_mail(self, invitation: Invitation, link: str) -> None:
        deliver_due(now=clock.now())
        refusal = refusal_of(about_invitation(invitation))
        if not settings.EMAIL_HOST:
            self.stdout.write(f"No mail server is set. Hand over this link yourself: {link}")
        elif refusal:
            self.stdout.write(
                f"The mail server did not take the mail ({refusal}). `manage.py send_mails` tries it again;"
                f" you can also hand over this link yourself: {link}"
            )


def _known(model: Any, field: str, value: str) -> Any:
    row = model.objects.filter(**{field: value}).first()
    if row is None:
        names = ", ".join(model.objects.values_list(field, flat=True)) or "none yet"
        raise CommandError(f"No {model._meta.verbose_name} is called {value!r}; known: {names}.")
    return row

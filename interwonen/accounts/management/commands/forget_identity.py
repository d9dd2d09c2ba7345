"""Forgets by which subject someone is known at the own organisation, who got another account there."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interwonen.access.permissions import Act
from interwonen.access.recording import command_recorded
from interwonen.accounts.actions.identities import forget_identity
from interwonen.accounts.models import Identity, User


class Command(BaseCommand):
    help = (
        "Let someone who got another account at the own organisation be recognised by the e-mail "
        "address once more. First make sure that it is the same person."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the account in Interwonen")

    @command_recorded("forget_identity", Act.ROLE)
    def handle(self, **options: Any) -> None:
        identity = Identity.objects.filter(user__email__iexact=options["email"]).first()
        if identity is None:
            raise CommandError("Nobody with this address signs in at an organisation.")
        forget_identity(identity=identity, by=User.system())
        self.stdout.write("At the next sign-in this person is recognised by the e-mail address.")

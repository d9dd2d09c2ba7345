"""How sign-in differs from the library's own: no open sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Nobody makes an account by oneself; an invitation does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

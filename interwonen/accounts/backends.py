"""How the person who is signed in is read with every request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from interwonen.accounts.models import User


class WithOrganisation(AuthenticationBackend):
    """Reads a person together with the organisation, which the access log names at every visit.

    Who fills in the password of a closed account gets the answer to a wrong password. Roles that an
    issuer gives do not hold: only a sign-in there tells whether it still does.
    """

    leaves_out_claims = True

    def get_user(self, user_id: Any) -> User | None:
        try:
            user = User.objects.select_related("organisation").get(pk=user_id)
        except User.DoesNotExist:
            return None
        user.leaves_out_claims = self.leaves_out_claims
        return user if self.user_can_authenticate(user) else None

    @classmethod
    def _stash_user(cls, user: Any) -> Any:
        return super()._stash_user(None)  # the library keeps it to say that the account is closed


class SignedInAtIssuer(WithOrganisation):
    """Reads a person whose session began at an OpenID issuer; no password leads here."""

    leaves_out_claims = False

    def authenticate(self, request: Any, **credentials: Any) -> None:
        return None

"""The links with which someone who forgot the password chooses a new one."""

from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from interwonen.core.secret_links import new_secret


class NewestLinkOnly(PasswordResetTokenGenerator):
    """A link works once, for PASSWORD_RESET_TIMEOUT, until a newer one is made for this person."""

    def make_token(self, user: Any) -> str:
        user.newest_reset = new_secret()
        user.skip_history_when_saving = True  # nothing of the person changes
        try:
            user.save(update_fields=["newest_reset"])
        finally:
            del user.skip_history_when_saving
        return super().make_token(user)

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        return super()._make_hash_value(user, timestamp) + user.newest_reset

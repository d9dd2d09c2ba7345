"""Keeps the secrets in addresses out of the server's log."""

import logging
import re

# An invitation, a link for a new password and one of a calendar open a door for who has them.
_SECRET = re.compile(r"(/uitnodiging/|/password/reset/key/|/toegang/agenda/)[^/\s]+")


class HideSecrets(logging.Filter):
    """Replaces the secret part of an address in every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRET.sub(r"\1***", record.getMessage())
        record.args = ()
        return True

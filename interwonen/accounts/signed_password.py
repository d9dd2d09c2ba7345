"""An account whose password counts only where the application set it, and for that account.

The database does not hold the keys of signatures: who copies the hash of an own password over that of
a colleague cannot make the signature that belongs to it.
"""

from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from interwonen.core.signatures import is_signature_of, signature_of


class WithSignedPassword(AbstractBaseUser):
    """Signs the number of the account and the hash of its password where one is set, nowhere else."""

    password_signature = models.CharField(
        _("signature of the password"), max_length=64, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_password_signed(self) -> bool:
        """Whether the application set the password that is stored, for this account."""
        return is_signature_of(self.password_signature, self._signed_text())

    def set_password(self, raw_password: str | None) -> None:
        """Keep the hash of a password, signed; that of a new account is signed when it is saved."""
        super().set_password(raw_password)
        self.password_signature = signature_of(self._signed_text()) if self.pk else ""

    def check_password(self, raw_password: str | None) -> bool:
        """Whether this is the password; one that the application did not set takes as long as a wrong one."""
        if not self.is_password_signed:
            check_password(raw_password, self.password)  # hashes nothing anew, so nothing is signed
            return False
        return super().check_password(raw_password)

    async def acheck_password(self, raw_password: str | None) -> bool:
        """As check_password, which Django's own would go round."""
        return await sync_to_async(self.check_password)(raw_password)

    def save(self, *args: Any, **options: Any) -> None:
        """In one transaction with its history; a password set before the account had a number is signed."""
        is_still_to_sign = self.pk is None and self._password is not None  # type: ignore[attr-defined]
        # Django saves a password that it hashed anew by its own name only.
        if "password" in (options.get("update_fields") or ()):
            options["update_fields"] = {*options["update_fields"], "password_signature"}
        with transaction.atomic():
            super().save(*args, **options)
            if is_still_to_sign:
                self._sign_new()

    def _sign_new(self) -> None:
        """Sign the password now that there is a number. The history leaves it out: no second row."""
        self.password_signature = signature_of(self._signed_text())
        self.skip_history_when_saving = True
        try:
            super().save(update_fields=["password_signature"])
        finally:
            del self.skip_history_when_saving

    def _signed_text(self) -> str:
        return f"password of account {self.pk}: {self.password}"

"""An account whose password counts only where the application set it, and for that account.

The database does not hold the keys of signatures: who copies the hash of an own password over that of
a colleague cannot make the signature that belongs to it.
"""

from typing import Any

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

    def save(self, *args: Any, **options: Any) -> None:
        """Together with its history, also when the sign-in library saves."""
        was_set_without_number = self.pk is None and self._password is not None  # type: ignore[attr-defined]
        if "password" in (options.get("update_fields") or ()):
            options["update_fields"] = {*options["update_fields"], "password_signature"}
        with transaction.atomic():
            super().save(*args, **options)
            if was_set_without_number:
                self._sign_new()

    def _sign_new(self) -> None:
        """The history leaves the signature out, so it gets no second row."""
        self.password_signature = signature_of(self._signed_text())
        self.skip_history_when_saving = True
        try:
            super().save(update_fields=["password_signature"])
        finally:
            del self.skip_history_when_saving

    def _signed_text(self) -> str:
        return f"password of account {self.pk}: {self.password}"

"""People, organisations, memberships and invitations."""

from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    password_reset,
)
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.checks import Tags, register
from django.db.models.signals import pre_save


class AccountsConfig(AppConfig):
    name = "interwonen.accounts"

    def ready(self) -> None:
        from allauth.mfa import signals as factors
        from allauth.mfa.models import Authenticator

        from interwonen.accounts import factors_noted, signed_factors
        from interwonen.accounts.adapter import password_was_reset, proved_by_signing_in
        from interwonen.accounts.issuer_checks import check_issuers, issuers_are_known
        from interwonen.core.probes import also_check

        register(check_issuers, Tags.database)
        also_check("issuers", issuers_are_known)
        password_reset.connect(password_was_reset)
        password_changed.connect(factors_noted.password_changed)
        user_logged_in.connect(proved_by_signing_in)
        authentication_step_completed.connect(factors_noted.step_completed)
        pre_save.connect(signed_factors.sign_new, sender=Authenticator)
        factors.authentication_failed.connect(factors_noted.factor_failed)
        factors.authenticator_used.connect(factors_noted.factor_used)
        factors.authenticator_added.connect(factors_noted.factor_added)
        factors.authenticator_removed.connect(factors_noted.factor_removed)

"""Shared code that imports no other app."""

from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.core.checks import CheckMessage, Tags, Warning, register
from django.core.signals import got_request_exception
from django.db.models.signals import post_migrate, pre_migrate
from django.urls import register_converter


class CoreConfig(AppConfig):
    name = "interwonen.core"

    def ready(self) -> None:
        from interwonen.core.grants import renew_grants, web_role_owns_nothing
        from interwonen.core.guarding import apply_guards, drop_views
        from interwonen.core.middleware import note_sign_out
        from interwonen.core.probes import also_check, mails_go_out
        from interwonen.core.quarters import QuarterConverter
        from interwonen.core.rules import load_rules
        from interwonen.core.unavailable import note_failure

        register_converter(QuarterConverter, "quarter")
        register(clock_runs, deploy=True)
        register(https_is_seen, deploy=True)
        register(mails_lead_here, deploy=True)
        register(web_role_owns_nothing, Tags.database, deploy=True)
        load_rules()
        also_check("mails", mails_go_out)
        got_request_exception.connect(note_failure)
        user_logged_out.connect(note_sign_out)
        pre_migrate.connect(drop_views)
        post_migrate.connect(apply_guards)
        post_migrate.connect(renew_grants)  # of the views as well, which the guards make anew


def clock_runs(**_kwargs: Any) -> list[CheckMessage]:
    """A system check: a fixed date is for demonstrations only."""
    if settings.CLOCK_DATE is None:
        return []
    hint = "Remove INTERWONEN_CLOCK, unless this is a demonstration."
    return [Warning("The clock stands still.", hint=hint, id="interwonen.W001")]


def https_is_seen(**_kwargs: Any) -> list[CheckMessage]:
    """A system check: behind a proxy that is not believed, every page leads to itself."""
    if settings.TRUSTED_PROXIES or not settings.SECURE_SSL_REDIRECT:
        return []
    text = "No proxy is trusted, so a page asked for through one redirects to itself for ever."
    hint = "Set INTERWONEN_TRUSTED_PROXIES to how many proxies stand in front, such as 1."
    return [Warning(text, hint=hint, id="interwonen.W003")]


def mails_lead_here(**_kwargs: Any) -> list[CheckMessage]:
    """A system check: the address in mails is that of one host."""
    host = urlsplit(settings.SITE_ADDRESS).hostname or ""
    if host and not host.startswith((".", "*")):
        return []
    hint = "Set INTERWONEN_ADDRESS, such as https://interwonen.example."
    return [Warning("Links in mails lead nowhere.", hint=hint, id="interwonen.W004")]

"""What a line of the access log stores as names, in words for people."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interwonen.access.roles import role_label
from interwonen.core.models import model_named

# Pages whose address says nothing, says it in English or lacks a diaeresis.
_NAMED: dict[str, str | Promise] = {
    "account_login": gettext_lazy("Sign in"),
    "openid-return": gettext_lazy("Sign in at the own organisation"),
    "account_logout": gettext_lazy("Sign out"),
    "home:start": gettext_lazy("Choice of pilot"),
    "home:dashboard": gettext_lazy("Overview"),
    "accounts:membership-end": gettext_lazy("End a role"),
    "accounts:person-detail": gettext_lazy("Account of a person"),
    "accounts:account-close": gettext_lazy("Close an account"),
    "accounts:account-reopen": gettext_lazy("Open an account again"),
    "accounts:account-sessions": gettext_lazy("End all sessions"),
    "accounts:account-correct": gettext_lazy("Correct name or address"),
    "audit:person-history": gettext_lazy("History of the account"),
    "account_change_password": gettext_lazy("Choose a new password"),
    "account_reset_password": gettext_lazy("Forgot your password?"),
    "account_reset_password_from_key": gettext_lazy("Choose a new password"),
    "step-up": gettext_lazy("Confirm that it is you"),
    "session-list": gettext_lazy("Where you are signed in"),
    "mfa_index": gettext_lazy("Second step when signing in"),
    "mfa_authenticate": gettext_lazy("Second step"),
    "mfa_login_webauthn": gettext_lazy("Sign in with a passkey"),
    "mfa_activate_totp": gettext_lazy("Set up an app"),
    "mfa_deactivate_totp": gettext_lazy("Remove the app"),
    "mfa_add_webauthn": gettext_lazy("Add a passkey"),
    "mfa_remove_webauthn": gettext_lazy("Remove a passkey"),
    "recovery-codes-make": gettext_lazy("Recovery codes"),
    "app-replace": gettext_lazy("Set up the app on another telephone"),
    "rights:file-requests": gettext_lazy("Requests about the own data"),
    "rights:request-answer": gettext_lazy("Answer to a request about the own data"),
    "rights:request-withdraw": gettext_lazy("Withdraw a request about the own data"),
    "rights:limit-set": gettext_lazy("Limit the use of the file"),
    "rights:limit-lift": gettext_lazy("Lift a limit on the use of the file"),
    "rights:copy-make": gettext_lazy("Make the copy of the file"),
    "rights:copy-texts": gettext_lazy("Go through the texts of the copy"),
    "rights:copy-release": gettext_lazy("Release the copy of the file"),
    "rights:copy-withdraw": gettext_lazy("Withdraw the copy of the file"),
    "rights:statement-withdraw": gettext_lazy("Withdraw a statement of the resident"),
    "command:backup": gettext_lazy("Backup"),
    "command:restore": gettext_lazy("Backup put back"),
    "command:destroy": gettext_lazy("Destruction"),
    "command:verify_log": gettext_lazy("Check of the access log"),
    "command:invite": gettext_lazy("Invitation"),
    "command:forget_identity": gettext_lazy("Sign-in at the own organisation forgotten"),
}
# Words of an address that lack a diaeresis, or say less than the page does.
_SPELLED = {
    "beeindigen": "beëindigen",
    "kopieen": "kopie van het dossier",
    "rechten": "verzoek over eigen gegevens",
}
_FILE = re.compile(r"^(.*?)\.?(pdf|json|xlsx|csv)$")


def page_in_words(name: str) -> str:
    """A page by the words of its address: "Deelnemers, gesprekken, nieuw" for session-create.

    A page may be gone since: a line outlives the version of the product that wrote it.
    """
    if not name:
        return ""
    if known := _NAMED.get(name):
        return str(known)
    return _in_words().get(name) or _("former page")


@cache
def _in_words() -> dict[str, str]:
    """The words of every address by the name of its page, read once by each process."""
    found = {}
    for name, route in _routes(get_resolver().url_patterns):
        parts = re.sub(r"<[^>]*>", "", route).replace("-", " ").split("/")
        found[name] = capfirst(", ".join(map(_spelled, filter(None, parts))))
    return found


def _spelled(part: str) -> str:
    """A part of an address as one writes it, a file with its kind: "lijst (PDF)"."""
    if file := _FILE.match(part):
        name, kind = file.groups()
        return f"{name} ({kind.upper()})" if name else kind.upper()
    return _SPELLED.get(part, part)


def who_in_words(roles: str, organisation: str) -> str:
    """Roles, with commas between, and the organisation, unless a role names it already."""
    labels = [role_label(role) for role in roles.split(",") if role]
    if any(f"({organisation})" in label for label in labels):
        return ", ".join(labels)
    return ", ".join(filter(None, [*labels, organisation]))


def _routes(
    patterns: Iterable[Any], space: str = "", before: str = ""
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner, route)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", route


def name_records(events: Iterable[Any]) -> None:
    """Give each line the own name of its record, of the kinds that have one for everybody.

    Such a kind has a `name_in_log`; it costs one query. Records of a file have none: what they are
    called may say what is in them, and the line has the code of the person.
    """
    keys: dict[Any, set[int]] = defaultdict(set)
    for event in events:
        event.record_name = ""
        model = model_named(event.object_type) if event.object_type else None
        if hasattr(model, "name_in_log") and event.object_id.isdecimal():
            keys[model].add(int(event.object_id))
    names = {
        (model._meta.label_lower, str(row.pk)): row.name_in_log
        for model, wanted in keys.items()
        for row in model._default_manager.filter(pk__in=wanted)
    }
    for event in events:
        event.record_name = names.get((event.object_type, event.object_id), "")

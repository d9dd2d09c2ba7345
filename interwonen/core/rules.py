"""Rules that the product refuses to break, and how a refusal is told to a person.

A rule that the database guards too has the name of that constraint or trigger, so that a refusal by
an action and a refusal by the database read the same on screen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.db import IntegrityError
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule
from django.utils.translation import gettext_lazy as _

_rules: dict[str, "Rule"] = {}


@dataclass(frozen=True)
class Rule:
    """A named rule: what is refused, why the rule exists (its ground) and what to do instead.

    The database holds it too, by a constraint or a guard of its name. `field` is the form field it
    is shown at, if any. A rule with `confirm` is a doubt: whoever ticks these words may go on.
    """

    name: str
    message: str | Promise
    ground: str | Promise
    next_step: str | Promise
    field: str | None = None
    confirm: str | Promise = ""

    def __post_init__(self) -> None:
        """Make the rule known by its name, which belongs to one rule."""
        if self.name in _rules:
            raise ValueError(f"there are two rules {self.name}")
        _rules[self.name] = self


@dataclass(frozen=True)
class ActionRule(Rule):
    """A rule that only actions hold: plausibility, or what a record's state allows."""


class RuleBroken(Exception):
    """An action refused because a rule forbids it; nothing was written.

    `message` says what is refused, with the facts of this case in `detail` where they are known;
    `field` is the form field that it is about, the rule's own unless another is named.
    """

    def __init__(self, rule: Rule, detail: str = "", *, field: str | None = None) -> None:
        self.rule = rule
        self.field = field or rule.field
        self.message = f"{rule.message} {detail}".strip()
        super().__init__(self.message)


def refuse_unless(allowed: bool, rule: Rule, detail: str = "", *, field: str | None = None) -> None:
    """Raise RuleBroken for `rule` unless `allowed`."""
    if not allowed:
        raise RuleBroken(rule, detail, field=field)


def registered() -> dict[str, Rule]:
    """All known rules by name."""
    return dict(_rules)


def load_rules() -> None:
    """Import the rules of every app, so that a refusal by the database finds its rule."""
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "rules"):
            rules = import_module(f"{app.name}.rules")
            for module in iter_modules(getattr(rules, "__path__", [])):
                import_module(f"{rules.__name__}.{module.name}")


@contextmanager
def refusals_explained() -> Iterator[None]:
    """Turn a refusal by the database into RuleBroken where its constraint is a known rule."""
    try:
        yield
    except IntegrityError as error:
        diagnosis = getattr(error.__cause__, "diag", None)
        rule = _rules.get(getattr(diagnosis, "constraint_name", None) or "")
        if rule is None:
            raise
        raise RuleBroken(rule) from error


# The triggers that hold these two are generated (guarding.py).
OWNER_IS_FIXED = Rule(
    name="core_owner_is_fixed",
    message=_("This record belongs to another person, stay, dwelling or pilot."),
    ground=_("What was recorded about someone or something is never moved to another."),
    next_step=_("Record it anew where it belongs."),
)
APPEND_ONLY = Rule(
    name="core_append_only",
    message=_("What stands in the history or in the access log never changes."),
    ground=_("It must stay possible to see who did what, and who looked at what."),
    next_step=_("Correct the record itself; the history then shows both versions."),
)

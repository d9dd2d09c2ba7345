"""Rules that the product refuses to break, and how a refusal is told to a person.

A rule that the database guards too has the name of that constraint or trigger, so that a refusal by
an action and a refusal by the database read the same on screen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils.functional import Promise


@dataclass(frozen=True)
class Rule:
    """A named rule: what is refused, why the rule exists (its ground) and what to do instead.

    `name` is that of its guard in the database, if any; `field` the form field it is shown at, if any.
    A rule with `confirm` is a doubt: whoever ticks these words may go on.
    """

    name: str
    message: str | Promise
    ground: str | Promise
    next_step: str | Promise
    field: str | None = None
    confirm: str | Promise = ""


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


_rules: dict[str, Rule] = {}


def register(*rules: Rule) -> None:
    """Make rules known by their names; a name belongs to one rule."""
    for rule in rules:
        if rule.name in _rules:
            raise ValueError(f"rule {rule.name} is registered twice")
        _rules[rule.name] = rule


def registered() -> dict[str, Rule]:
    """All known rules by name."""
    return dict(_rules)


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

"""Rules that the product refuses to break, and how a refusal is explained on screen.

A rule that the database checks too has the name of that constraint or trigger, so that a refusal
by an action and one by the database read the same on screen.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
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
    """A named rule: what is wrong (`message`), what to do (`next_step`) and why (`ground`).

    The database checks it too, by a constraint or guard of that name. `field` is the form field at
    which it is shown, if any. A rule with `confirm` is a doubt: a user who ticks those words may
    go on.
    """

    name: str
    message: str | Promise
    next_step: str | Promise
    ground: str | Promise
    field: str | None = None
    confirm: str | Promise = ""

    def __post_init__(self) -> None:
        """Register the rule. Raises ValueError when its name is taken."""
        if self.name in _rules:
            raise ValueError(f"there are two rules {self.name}")
        _rules[self.name] = self

    def checked_as(self, name: str) -> "Rule":
        """The same rule under the name of one more constraint that checks it."""
        return Rule(name, self.message, self.next_step, self.ground, self.field)

    def is_settled(self, confirmed: Collection[str]) -> bool:
        """Whether it is a doubt, and among the names of those that the user confirmed."""
        return bool(self.confirm) and self.name in confirmed


@dataclass(frozen=True)
class ActionRule(Rule):
    """A rule that actions check, and no constraint by this name.

    Plausibility, what the state of a record allows, or what constraints of several models check
    under names of their own (`checked_as`).
    """


class RuleBroken(Exception):
    """An action refused because a rule forbids it; nothing was written.

    `message` is that of the rule, followed by `detail` with the facts of this case, if any; `field`
    is the form field that it is about, the one of the rule unless another is given. `others` are
    refusals of the same form, which are shown with it.
    """

    others: tuple["RuleBroken", ...] = ()

    def __init__(self, rule: Rule, detail: str = "", *, field: str | None = None) -> None:
        self.rule = rule
        self.field = field or rule.field
        self.message = f"{rule.message} {detail}".strip()
        super().__init__(self.message)


def refuse_unless(
    allowed: bool,
    rule: Rule,
    detail: str = "",
    *,
    field: str | None = None,
    confirmed: Collection[str] = (),
) -> None:
    """Raise RuleBroken for `rule` unless `allowed`, or unless it is a doubt that was `confirmed`."""
    if not (allowed or rule.is_settled(confirmed)):
        raise RuleBroken(rule, detail, field=field)


def refuse_together(checks: Iterable[Callable[[], None]]) -> None:
    """Carry out all checks, and raise the first RuleBroken with the others in it.

    Who filled in a long list then sees at once all that is wrong in it.
    """
    refusals = []
    for check in checks:
        try:
            check()
        except RuleBroken as refusal:
            refusals.append(refusal)
    if refusals:
        first, *others = refusals
        first.others = tuple(others)
        raise first


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


MISTAKE_IS_EXPLAINED = ActionRule(
    name="core_mistake_is_explained",
    message=_("You have not said what went wrong."),
    next_step=_("Write in a few words why this no longer counts."),
    ground=_("The history shows why it was taken back."),
    field="reason",
)
STILL_STANDS = Rule(
    name="core_still_stands",
    message=_("This was withdrawn and no longer counts."),
    next_step=_("Record it again if it does count after all."),
    ground=_("What was withdrawn stays as it was, so that the history can be followed."),
)
NOT_AHEAD = ActionRule(
    name="core_not_ahead",
    message=_("This date is in the future."),
    next_step=_("Check the date. If it has yet to happen, record it afterwards."),
    ground=_("Here you record what has happened."),
)

# The triggers that check STILL_STANDS, these three and APPEND_ONLY are generated (guarding.py).
NEVER_DELETED = Rule(
    name="core_never_deleted",
    message=_("This record cannot be deleted."),
    next_step=_("Was it a mistake? Then withdraw it and say why."),
    ground=_("What was recorded stays readable, also when it no longer counts."),
)
OWNER_IS_FIXED = Rule(
    name="core_owner_is_fixed",
    message=_("This record belongs to another person, stay, dwelling or pilot."),
    next_step=_("Record it again where it belongs."),
    ground=_("A record is never moved to another person, stay, dwelling or pilot."),
)
DATE_IN_REACH = Rule(
    name="core_date_in_reach",
    message=_("A date of this record is before 1900 or after 2100."),
    next_step=_("Write the year in four digits."),
    ground=_("Such a date was mistyped, and it would be counted and printed as it stands."),
)
GONE_MEANWHILE = ActionRule(
    name="core_gone_meanwhile",
    message=_("Someone else has removed or replaced this in the meantime. Nothing was changed."),
    next_step=_(
        "Copy what you typed if you still need it, and open the page anew to see how it is now."
    ),
    ground=_("What is no longer there cannot be changed any more."),
)
BUSY = ActionRule(
    name="core_busy",
    message=_("Someone else is working on the same thing at this moment. Nothing was saved."),
    next_step=_("Wait a minute and save again; what you typed is still here."),
    ground=_("Two people who change the same thing at once could undo each other's work."),
)
HISTORY_TELLS = Rule(
    name="core_history_tells",
    message=_("This change did not come with its history."),
    next_step=_("Nothing was saved. Tell the administrator."),
    ground=_("Of everything that changes it is kept who did it, and when."),
)
APPEND_ONLY = Rule(
    name="core_append_only",
    message=_("The history and the access log never change."),
    next_step=_("Correct the record itself; the history then shows both versions."),
    ground=_("It must stay possible to see who did what, and who looked at what."),
)
WORK_NOT_ALLOWED = ActionRule(
    name="core_longwork_still_allowed",
    message=_("You may not do this any more, so nothing was saved."),
    next_step=_("Ask the administrator of the pilot whether you should have the role for it."),
    ground=_("What a role allows ends with that role, also for work that was started before."),
)
ONE_WORK_AT_A_TIME = Rule(
    name="core_longwork_one_at_a_time",
    message=_("Someone else is having the same done at this moment."),
    next_step=_("Wait until that is ready, and look what came of it first."),
    ground=_("The same work done twice at once would cost twice the time, or count twice."),
)

"""Marks that wear off by themselves: what was tried too often, and what is known for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from interwonen.core.models import Mark

_SALT = "interwonen.core.marks"
AT_ONCE = timedelta(0)


@dataclass(frozen=True)
class Limit:
    """So many tries at once; of those that were used, one comes back every so often."""

    name: str
    tries: int
    every: timedelta

    def of(self, *about: str) -> "Tries":
        """The tries of, for example, one account."""
        return Tries(self, _key(self.name, *about))


@dataclass(frozen=True)
class Tries:
    """The tries that a limit leaves to one account, or to whatever else it is about.

    Its mark wears off at the moment at which all of them are there again.
    """

    limit: Limit
    key: str

    def wait(self, until: datetime, now: datetime) -> timedelta:
        """How long it takes until there is a try; AT_ONCE when there is one."""
        all_but_one = (self.limit.tries - 1) * self.limit.every
        return max(AT_ONCE, min(until, now + all_but_one + self.limit.every) - now - all_but_one)


@transaction.atomic
def use(tries: Iterable[Tries], *, now: datetime) -> timedelta:
    """Use one try of each, and give AT_ONCE; if one has none left use none, and give how long to wait.

    Requests at the same moment are counted one after the other.
    """
    _clear(now)
    marks = {each: _locked(each.key, now) for each in sorted(tries, key=lambda each: each.key)}
    wait = max(each.wait(mark.until, now) for each, mark in marks.items())
    if not wait:
        for each, mark in marks.items():
            mark.until = max(mark.until, now) + each.limit.every
            mark.save()
    return wait


@transaction.atomic
def give_back(tries: Iterable[Tries], *, now: datetime) -> None:
    """Give one try of each back."""
    for each in sorted(tries, key=lambda each: each.key):
        mark = _locked(each.key, now)
        mark.until -= each.limit.every
        mark.save()


def are_used_up(tries: Tries, *, now: datetime) -> bool:
    """Whether there is no try left."""
    mark = Mark.objects.filter(key=tries.key).first()
    return mark is not None and tries.wait(mark.until, now) > AT_ONCE


def forget(*tries: Tries) -> None:
    """Let all tries be there again."""
    Mark.objects.filter(key__in=[each.key for each in tries]).delete()


def remember(*about: str, until: datetime) -> None:
    """Remember something until a moment; nobody can read from the mark what it is."""
    Mark.objects.update_or_create(key=_key(*about), defaults={"until": until})


def is_remembered(*about: str, now: datetime) -> bool:
    """Whether that is remembered still."""
    return Mark.objects.filter(key=_key(*about), until__gt=now).exists()


def _key(*about: str) -> str:
    return salted_hmac(_SALT, "\0".join(about), algorithm="sha256").hexdigest()


def _locked(key: str, now: datetime) -> Mark:
    return Mark.objects.select_for_update().get_or_create(key=key, defaults={"until": now})[0]


def _clear(now: datetime) -> None:
    """Throw away what has worn off, except what another request holds."""
    worn_off = Mark.objects.filter(until__lt=now).select_for_update(skip_locked=True)
    Mark.objects.filter(pk__in=worn_off.values("pk")).delete()

"""History on every model, with an acting user on every row."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, models, transaction
from simple_history.models import HistoricalRecords

from interwonen.core import clock
from interwonen.core.rules import GONE_MEANWHILE, RuleBroken, refusals_explained, refuse_unless
from interwonen.core.signatures import Signed
from interwonen.core.typefaces import refuse_unprintable

M = TypeVar("M", bound=models.Model)


class ActorMissing(Exception):
    """A change without an acting user; nothing is written without one."""


class History(HistoricalRecords):
    """`history = History()` on a model: every save and deletion leaves a row with who did it.

    The row is signed (core/signatures.py), and the database refuses at commit a change without it.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(bases=[Signed], m2m_bases=[Signed], **options)

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        """Also stays at hand for `save_as`, as `history_keeper` of the model."""
        super().finalize(sender, **kwargs)
        if sender is self.cls:  # this hears of every model that is made
            sender.history_keeper = self

    def create_historical_record(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Dated by the one clock, unless an action gave it another date."""
        if hasattr(instance, "_history_date"):
            super().create_historical_record(instance, *args, **kwargs)
            return
        instance._history_date = clock.now()
        try:
            super().create_historical_record(instance, *args, **kwargs)
        finally:
            del instance._history_date

    def get_history_user(self, instance: models.Model) -> Any:
        """The user that an action named, else who is signed in, else the account itself."""
        actor = getattr(instance, "_history_user", None) or self._signed_in()
        if actor is None and isinstance(instance, get_user_model()):
            actor = instance  # a password renewed by mail, before anyone is signed in
        if actor is None:
            raise ActorMissing(f"{type(instance).__name__} changed by nobody; use save_as(by=...)")
        return actor

    def _signed_in(self) -> Any:
        request = getattr(self.context, "request", None)
        user = getattr(request, "user", None)
        return user if user is not None and user.is_authenticated else None


def save_as(
    instance: M, *, by: Any, reason: str = "", links: Mapping[str, Iterable[Any]] | None = None
) -> M:
    """Validate and save `instance` as an act of the user `by`; gives it back.

    `links` are the rows that its many-to-many fields are to have, by the name of the field; fields
    that are not named stay as they are. It is one act, so its history gets one row, which holds the
    reason, of at most 100 characters.
    Raises ValidationError on a value of the wrong shape and RuleBroken when the database refuses,
    the record is there no more, or one of the `printed_fields` of its model cannot be printed;
    nothing was written then.
    """
    instance._history_user = by  # type: ignore[attr-defined]
    instance._change_reason = reason  # type: ignore[attr-defined]
    instance.full_clean(exclude=_read_before(instance), validate_constraints=False)
    refuse_unprintable(instance)
    with refusals_explained(), transaction.atomic():
        if links:
            _save_linked(instance, links)
        else:
            _save(instance)
    return instance


def _save(instance: models.Model) -> None:
    """Save a record, but never bring back one that was deleted since it was read."""
    is_known = not instance._state.adding
    try:
        instance.save(force_update=is_known)
    except DatabaseError as error:
        if is_known and error.__cause__ is None:  # Django found no row, PostgreSQL refused nothing
            raise RuleBroken(GONE_MEANWHILE) from error
        raise


def _save_linked(instance: Any, links: Mapping[str, Iterable[Any]]) -> None:
    """Save a record and what it is linked to, then write its history once."""
    is_new = instance.pk is None
    instance.skip_history_when_saving = True
    try:
        _save(instance)
        for name, rows in links.items():
            linked = getattr(instance, name)
            if is_new:
                linked.add(*rows)  # nothing can have been there to take away
            else:
                linked.set(rows)
    finally:
        del instance.skip_history_when_saving
    instance.history_keeper.create_historical_record(instance, "+" if is_new else "~")


def _read_before(instance: models.Model) -> set[str]:
    """The foreign keys whose row is at hand: that it exists need not be asked again.

    Whether it is a row to choose from, such as a term of a list, or is taken already, still is.
    """
    return {
        field.name
        for field in instance._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not field.unique
        and not field.get_limit_choices_to()
        and field.is_cached(instance)
        and getattr(instance, field.attname) is not None
    }


def delete_as(instance: models.Model, *, by: Any, reason: str = "") -> None:
    """Delete `instance` as an act of the user `by`; its history stays and holds the reason.

    Raises RuleBroken when the database refuses or the record is there no more.
    """
    kind = instance._meta.label
    instance._history_user = by  # type: ignore[attr-defined]
    instance._change_reason = reason  # type: ignore[attr-defined]
    with refusals_explained(), transaction.atomic():
        _all, deleted = instance.delete()
        refuse_unless(deleted.get(kind, 0) == 1, GONE_MEANWHILE)


def acting_user_field(**options: Any) -> "models.ForeignKey[Any, Any]":
    """A foreign key to the user who did something; a user who acted is never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        **options,
    )

"""Mails wait in the database, and a worker hands them to the mail server: no request ever does."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused
from threading import Event
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q
from post_office.models import STATUS, Email, Log

from interwonen.core import clock
from interwonen.core.keeping_on import keep_on

KEPT_FOR = timedelta(days=7)
_minute = timedelta(minutes=1)
# How long the worker waits after each failed attempt; after the last one it gives up.
WAITS = (_minute, 5 * _minute, 30 * _minute, 120 * _minute, 360 * _minute, 720 * _minute)


def queue_mail(
    subject: str, body: str, *, to: str, about: str = "", keep_for: timedelta = KEPT_FOR
) -> None:
    """Let a mail wait, in the transaction of the act that it tells of.

    The body holds a link and no personal data. The row is deleted once the mail server has the
    mail, and without being sent after `keep_for`: pass how long its link works. It replaces a
    waiting mail with the same `about`, whose link is older. Without an address it goes to nobody.
    """
    withdraw_mail(about)
    # The library's own function would read subject and body as templates.
    Email.objects.create(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to] if to else [],
        subject=subject,
        message=body,
        status=STATUS.queued,
        context=about,
        expires_at=clock.now() + keep_for,
    )


def withdraw_mail(about: str) -> None:
    """Delete the waiting mail with this `about`, unless it is being sent at this moment."""
    if about:
        rows = Email.objects.filter(context=about).select_for_update(skip_locked=True)
        Email.objects.filter(pk__in=[row.pk for row in rows]).delete()


def refusal_of(about: str) -> str:
    """The kind of error that kept the mail with this `about` from being sent; empty without one."""
    logs = Log.objects.filter(email__context=about).order_by("-pk")
    return logs.values_list("exception_type", flat=True).first() or ""


def deliver_due(*, now: datetime) -> int:
    """Hand the mails that are due to the mail server; gives how many it took.

    Any number of processes may do this at once: one that sends a mail holds its row, and the others
    pass it over. A mail is sent twice only if a process is killed after the server took it and
    before its row is gone.
    """
    Email.objects.filter(expires_at__lte=now).delete()
    return sum(_deliver(pk, now) for pk in list(_due(now).values_list("pk", flat=True)))


def keep_delivering(stop: Event, *, every: float) -> None:
    """Deliver what is due every so many seconds until `stop` is set."""
    keep_on(lambda: deliver_due(now=clock.now()), stop, every=every)


def try_again(pk: int) -> None:
    """Let the worker send a mail soon for which it waits, or which it gave up."""
    mail = Email.objects.filter(pk=pk).select_for_update(skip_locked=True).first()
    if mail is not None:  # else it is being sent at this moment
        mail.status, mail.number_of_retries, mail.scheduled_time = STATUS.queued, 0, None
        mail.save(update_fields=["status", "number_of_retries", "scheduled_time"])


def waits_since(*, now: datetime) -> datetime | None:
    """Since when the mail waits that is due longest; None when none is due."""
    moments = _due(now).values_list("scheduled_time", "created")
    return min((planned or made for planned, made in moments), default=None)


def _due(now: datetime) -> Any:
    waiting = Email.objects.filter(status__in=[STATUS.queued, STATUS.requeued])
    return waiting.filter(Q(scheduled_time=None) | Q(scheduled_time__lte=now)).order_by(
        F("scheduled_time").asc(nulls_first=True), "pk"
    )


@transaction.atomic
def _deliver(pk: int, now: datetime) -> bool:
    mail = _due(now).filter(pk=pk).select_for_update(skip_locked=True).first()
    if mail is None:  # another process has it, or sent it meanwhile
        return False
    try:
        mail.expires_at = None  # the library would write it as a header, without its year
        mail.dispatch(commit=False, connection=get_connection())
    except Exception as refusal:  # noqa: BLE001  # one bad mail does not hold up the others
        _put_off(mail, refusal, now)
        return False
    mail.delete()
    return True


def _put_off(mail: Email, refusal: Exception, now: datetime) -> None:
    """Wait before the next attempt, longer every time, or give up.

    Of what the server said only the kind is kept: its words may hold the address.
    """
    tries = mail.number_of_retries or 0
    if _is_final(refusal) or tries == len(WAITS):
        mail.status, mail.scheduled_time = STATUS.failed, now
    else:
        mail.status, mail.scheduled_time = STATUS.requeued, now + WAITS[tries]
    mail.number_of_retries = tries + 1
    mail.save(update_fields=["status", "scheduled_time", "number_of_retries"])
    mail.logs.all().delete()
    mail.logs.create(status=STATUS.failed, exception_type=type(refusal).__name__)


def _is_final(refusal: Exception) -> bool:
    """Whether the mail server says that the address does not exist (RFC 5321: a code from 500)."""
    return isinstance(refusal, SMTPRecipientsRefused) and all(
        code >= 500 for code, _words in refusal.recipients.values()
    )

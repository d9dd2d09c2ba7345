"""The checks that the actions on sessions share."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from interwonen.core.formatting import in_words
from interwonen.core.rules import RuleBroken, refuse_unless
from interwonen.core.spans import ONE_DAY
from interwonen.pilots.models import Question
from participants.models import Participant, SupportSession
from participants.models.sessions import MINUTES_IN_A_DAY, NOTE_LENGTH
from participants.rules import sessions as rules
from participants.selectors.participants_support_period import is_supported, last_day_to_plan

ONE_YEAR = timedelta(days=366)


def refuse_ahead(day: date, starts_at: time, now: datetime) -> None:
    """Refuse a time after `now`; day and time are in Europe/Amsterdam."""
    began = timezone.make_aware(datetime.combine(day, starts_at))
    refuse_unless(began <= now, rules.SESSION_HELD)


def refuse_to_plan(day: date, today: date) -> None:
    """Refuse a day that has passed or that lies more than a year ahead."""
    refuse_unless(day >= today, rules.SESSION_AHEAD)
    refuse_far_ahead(day, today)


def refuse_far_ahead(day: date, today: date, *, field: str | None = None) -> None:
    """Refuse a day more than a year after `today`, at the form field that it is named by."""
    refuse_unless(day <= today + ONE_YEAR, rules.SESSION_WITHIN_A_YEAR, field=field)


def refuse_minutes(minutes: int) -> None:
    """Refuse a duration below 1 minute or above a day."""
    refuse_unless(1 <= minutes <= MINUTES_IN_A_DAY, rules.SESSION_DURATION)


def refuse_notes(note: str, confidential_note: str = "") -> None:
    """Refuse a text that is too long."""
    refuse_unless(len(note) <= NOTE_LENGTH, rules.SESSION_NOTE)
    refuse_unless(len(confidential_note) <= NOTE_LENGTH, rules.SESSION_CONFIDENTIAL_NOTE)


def refuse_domains(session: SupportSession, domains: Collection[Question]) -> None:
    """Refuse a life domain that is not offered, unless the session names it already."""
    chosen = {domain.pk for domain in domains}
    if session.pk:
        chosen -= set(session.life_domains.values_list("pk", flat=True))
    offered = Question.objects.current("life_domain").filter(pk__in=chosen)
    refuse_unless(not chosen or offered.count() == len(chosen), rules.DOMAINS_FROM_THE_SET)


def refuse_unsupported(participant: Participant, day: date, detail: str = "") -> None:
    """Refuse a day outside referral up to and including the end of aftercare."""
    refuse_unless(is_supported(participant, day), rules.SESSION_DURING_SUPPORT, detail)


def refuse_days(sessions: Sequence[SupportSession]) -> None:
    """Refuse days without support, and of several a series that would run on after the stay."""
    first, last = sessions[0], sessions[-1]
    for session in sessions:
        refuse_unsupported(session.participant, session.day, in_words(session.day))
    if len(sessions) > 1:
        end = last_day_to_plan(first.participant, first.day)
        refuse_unless(last.day <= end, rules.SERIES_WITHIN_PLACEMENT)


def refuse_cancelled_by_nobody(cancelled_by: str) -> None:
    """Refuse anything but a value of SupportSession.CancelledBy."""
    refuse_unless(cancelled_by in SupportSession.CancelledBy.values, rules.CANCELLED_BY_SOMEONE)


def refuse_overlap(sessions: Sequence[SupportSession], confirmed: Collection[str]) -> None:
    """Refuse, unless confirmed, sessions of one counsellor at the time of another of theirs."""
    if rules.SESSION_OVERLAP.is_settled(confirmed):
        return
    days = [session.day for session in sessions]
    agenda = SupportSession.objects.in_agenda_of(
        sessions[0].counsellor, min(days) - ONE_DAY, max(days) + ONE_DAY
    ).exclude(pk__in=[session.pk for session in sessions if session.pk])
    if sessions[0].group:  # sessions of one group contact are one moment
        agenda = agenda.exclude(group=sessions[0].group)
    for other in agenda:
        if any(each.begins < other.ends and other.begins < each.ends for each in sessions):
            words = {
                "day": in_words(other.day),
                "first": time_format(other.starts_at, "H:i"),
                "last": time_format(other.ends, "H:i"),
            }
            detail = _("It is on %(day)s from %(first)s to %(last)s.") % words
            if other.participant_id in {each.participant_id for each in sessions}:
                detail += " " + _(
                    "It is of the same participant: do you mean that one? Correct it."
                )
            raise RuleBroken(rules.SESSION_OVERLAP, detail)

"""Give empty days of a dwelling another cause than the facts tell, and correct that."""

from collections.abc import Collection
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.formatting import in_words
from interwonen.core.history import save_as
from interwonen.core.rules import refuse_unless
from interwonen.core.spans import Span, without
from interwonen.core.withdrawals import standing
from interwonen.pilots.actions.pilots import lock_pilot, refuse_far_from
from interwonen.pilots.models import Term
from participants.actions.participants_recognised import refuse_names_in
from participants.actions.records import refuse_long, set_fields
from participants.models import Dwelling, VacancyCorrection
from participants.rules import vacancies as rules
from participants.rules.records import DATE_NOT_AHEAD
from participants.selectors.vacancies import empty_spans


class CorrectionFacts(TypedDict):
    """On which days, both inclusive, a dwelling is empty by which cause, and why."""

    starts_on: date
    ends_on: date
    cause: Term
    why: str


@transaction.atomic
def correct_vacancy(
    *,
    dwelling: Dwelling,
    today: date,
    by: User,
    confirmed: Collection[str] = (),
    **facts: Unpack[CorrectionFacts],
) -> VacancyCorrection:
    """Record why a dwelling is empty on some days, up to `today`.

    Raises RuleBroken for days out of order, after `today`, far from the pilot, with a cause by hand
    already, or on which it is not empty; without a reason or with one that is too long; and, unless
    confirmed, when the reason seems to point at a person.
    """
    return _save(VacancyCorrection(dwelling=dwelling), facts, today, by, confirmed)


@transaction.atomic
def change_vacancy_correction(
    *,
    correction: VacancyCorrection,
    today: date,
    by: User,
    version: int | None = None,
    confirmed: Collection[str] = (),
    **facts: Unpack[CorrectionFacts],
) -> VacancyCorrection:
    """Change the days, the cause or the reason.

    Raises RuleBroken as `correct_vacancy` does, and for one that was withdrawn; Overtaken when it is
    not `version` any more.
    """
    return _save(standing(correction, version=version), facts, today, by, confirmed)


def _save(
    row: VacancyCorrection,
    facts: CorrectionFacts,
    today: date,
    by: User,
    confirmed: Collection[str],
) -> VacancyCorrection:
    pilot = lock_pilot(row.dwelling.pilot)
    set_fields(row, facts)
    for field in ("starts_on", "ends_on"):
        refuse_unless(getattr(row, field) <= today, DATE_NOT_AHEAD, field=field)
        refuse_far_from(pilot, getattr(row, field), field=field)
    refuse_unless(row.starts_on <= row.ends_on, rules.CORRECTION_ORDER)
    refuse_unless(bool(row.why.strip()), rules.CORRECTION_SAYS_WHY)
    refuse_long(why=row.why)
    _refuse_not_empty(row)
    refuse_names_in({"why": row.why}, pilot=pilot, by=by, on=today, confirmed=confirmed)
    return save_as(row, by=by)


def _refuse_not_empty(row: VacancyCorrection) -> None:
    days = Span(row.starts_on, row.ends_on)
    other = without([days], empty_spans(row.dwelling, days))
    detail = ""
    if other:
        detail = _("Look at %(day)s.") % {"day": in_words(other[0].first)}
    refuse_unless(not other, rules.CORRECTS_EMPTY_DAYS, detail)

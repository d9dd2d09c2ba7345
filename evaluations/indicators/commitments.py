"""How the commitments of the pilot stand."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from evaluations.indicators.indicator import Counted, Indicator, Publishing, Subject, Unit
from evaluations.selectors.commitments import Status
from evaluations.selectors.facts import Facts
from interwonen.access.permissions import Permission
from interwonen.core.spans import Span


def _standing(facts: Facts, _days: Span, status: str = "") -> list[Counted]:
    return [
        Counted(
            each.deadline,
            each.commitment.words,
            record=("evaluations:commitment-detail", each.commitment.pk),
        )
        for each in facts.standings
        if not status or each.status == status
    ]


COMMITMENTS = tuple(
    Indicator(
        code=f"commitments_{status}",
        slug=slug,
        name=name,
        definition=definition,
        subject=Subject.STEERING,
        publishing=Publishing.NO_PERSONS,
        numerator=counted,
        counts=partial(_standing, status=status),
        denominator=_("all promises and limits"),
        out_of=_standing,
        unit=Unit.SHARE,
        of_a_day=True,
        rows_for=Permission.EVALUATION_READ,
    )
    for status, slug, name, definition, counted in (
        (
            Status.MET,
            "toezeggingen-nagekomen",
            _("Commitments met"),
            _("How many promises are proved by the records, and how many limits hold."),
            _("promises that are met and limits that hold"),
        ),
        (
            Status.OPEN,
            "toezeggingen-open",
            _("Commitments open"),
            _("How many promises are not proved yet, while their day has not passed."),
            _("promises that can still be met in time"),
        ),
        (
            Status.OVERDUE,
            "toezeggingen-te-laat",
            _("Commitments overdue"),
            _("How many promises are not proved, while their day has passed."),
            _("promises past their day"),
        ),
        (
            Status.BREACHED,
            "grenzen-overschreden",
            _("Limits breached"),
            _("How many limits something in the records goes over."),
            _("limits that were breached"),
        ),
    )
)

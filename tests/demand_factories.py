"""Keyword functions for causes of empty days and requests without a referral."""

from datetime import date
from typing import Any

from interwonen.pilots.models import Pilot
from participants.actions.unmet_requests import record_unmet_request
from participants.actions.vacancies import correct_vacancy
from participants.models import Dwelling, UnmetRequest, VacancyCorrection
from tests.factories import TODAY, system, term


def make_correction(dwelling: Dwelling, **facts: Any) -> VacancyCorrection:
    """Work of the landlord from 10 up to and including 12 June 2021."""
    defaults: dict[str, Any] = {
        "starts_on": date(2021, 6, 10),
        "ends_on": date(2021, 6, 12),
        "cause": term("vacancy_cause.landlord"),
        "why": "De verhuurder legde een nieuwe vloer.",
        "today": TODAY,
        "by": system(),
    }
    return correct_vacancy(dwelling=dwelling, **{**defaults, **facts})


def make_unmet_request(pilot: Pilot, **facts: Any) -> UnmetRequest:
    """A night shelter asked on 3 May 2021 for one person; the pilot was full."""
    defaults: dict[str, Any] = {
        "asked_on": date(2021, 5, 3),
        "asked_by": "Nachtopvang",
        "origin": term("origin.mo_night"),
        "number": 1,
        "reason": term("turned_away.full"),
        "explanation": "",
        "today": TODAY,
        "by": system(),
    }
    return record_unmet_request(pilot=pilot, **{**defaults, **facts})

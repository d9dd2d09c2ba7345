"""The one list of all indicators, and their figures as of a day."""

from collections.abc import Collection

from evaluations.indicators.assessments import ASSESSMENTS
from evaluations.indicators.commitments import COMMITMENTS
from evaluations.indicators.funding import FUNDING
from evaluations.indicators.goals import GOALS
from evaluations.indicators.housing_skills import HOUSING_SKILLS
from evaluations.indicators.indicator import Indicator
from evaluations.indicators.moments import MOMENTS
from evaluations.indicators.moves import MOVES
from evaluations.indicators.neighbourhood import NEIGHBOURHOOD
from evaluations.indicators.places import PLACES
from evaluations.indicators.referrals import REFERRALS
from evaluations.indicators.sessions import SESSIONS
from evaluations.indicators.vacancies import VACANCIES
from interwonen.access.permissions import Permission

INDICATORS: tuple[Indicator, ...] = (
    *PLACES,
    *VACANCIES,
    *REFERRALS,
    *MOVES,
    *SESSIONS,
    *GOALS,
    *ASSESSMENTS,
    *HOUSING_SKILLS,
    *NEIGHBOURHOOD,
    *MOMENTS,
    *COMMITMENTS,
    *FUNDING,
)


def readable(permissions: Collection[Permission]) -> tuple[Indicator, ...]:
    """The indicators that someone with these permissions in the pilot may read."""
    return tuple(each for each in INDICATORS if each.subject.permission in permissions)

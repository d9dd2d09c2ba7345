"""Which records can be withdrawn that were made by mistake: a line for every kind."""

from django.utils.translation import gettext_lazy

from interwonen.access.permissions import Permission
from interwonen.audit.withdrawals import Withdrawal
from interwonen.core.withdrawals import withdraw
from participants.actions.agreed_statements import withdraw_agreed_statement
from participants.actions.assessments import withdraw_assessment
from participants.models import (
    AgreedStatement,
    Agreement,
    Assessment,
    Availability,
    Barrier,
    BarrierStatus,
    Checklist,
    Dwelling,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Inspection,
    NeighbourhoodSignal,
    ProgressReview,
    Return,
    UnmetRequest,
    VacancyCorrection,
)
from participants.views.agreed_statements import statement_trail
from participants.views.assessments import assessment_trail, while_it_is_the_last
from participants.views.dwellings import dwellings_trail, part_trail
from participants.views.follow_ups import follow_up_trail
from participants.views.goals import record_trail
from participants.views.incidents import incident_trail
from participants.views.neighbourhood_signals import neighbourhood_signal_trail
from participants.views.placements_blocks import placement_trail
from participants.views.progress_reviews import progress_review_trail
from participants.views.unmet_requests import request_trail
from participants.views.vacancies import correction_trail

WITHDRAWALS = (
    Withdrawal(FollowUp, "follow_up", Permission.SESSION_LOG, follow_up_trail),
    Withdrawal(
        Goal,
        "goal",
        Permission.GOAL_WRITE,
        record_trail,
        gettext_lazy("The steps of this goal are withdrawn too."),
    ),
    Withdrawal(GoalStep, "goal_step", Permission.GOAL_WRITE, record_trail),
    Withdrawal(
        Barrier,
        "barrier",
        Permission.GOAL_WRITE,
        record_trail,
        gettext_lazy("All statuses of this barrier are withdrawn too."),
    ),
    Withdrawal(BarrierStatus, "barrier_status", Permission.GOAL_WRITE, record_trail),
    Withdrawal(
        Return,
        "return",
        Permission.PARTICIPANT_WRITE,
        lambda row: placement_trail(row.exit.placement),
    ),
    Withdrawal(Inspection, "inspection", Permission.DWELLING_INSPECT, part_trail),
    Withdrawal(
        Handover,
        "handover",
        Permission.PARTICIPANT_WRITE,
        lambda row: placement_trail(row.placement),
        gettext_lazy(
            "The inspection of the dwelling on that day stays; withdraw it as well if needed."
        ),
    ),
    Withdrawal(Availability, "availability", Permission.PILOT_WRITE, part_trail),
    Withdrawal(
        Dwelling,
        "dwelling",
        Permission.PILOT_WRITE,
        lambda row: dwellings_trail(row.pilot),
        gettext_lazy("Its availability and its inspections are withdrawn too."),
    ),
    Withdrawal(
        AgreedStatement,
        "agreed_statement",
        Permission.GOAL_WRITE,
        statement_trail,
        gettext_lazy(
            "Was the sentence published? What is published stays; later reports leave it out."
        ),
        action=withdraw_agreed_statement,
        title=gettext_lazy("Withdraw what may be told"),
        lead=gettext_lazy("From now on no report tells this sentence."),
        done=gettext_lazy("The sentence has been withdrawn; from now on no report tells it."),
        question=gettext_lazy("Why may it no longer be told?"),
    ),
    Withdrawal(Agreement, "agreement", Permission.GOAL_WRITE, record_trail),
    Withdrawal(
        Checklist,
        "checklist",
        Permission.GOAL_WRITE,
        record_trail,
        gettext_lazy("All answers are withdrawn too."),
    ),
    Withdrawal(
        Assessment,
        "assessment",
        Permission.ASSESSMENT_WRITE,
        assessment_trail,
        gettext_lazy(
            "Is only something in it wrong? Then correct it. If this version corrects an earlier one, that one counts again."
        ),
        action=withdraw_assessment,
        only=while_it_is_the_last,
    ),
    Withdrawal(
        Incident,
        "incident",
        Permission.INCIDENT_WRITE,
        lambda row: incident_trail(row)[:-1],
        gettext_lazy("Only for what did not happen, or belongs in another file."),
    ),
    Withdrawal(
        ProgressReview,
        "progress_review",
        Permission.GOAL_WRITE,
        lambda row: progress_review_trail(row)[:-1],
    ),
    Withdrawal(
        NeighbourhoodSignal,
        "neighbourhood_signal",
        Permission.NEIGHBOURHOOD_SIGNAL_READ,
        neighbourhood_signal_trail,
    ),
    Withdrawal(
        UnmetRequest,
        "unmet_request",
        Permission.REFERRAL_PROPOSE,
        request_trail,
        action=withdraw,
        title=gettext_lazy("Withdraw the request"),
        lead=gettext_lazy(
            "For what was recorded twice or by mistake, or when a referral followed after all: that "
            "counts as a referral then, so say so here."
        ),
        done=gettext_lazy("The request has been withdrawn; it no longer counts."),
        question=gettext_lazy("Why does it no longer count?"),
    ),
    Withdrawal(
        VacancyCorrection,
        "vacancy_correction",
        Permission.DWELLING_INSPECT,
        correction_trail,
        action=withdraw,
        title=gettext_lazy("Withdraw the cause by hand"),
        lead=gettext_lazy("The cause follows from the register again; the history keeps this one."),
        done=gettext_lazy("The cause has been withdrawn; it follows from the register again."),
    ),
)

"""Which records about evaluating can be withdrawn on the page for all kinds."""

from django.utils.translation import gettext_lazy as _

from evaluations.actions.action_points import withdraw_action_point
from evaluations.models import ActionPoint, CouncilQuestion
from evaluations.views.action_points import action_point_trail, while_minutes_are_a_draft
from evaluations.views.council_questions import question_trail
from interwonen.access.permissions import Permission
from interwonen.audit.withdrawals import Withdrawal

WITHDRAWALS = (
    Withdrawal(
        ActionPoint,
        "action_point",
        Permission.EVALUATION_WRITE,
        action_point_trail,
        action=withdraw_action_point,
        lead=_("For an action point that was not agreed, or was recorded twice."),
        done=_("The action point has been withdrawn; it no longer counts."),
        only=while_minutes_are_a_draft,
    ),
    Withdrawal(
        CouncilQuestion,
        "council_question",
        Permission.COUNCIL_QUESTION_WRITE,
        question_trail,
        lead=_("For what was recorded twice, or is no question of the council."),
        note=_("Question and answer are no longer public then."),
        done=_("The question has been withdrawn; it no longer counts."),
    ),
)

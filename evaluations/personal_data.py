"""Whose the personal data around evaluations and reports are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

ACCOUNTING = Purpose(
    _("Evaluating the pilot and accounting for it to the council"),
    _("colleagues and members of the council; residents only as words that lead to nobody"),
    _("task of public interest (AVG 6(1)(e)), Gemeentewet article 169"),
)

_HELD = Responsibility(Party.MUNICIPALITY, ACCOUNTING, Kept.PILOT)
_HELD_TOGETHER = Responsibility(Party.BOTH, ACCOUNTING, Kept.PILOT)

DECLARED: Declared = {
    "EvaluationMoment": _HELD_TOGETHER,
    "ActionPoint": _HELD_TOGETHER,
    "Attendance": _HELD_TOGETHER,
    "Finding": _HELD_TOGETHER,
    "Contribution": _HELD_TOGETHER,
    "Commitment": _HELD,
    "CouncilReport": _HELD,
    "ReportParagraph": _HELD,
    "ReportComment": _HELD,
    "ReportSubmission": _HELD,
    "ReportApproval": _HELD,
    "PublishedReport": _HELD,
    "PublishedFile": "The bytes of a published report, which names nobody but who stands for it.",
    "CouncilQuestion": _HELD,
    "MomentFigure": "Numbers, checked for disclosure.",
    "Reminder": Responsibility(
        Party.MUNICIPALITY, ACCOUNTING, Kept.SHORT, otherwise=_("whoever was reminded")
    ),
    "ResidentWords": _HELD_TOGETHER,
}

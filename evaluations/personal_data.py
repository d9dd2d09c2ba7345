"""Whose the personal data around evaluations and reports are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

ACCOUNTING = Purpose(
    _("Evaluating the pilot and accounting for it to the council"),
    _("colleagues and members of the council; residents only as words that lead to nobody"),
    _("task of public interest (AVG 6(1)(e)), Gemeentewet article 169"),
)

_HELD = Responsibility(Party.MUNICIPALITY, ACCOUNTING, Kept.PILOT)
# Published, or says who answers for what was.
_PUBLISHED = Responsibility(Party.MUNICIPALITY, ACCOUNTING, Kept.FOR_GOOD)
_HELD_TOGETHER = Responsibility(Party.BOTH, ACCOUNTING, Kept.PILOT)

DECLARED: Declared = {
    "EvaluationMoment": _HELD_TOGETHER,
    "ActionPoint": _HELD_TOGETHER,
    "Attendance": _HELD_TOGETHER,
    "Finding": _HELD_TOGETHER,
    "Contribution": _HELD_TOGETHER,
    "Commitment": _HELD,
    "CouncilReport": _PUBLISHED,
    "ReportParagraph": _PUBLISHED,
    "ReportComment": _HELD,
    "ReportSubmission": _PUBLISHED,
    "ReportApproval": _PUBLISHED,
    "PublishedReport": _PUBLISHED,
    "PublishedFile": "The bytes of a published report, which names nobody but who stands for it.",
    "CouncilQuestion": _PUBLISHED,
    "MomentFigure": "Numbers, checked for disclosure.",
    "Reminder": Responsibility(
        Party.MUNICIPALITY, ACCOUNTING, Kept.SHORT, otherwise=_("whoever was reminded")
    ),
    "ResidentWords": _HELD_TOGETHER,
}

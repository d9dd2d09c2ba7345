"""Whose the personal data around evaluations and reports are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

ACCOUNTING = Purpose(
    _("Evaluating the pilot and accounting for it to the council"),
    _(
        "colleagues and members of the council; residents in words that lead to nobody, and in what"
        " they agreed to have told"
    ),
    _(
        "task of public interest (AVG 6(1)(e)), Gemeentewet article 169; health and the like in what"
        " is told: explicit consent (AVG 9(2)(a)), to be checked"
    ),
    is_special=True,
    stays=_("what was published, also when those words are withdrawn or destroyed here"),
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
    "ResidentWords": Responsibility(
        Party.BOTH,
        ACCOUNTING,
        Kept.PILOT,
        also=_("of approved words: everyone, once a report is published"),
    ),
}

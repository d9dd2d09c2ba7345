"""The kinds of evidence: what proves each, which rules guard it, and who may see its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from evaluations.models import Evidence
from evaluations.rules.moments import BOTH_JUDGEMENTS
from interwonen.access.permissions import Permission
from interwonen.core.rules import Rule
from participants.rules import placements, referrals


@dataclass(frozen=True)
class EvidenceKind:
    """What proves a commitment.

    `proves` says it in words, and `counted` how many rows do. `screen` names the page on which these
    are kept, and `page` that of one of them, if each has one; who lacks `permission` sees no rows,
    only whether it was met. The `rules` refuse what is against it. A promise that holds throughout
    the pilot must be proved anew every `fresh`, by a norm of our own; once is enough without one.
    What `stands` once it is there also proves what was promised later.
    """

    proves: str | Promise
    counted: Any
    screen: str
    permission: Permission
    page: str = ""
    rules: tuple[Rule, ...] = ()
    fresh: timedelta | None = None
    stands: bool = False


_FORTNIGHT, _QUARTER, _HALF_YEAR = timedelta(14), timedelta(92), timedelta(183)

KINDS: Mapping[str, EvidenceKind] = {
    Evidence.CAPACITY: EvidenceKind(
        _("On no day do more people live in the pilot than there are places."),
        ngettext_lazy("%(number)d stay tested", "%(number)d stays tested", "number"),
        "pilots:pilot-detail",
        Permission.PILOT_READ,
        rules=(placements.WITHIN_CAPACITY,),
    ),
    Evidence.PERIOD: EvidenceKind(
        _("No stay begins before the first day of the pilot or ends after its last."),
        ngettext_lazy("%(number)d stay tested", "%(number)d stays tested", "number"),
        "pilots:pilot-detail",
        Permission.PILOT_READ,
        rules=(placements.PLACEMENT_IN_PERIOD,),
    ),
    Evidence.ONE_PERSON: EvidenceKind(
        _("Every stay is of one person, alone in the dwelling."),
        ngettext_lazy("%(number)d stay tested", "%(number)d stays tested", "number"),
        "participants:dwelling-list",
        Permission.PILOT_READ,
        rules=(placements.PLACEMENT_OF_ONE, placements.ONE_PARTICIPANT_PER_DWELLING),
    ),
    Evidence.TARGET_GROUP: EvidenceKind(
        _("Nobody is accepted without a complete intake, which asks about the target group."),
        ngettext_lazy("%(number)d acceptance tested", "%(number)d acceptances tested", "number"),
        "participants:participant-list",
        Permission.REPORT_READ,
        rules=(referrals.INTAKE_BEFORE_ACCEPTANCE,),
    ),
    Evidence.DECISION: EvidenceKind(
        _("The decision of the executive is recorded, with its reference."),
        ngettext_lazy("%(number)d decision", "%(number)d decisions", "number"),
        "pilots:pilot-detail",
        Permission.PILOT_READ,
        stands=True,
    ),
    Evidence.LOCATION: EvidenceKind(
        _("The location was assessed by all criteria and found suitable, maybe on conditions."),
        ngettext_lazy(
            "%(number)d location assessment", "%(number)d location assessments", "number"
        ),
        "pilots:location-assessment-overview",
        Permission.PILOT_READ,
        page="pilots:location-assessment-detail",
        stands=True,
    ),
    Evidence.FUNDING: EvidenceKind(
        _("Money was granted by the national programme or the regional plan."),
        ngettext_lazy("%(number)d source of money", "%(number)d sources of money", "number"),
        "pilots:funding-overview",
        Permission.PILOT_READ,
        page="pilots:funding-line-detail",
        stands=True,
    ),
    Evidence.DWELLINGS: EvidenceKind(
        _("The landlord lets dwellings to the pilot."),
        ngettext_lazy("%(number)d dwelling let", "%(number)d dwellings let", "number"),
        "participants:dwelling-list",
        Permission.PILOT_READ,
        page="participants:dwelling-detail",
        stands=True,
    ),
    Evidence.MOVED_IN: EvidenceKind(
        _("People moved into a dwelling of the pilot."),
        ngettext_lazy("%(number)d person moved in", "%(number)d people moved in", "number"),
        "participants:dwelling-list",
        Permission.PILOT_READ,
    ),
    Evidence.SHELTER: EvidenceKind(
        _("People who come from a shelter were accepted."),
        ngettext_lazy(
            "%(number)d person from a shelter", "%(number)d people from a shelter", "number"
        ),
        "participants:participant-list",
        Permission.REPORT_READ,
    ),
    Evidence.GOALS: EvidenceKind(
        _("Residents set goals of their own."),
        ngettext_lazy("%(number)d goal", "%(number)d goals", "number"),
        "participants:participant-list",
        Permission.REPORT_READ,
        fresh=_HALF_YEAR,
    ),
    Evidence.ASSESSMENTS: EvidenceKind(
        _("Residents and counsellors assess together how someone manages."),
        ngettext_lazy(
            "%(number)d self-reliance assessment", "%(number)d self-reliance assessments", "number"
        ),
        "participants:participant-list",
        Permission.REPORT_READ,
        fresh=_QUARTER,
    ),
    Evidence.SESSIONS: EvidenceKind(
        _("Counsellors hold sessions with residents."),
        ngettext_lazy("%(number)d session", "%(number)d sessions", "number"),
        "participants:participant-list",
        Permission.REPORT_READ,
        fresh=_FORTNIGHT,
    ),
    Evidence.EXITS: EvidenceKind(
        _("Someone left for a suitable next home."),
        ngettext_lazy(
            "%(number)d person left for a suitable home",
            "%(number)d people left for a suitable home",
            "number",
        ),
        "participants:participant-list",
        Permission.REPORT_READ,
    ),
    Evidence.LETTERS: EvidenceKind(
        _("A letter was sent to the neighbourhood, dated after the decision of the executive."),
        ngettext_lazy("%(number)d letter sent", "%(number)d letters sent", "number"),
        "neighbours:letter-list",
        Permission.NEIGHBOURHOOD_READ,
        page="neighbours:letter-detail",
    ),
    Evidence.HOURS: EvidenceKind(
        _("A telephone consultation hour was held."),
        ngettext_lazy("%(number)d consultation hour", "%(number)d consultation hours", "number"),
        "neighbours:consultation-hour-list",
        Permission.NEIGHBOURHOOD_READ,
        page="neighbours:consultation-hour-detail",
        fresh=_QUARTER,
    ),
    Evidence.SUPPORT_POINT: EvidenceKind(
        _("The day book says that the support point was open."),
        ngettext_lazy("%(number)d day open", "%(number)d days open", "number"),
        "neighbours:support-point-overview",
        Permission.SUPPORT_POINT_READ,
        fresh=_FORTNIGHT,
    ),
    Evidence.EVALUATIONS: EvidenceKind(
        _("An evaluation was held, with both judgements."),
        ngettext_lazy("%(number)d evaluation held", "%(number)d evaluations held", "number"),
        "evaluations:moment-list",
        Permission.EVALUATION_READ,
        page="evaluations:moment-detail",
        rules=(BOTH_JUDGEMENTS,),
        fresh=_HALF_YEAR,
    ),
    Evidence.COUNCIL: EvidenceKind(
        _("The council was told something about the pilot since it began."),
        ngettext_lazy(
            "The council was told something %(number)d time",
            "The council was told something %(number)d times",
            "number",
        ),
        "neighbours:announcement-list",
        Permission.NEIGHBOURHOOD_READ,
    ),
}

"""Whose the personal data in a file are, and why they are kept."""

from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.access.responsibilities import Declared, Kept, Party, Purpose, Responsibility

_RESIDENTS = _("residents, and people who were referred")
_WMO = _("task of public interest (AVG 6(1)(e)), Wmo 2015 chapter 5; health and the like: UAVG 30")

ADMISSION = Purpose(_("Deciding who gets a place, and when"), _RESIDENTS, _WMO, is_special=True)
STAY = Purpose(
    _("Letting a dwelling to one person, and guarding the zoning rule"),
    _RESIDENTS,
    _WMO,
    is_special=True,
)
SUPPORT = Purpose(
    _("Supporting a resident on the way to a home"), _RESIDENTS, _WMO, is_special=True
)
SAFETY = Purpose(
    _("Learning from what went wrong, and keeping people safe"),
    _RESIDENTS,
    _("task of public interest (AVG 6(1)(e)), Wmo 2015 article 3.4; criminal matters: UAVG 33"),
    is_special=True,
)
TELLING = Purpose(
    _("Telling the council what a resident agreed to have told"),
    _RESIDENTS,
    _(
        "task of public interest (AVG 6(1)(e)), and only with the agreement of the resident; health"
        " and the like in a sentence: explicit consent (AVG 9(2)(a)), to be checked"
    ),
    is_special=True,
    stays=_("what was published stays in the report for good, also after a withdrawal"),
)
PLACES = Purpose(
    _("Keeping dwellings in order and explaining why one is empty"),
    _("colleagues, and in a text perhaps a resident"),
    _("task of public interest (AVG 6(1)(e))"),
)

_ADMITTED = Responsibility(Party.MUNICIPALITY, ADMISSION, Kept.CASE)
_STAYS = Responsibility(Party.BOTH, STAY, Kept.CASE)
# A colleague of the counsellor finds a file by these before opening it in an emergency.
_FINDS = _("counsellors, where they open a file in an emergency")
_OF_A_DWELLING = _("without name or code, at the dwelling: everyone in the pilot")
_SUPPORTED = Responsibility(Party.CARE_PROVIDER, SUPPORT, Kept.CASE)
_TOGETHER = Responsibility(Party.BOTH, SUPPORT, Kept.CASE)
_PLACE = Responsibility(Party.BOTH, PLACES, Kept.PILOT)

DECLARED: Declared = {
    "Participant": Responsibility(
        Party.BOTH,
        ADMISSION,
        Kept.CASE,
        closer=dict.fromkeys(
            ("first_name", "last_name", "birth_date"), Permission.PARTICIPANT_READ
        ),
        also={"reference": _FINDS},
    ),
    "ClosedFile": "A view of participants, who are above.",
    "AgreedStatement": Responsibility(
        Party.BOTH,
        TELLING,
        Kept.CASE,
        also=_("of what is told: the policy officer, and once a report is published everyone"),
    ),
    "FileLimit": _TOGETHER,
    "Assessment": _TOGETHER,
    "AssessmentScore": Responsibility(
        Party.BOTH,
        SUPPORT,
        Kept.CASE,
        closer=dict.fromkeys(("level", "own_level", "disagreed"), Permission.ASSESSMENT_READ),
    ),
    "Assignment": Responsibility(
        Party.CARE_PROVIDER,
        SUPPORT,
        Kept.CASE,
        also=dict.fromkeys(("participant", "counsellor"), _FINDS),
    ),
    "Barrier": _TOGETHER,
    "BarrierStatus": _TOGETHER,
    "CalendarFeed": Responsibility(
        Party.CARE_PROVIDER,
        SUPPORT,
        Kept.ACCOUNT,
        otherwise=_("the counsellor whose calendar it is"),
    ),
    "Referral": _ADMITTED,
    "Checklist": _ADMITTED,
    "Answer": _ADMITTED,
    "Agreement": _ADMITTED,
    "PlacementProposal": _ADMITTED,
    "UnmetRequest": Responsibility(Party.MUNICIPALITY, ADMISSION, Kept.PILOT),
    "Dwelling": "A dwelling of the landlord; who lives there is a placement.",
    "Availability": "Days on which a dwelling is let to the pilot.",
    "Inspection": _PLACE,
    "VacancyCorrection": _PLACE,
    "EmergencyAccess": Responsibility(
        Party.BOTH, SUPPORT, Kept.CASE, also=_("the counsellor who opened the file")
    ),
    "Placement": Responsibility(
        Party.BOTH,
        STAY,
        Kept.CASE,
        also={
            "participant": _FINDS,
            "dwelling": _FINDS,
            **dict.fromkeys(("starts_on", "ends_on"), _OF_A_DWELLING),
        },
    ),
    "Handover": _STAYS,
    "ExitPlan": _TOGETHER,
    "Exit": _TOGETHER,
    "Return": _TOGETHER,
    "FileEvent": "A view of records that are all here.",
    "FileText": "A view of records that are all here.",
    "FollowUp": _SUPPORTED,
    "Goal": _SUPPORTED,
    "GoalStep": _SUPPORTED,
    "Incident": Responsibility(Party.CARE_PROVIDER, SAFETY, Kept.CASE),
    "NeighbourhoodSignal": Responsibility(Party.BOTH, SAFETY, Kept.PILOT),
    "ProgressReview": _SUPPORTED,
    "SessionSeries": _SUPPORTED,
    "SupportSession": _SUPPORTED,
}

"""Each permission in words, for who reads in the access log by which one a page was opened."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission as P

PERMISSION_WORDS: dict[str, str | Promise] = {
    P.PILOT_READ: _("look at the pilot"),
    P.PILOT_WRITE: _("change the pilot"),
    P.PARTICIPANT_STATUS: _("see who is in the pilot, and how far"),
    P.PARTICIPANT_READ: _("read a file"),
    P.PARTICIPANT_WRITE: _("write in a file"),
    P.GOAL_WRITE: _("record goals"),
    P.ASSESSMENT_READ: _("read assessments"),
    P.ASSESSMENT_WRITE: _("record assessments"),
    P.DWELLING_INSPECT: _("inspect dwellings"),
    P.REFERRAL_PROPOSE: _("refer someone and propose a dwelling"),
    P.REFERRAL_DECIDE: _("decide on referrals"),
    P.PLACEMENT_DECIDE: _("decide on stays"),
    P.CASELOAD_ASSIGN: _("assign counsellors"),
    P.SESSION_READ: _("read notes of sessions"),
    P.SESSION_LOG: _("log sessions"),
    P.INCIDENT_READ: _("read incidents"),
    P.INCIDENT_WRITE: _("record incidents"),
    P.EMERGENCY_OPEN: _("open a file in an emergency"),
    P.EMERGENCY_END: _("end emergency access"),
    P.EMERGENCY_READ: _("see emergency access"),
    P.EMERGENCY_REVIEW: _("review emergency access"),
    P.NEIGHBOURHOOD_SIGNAL_READ: _("read signals from the neighbourhood"),
    P.SUPPORT_POINT_READ: _("look at the support point"),
    P.SUPPORT_POINT_WRITE: _("record work of the support point"),
    P.ENQUIRY_READ: _("read enquiries of neighbours"),
    P.ENQUIRY_RECORD: _("record enquiries of neighbours"),
    P.ENQUIRY_ANSWER: _("answer enquiries of neighbours"),
    P.NEIGHBOURHOOD_READ: _("look at what is told to the neighbourhood"),
    P.NEIGHBOURHOOD_WRITE: _("record what is told to the neighbourhood"),
    P.CALL_LOG: _("log telephone calls"),
    P.EVALUATION_READ: _("read evaluations"),
    P.EVALUATION_WRITE: _("prepare evaluations"),
    P.EVALUATION_CONTRIBUTE: _("contribute to evaluations"),
    P.EVALUATION_ADOPT: _("adopt minutes of evaluations"),
    P.REPORT_READ: _("read reports to the council"),
    P.REPORT_WRITE: _("compose reports to the council"),
    P.REPORT_COMMENT: _("comment on reports to the council"),
    P.REPORT_APPROVE: _("approve reports to the council"),
    P.REPORT_ANNEX: _("make the confidential annex"),
    P.COUNCIL_QUESTION_READ: _("read questions of the council"),
    P.COUNCIL_QUESTION_WRITE: _("record questions of the council"),
    P.RIGHTS_READ: _("see requests about the own data"),
    P.RIGHTS_WRITE: _("deal with requests about the own data"),
    P.FILE_COPY: _("make a copy of a file"),
    P.FILE_LOG_READ: _("see who looked in a file"),
    P.LOG_READ: _("read the access log"),
    P.RETENTION_READ: _("see what is kept and destroyed"),
    P.RETENTION_DECIDE: _("decide on destruction"),
    P.RETENTION_WRITE: _("set how long is kept"),
    P.PEOPLE_WRITE: _("invite people and end roles"),
    P.ROLE_READ: _("see who has which role"),
    P.ROLE_AGREE: _("agree to a role"),
    P.ROLE_REVIEW: _("review who has which role"),
}


def permission_in_words(code: str) -> str:
    """What it lets one do; a code may be gone since, as a line of the log outlives it."""
    if not code:
        return ""
    return str(PERMISSION_WORDS.get(code) or _("former permission"))

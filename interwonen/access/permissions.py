"""What one may be allowed to do: noun and verb."""

from enum import StrEnum


class Permission(StrEnum):
    """One act on one kind of thing; a role is a set of these."""

    PILOT_READ = "pilot_read"
    PILOT_WRITE = "pilot_write"
    PARTICIPANT_STATUS = "participant_status"
    PARTICIPANT_READ = "participant_read"
    PARTICIPANT_WRITE = "participant_write"
    GOAL_WRITE = "goal_write"
    DWELLING_INSPECT = "dwelling_inspect"
    REFERRAL_PROPOSE = "referral_propose"
    REFERRAL_DECIDE = "referral_decide"
    PLACEMENT_DECIDE = "placement_decide"
    CASELOAD_ASSIGN = "caseload_assign"
    SESSION_READ = "session_read"
    SESSION_LOG = "session_log"
    INCIDENT_READ = "incident_read"
    INCIDENT_WRITE = "incident_write"
    NEIGHBOURHOOD_SIGNAL_READ = "neighbourhood_signal_read"
    SUPPORT_POINT_READ = "support_point_read"
    SUPPORT_POINT_WRITE = "support_point_write"
    ENQUIRY_READ = "enquiry_read"
    ENQUIRY_RECORD = "enquiry_record"
    ENQUIRY_ANSWER = "enquiry_answer"
    NEIGHBOURHOOD_READ = "neighbourhood_read"
    NEIGHBOURHOOD_WRITE = "neighbourhood_write"
    CALL_LOG = "call_log"
    EVALUATION_READ = "evaluation_read"
    EVALUATION_WRITE = "evaluation_write"
    EVALUATION_CONTRIBUTE = "evaluation_contribute"
    EVALUATION_ADOPT = "evaluation_adopt"
    REPORT_READ = "report_read"
    REPORT_WRITE = "report_write"
    LOG_READ = "log_read"
    PEOPLE_WRITE = "people_write"
    ROLE_READ = "role_read"
    ROLE_AGREE = "role_agree"


class Act(StrEnum):
    """What someone did or tried to do."""

    READ = "read"
    SEARCH = "search"
    CREATE = "create"
    UPDATE = "update"
    EXPORT = "export"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"

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
    ASSESSMENT_READ = "assessment_read"
    ASSESSMENT_WRITE = "assessment_write"
    DWELLING_INSPECT = "dwelling_inspect"
    REFERRAL_PROPOSE = "referral_propose"
    REFERRAL_DECIDE = "referral_decide"
    PLACEMENT_DECIDE = "placement_decide"
    CASELOAD_ASSIGN = "caseload_assign"
    SESSION_READ = "session_read"
    SESSION_LOG = "session_log"
    INCIDENT_READ = "incident_read"
    INCIDENT_WRITE = "incident_write"
    EMERGENCY_OPEN = "emergency_open"
    EMERGENCY_END = "emergency_end"
    EMERGENCY_READ = "emergency_read"
    EMERGENCY_REVIEW = "emergency_review"
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
    REPORT_COMMENT = "report_comment"
    REPORT_APPROVE = "report_approve"
    REPORT_ANNEX = "report_annex"
    COUNCIL_QUESTION_READ = "council_question_read"
    COUNCIL_QUESTION_WRITE = "council_question_write"
    RIGHTS_READ = "rights_read"
    RIGHTS_WRITE = "rights_write"
    FILE_COPY = "file_copy"
    FILE_LOG_READ = "file_log_read"
    LOG_READ = "log_read"
    RETENTION_READ = "retention_read"
    RETENTION_DECIDE = "retention_decide"
    RETENTION_WRITE = "retention_write"
    PEOPLE_WRITE = "people_write"
    ROLE_READ = "role_read"
    ROLE_AGREE = "role_agree"
    ROLE_REVIEW = "role_review"


# By these the records in the file of a person come and change.
CHANGE_A_FILE = frozenset(
    {
        Permission.PARTICIPANT_WRITE,
        Permission.GOAL_WRITE,
        Permission.ASSESSMENT_WRITE,
        Permission.SESSION_LOG,
        Permission.INCIDENT_WRITE,
        Permission.REFERRAL_PROPOSE,
        Permission.REFERRAL_DECIDE,
        Permission.PLACEMENT_DECIDE,
    }
)


class Act(StrEnum):
    """What someone did or tried to do."""

    READ = "read"
    SEARCH = "search"
    CREATE = "create"
    UPDATE = "update"
    EXPORT = "export"
    PRINT = "print"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    STEP_UP = "step_up"
    EMERGENCY = "emergency"
    ROLE = "role"
    DESTROY = "destroy"
    READ_LOG = "read_log"

"""The roles, each with a description in plain words: this table is the authorisation."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission as P


class Role(StrEnum):
    """What a membership makes of a person in one pilot."""

    POLICY_OFFICER = "policy_officer"
    CASE_MANAGER = "case_manager"
    COUNSELLOR = "counsellor"
    TEAM_LEAD = "team_lead"
    CONTACT_OFFICER = "contact_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class RoleDescription:
    """A role's name and purpose on screen, and what it grants.

    `everywhere` holds for the whole pilot, `caseload` only for the user's own participants, and
    `emergency` for a colleague's participant while emergency access is open.
    """

    label: str | Promise
    description: str | Promise
    everywhere: frozenset[P]
    caseload: frozenset[P] = frozenset()
    emergency: frozenset[P] = frozenset()


ROLES: dict[str, RoleDescription] = {
    Role.POLICY_OFFICER: RoleDescription(
        _("Policy officer"),
        _(
            "Runs the pilot for the municipality and reports to the council; sees no names of residents."
        ),
        frozenset(
            {
                P.PILOT_READ,
                P.PILOT_WRITE,
                P.DWELLING_INSPECT,
                P.PARTICIPANT_STATUS,
                P.SUPPORT_POINT_READ,
                P.ENQUIRY_READ,
                P.ENQUIRY_ANSWER,
                P.NEIGHBOURHOOD_READ,
                P.NEIGHBOURHOOD_WRITE,
                P.CALL_LOG,
                P.EVALUATION_READ,
                P.EVALUATION_WRITE,
                P.EVALUATION_ADOPT,
                P.REPORT_READ,
                P.REPORT_WRITE,
                P.REPORT_COMMENT,
                P.REPORT_APPROVE,
                P.REPORT_ANNEX,
                P.COUNCIL_QUESTION_READ,
                P.COUNCIL_QUESTION_WRITE,
                P.RETENTION_READ,
                P.RETENTION_DECIDE,
                P.ROLE_READ,
                P.ROLE_AGREE,
                P.ROLE_REVIEW,
            }
        ),
    ),
    Role.CASE_MANAGER: RoleDescription(
        _("Case manager (Wmo)"),
        _("Decides on referrals, placements and exits; sees no notes of sessions."),
        frozenset(
            {
                P.PILOT_READ,
                P.PARTICIPANT_STATUS,
                P.PARTICIPANT_READ,
                P.PARTICIPANT_WRITE,
                P.ASSESSMENT_READ,
                P.REFERRAL_PROPOSE,
                P.REFERRAL_DECIDE,
                P.PLACEMENT_DECIDE,
                P.SUPPORT_POINT_READ,
                P.EVALUATION_READ,
                P.REPORT_READ,
                P.COUNCIL_QUESTION_READ,
                P.RIGHTS_READ,
                P.RIGHTS_WRITE,
                P.FILE_LOG_READ,
                P.RETENTION_READ,
                P.RETENTION_DECIDE,
                P.ROLE_AGREE,
            }
        ),
    ),
    Role.COUNSELLOR: RoleDescription(
        _("Counsellor (Leger des Heils)"),
        _("Supports the participants of the own caseload and logs the sessions."),
        frozenset(
            {
                P.PILOT_READ,
                P.DWELLING_INSPECT,
                P.REFERRAL_PROPOSE,
                P.NEIGHBOURHOOD_SIGNAL_READ,
                P.SUPPORT_POINT_READ,
                P.SUPPORT_POINT_WRITE,
                P.ENQUIRY_RECORD,
                P.NEIGHBOURHOOD_READ,
                P.EVALUATION_READ,
                P.EVALUATION_CONTRIBUTE,
                P.EMERGENCY_OPEN,
                P.EMERGENCY_END,
                P.ROLE_AGREE,
            }
        ),
        caseload=frozenset(
            {
                P.PARTICIPANT_STATUS,
                P.PARTICIPANT_READ,
                P.PARTICIPANT_WRITE,
                P.GOAL_WRITE,
                P.ASSESSMENT_READ,
                P.ASSESSMENT_WRITE,
                P.SESSION_READ,
                P.SESSION_LOG,
                P.INCIDENT_READ,
                P.INCIDENT_WRITE,
            }
        ),
        emergency=frozenset(
            {
                P.PARTICIPANT_STATUS,
                P.PARTICIPANT_READ,
                P.ASSESSMENT_READ,
                P.SESSION_READ,
                P.SESSION_LOG,
                P.INCIDENT_READ,
                P.INCIDENT_WRITE,
            }
        ),
    ),
    Role.TEAM_LEAD: RoleDescription(
        _("Team lead (Leger des Heils)"),
        _("Leads the counsellors, assigns caseloads and sees every file of the pilot."),
        frozenset(
            {
                P.PILOT_READ,
                P.PARTICIPANT_STATUS,
                P.PARTICIPANT_READ,
                P.PARTICIPANT_WRITE,
                P.GOAL_WRITE,
                P.ASSESSMENT_READ,
                P.ASSESSMENT_WRITE,
                P.DWELLING_INSPECT,
                P.REFERRAL_PROPOSE,
                P.CASELOAD_ASSIGN,
                P.SESSION_READ,
                P.SESSION_LOG,
                P.INCIDENT_READ,
                P.INCIDENT_WRITE,
                P.NEIGHBOURHOOD_SIGNAL_READ,
                P.SUPPORT_POINT_READ,
                P.SUPPORT_POINT_WRITE,
                P.ENQUIRY_READ,
                P.ENQUIRY_RECORD,
                P.ENQUIRY_ANSWER,
                P.NEIGHBOURHOOD_READ,
                P.CALL_LOG,
                P.EVALUATION_READ,
                P.EVALUATION_CONTRIBUTE,
                P.EVALUATION_ADOPT,
                P.REPORT_READ,
                P.REPORT_COMMENT,
                P.REPORT_APPROVE,
                P.COUNCIL_QUESTION_READ,
                P.RIGHTS_READ,
                P.RIGHTS_WRITE,
                P.FILE_COPY,
                P.EMERGENCY_READ,
                P.EMERGENCY_END,
                P.EMERGENCY_REVIEW,
                P.FILE_LOG_READ,
                P.ROLE_READ,
                P.RETENTION_READ,
                P.RETENTION_DECIDE,
                P.ROLE_AGREE,
                P.ROLE_REVIEW,
            }
        ),
    ),
    Role.CONTACT_OFFICER: RoleDescription(
        _("Contact officer"),
        _("Answers the neighbours' questions and reports; sees no files of residents."),
        frozenset(
            {
                P.PILOT_READ,
                P.SUPPORT_POINT_READ,
                P.SUPPORT_POINT_WRITE,
                P.ENQUIRY_READ,
                P.ENQUIRY_RECORD,
                P.ENQUIRY_ANSWER,
                P.NEIGHBOURHOOD_READ,
                P.NEIGHBOURHOOD_WRITE,
                P.CALL_LOG,
                P.EVALUATION_READ,
                P.COUNCIL_QUESTION_READ,
                P.COUNCIL_QUESTION_WRITE,
            }
        ),
    ),
    Role.AUDITOR: RoleDescription(
        _("Auditor (FG or CISO)"),
        _("Reads who looked at what and when, and who has which role; sees no content."),
        frozenset({P.LOG_READ, P.ROLE_READ, P.RETENTION_READ, P.RIGHTS_READ, P.EMERGENCY_READ}),
    ),
    Role.ADMINISTRATOR: RoleDescription(
        _("Administrator"),
        _("Invites people and gives roles; sees no content."),
        frozenset({P.PEOPLE_WRITE, P.ROLE_READ, P.RETENTION_READ, P.RETENTION_WRITE}),
    ),
}


def everywhere(role: str) -> frozenset[P]:
    """What the role grants in the whole pilot; an unknown role grants nothing."""
    return ROLES[role].everywhere if role in ROLES else frozenset()


def caseload(role: str) -> frozenset[P]:
    """What the role grants on the user's own caseload; an unknown role grants nothing."""
    return ROLES[role].caseload if role in ROLES else frozenset()


def emergency(role: str) -> frozenset[P]:
    """What the role grants on a file that was opened in an emergency; an unknown role nothing."""
    return ROLES[role].emergency if role in ROLES else frozenset()


def granted(role: str) -> frozenset[P]:
    """All that the role may open, on the whole pilot or on a part of it."""
    return everywhere(role) | caseload(role)


# The permissions that open what is written about a person.
_OF_A_FILE = {P.PARTICIPANT_READ, P.SESSION_READ, P.INCIDENT_READ, P.ASSESSMENT_READ}

# The roles that read files: each takes effect only after a second person has agreed.
READS_FILES = frozenset(role for role in ROLES if granted(role) & _OF_A_FILE)

# Those that destroy and read nothing: so do these, unless they were given on the server.
DESTROYS = frozenset(role for role in ROLES if P.RETENTION_DECIDE in everywhere(role)) - READS_FILES


def role_label(role: str) -> str:
    """The role's name on screen; an unknown role shows its code."""
    return str(ROLES[role].label) if role in ROLES else role


def role_description(role: str) -> str:
    """What the role may do, in plain words; nothing is known of an unknown role."""
    return str(ROLES[role].description) if role in ROLES else ""


class InRole:
    """What has a `role`, with the role's words on screen."""

    role: Any

    @property
    def is_from_server(self) -> bool:
        """Whether it came from `manage.py invite`, and not from a person or at a sign-in."""
        raise NotImplementedError

    @property
    def role_label(self) -> str:
        return role_label(self.role)

    @property
    def role_description(self) -> str:
        return role_description(self.role)

    @property
    def needs_second(self) -> bool:
        """Whether it takes effect only after a second person has agreed."""
        return self.role in READS_FILES or (self.role in DESTROYS and not self.is_from_server)

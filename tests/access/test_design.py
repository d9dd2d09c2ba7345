"""The table of roles as the design has it, cell by cell; what came since has rows of its own."""

import pytest

from interwonen.access.permissions import Permission as P
from interwonen.access.roles import ROLES, Role

# Each line of the table, and the permission behind each word in its cells. A word of several
# permissions stands for all of them.
DESIGNED: dict[str, dict[str, set[P]]] = {
    "pilot, dwellings, capacity, funding": {"read": {P.PILOT_READ}, "write": {P.PILOT_WRITE}},
    "participants": {
        "reference and status": {P.PARTICIPANT_STATUS},
        "file": {P.PARTICIPANT_READ},
        "write": {P.PARTICIPANT_WRITE},
    },
    "referral and placement decision": {
        "proposes": {P.REFERRAL_PROPOSE},
        "decides": {P.REFERRAL_DECIDE, P.PLACEMENT_DECIDE},
    },
    "session notes, incidents": {
        "read": {P.SESSION_READ, P.INCIDENT_READ},
        "write": {P.SESSION_LOG, P.INCIDENT_WRITE},
    },
    "assessments": {"read": {P.ASSESSMENT_READ}, "write": {P.ASSESSMENT_WRITE}},
    "addresses, letters, consultation hours": {
        "read": {P.NEIGHBOURHOOD_READ},
        "write": {P.NEIGHBOURHOOD_WRITE},
    },
    "enquiries": {
        "read": {P.ENQUIRY_READ},
        "record": {P.ENQUIRY_RECORD},
        "answer": {P.ENQUIRY_ANSWER},
    },
    "evaluation moments": {
        "read": {P.EVALUATION_READ},
        "write": {P.EVALUATION_WRITE},
        "contribute": {P.EVALUATION_CONTRIBUTE},
    },
    "council report": {
        "read": {P.REPORT_READ},
        "write": {P.REPORT_WRITE},
        "approve": {P.REPORT_APPROVE},
    },
    "access log, history overview": {"read": {P.LOG_READ}},
    "people and roles": {"write": {P.PEOPLE_WRITE}},
}
# What was decided since (docs/decisions), or is a finer part of a line above.
SINCE: dict[str, dict[str, set[P]]] = {
    "goals": {"write": {P.GOAL_WRITE}},
    "inspections": {"do": {P.DWELLING_INSPECT}},
    "caseloads": {"assign": {P.CASELOAD_ASSIGN}},
    "emergency access": {
        "open": {P.EMERGENCY_OPEN},
        "end": {P.EMERGENCY_END},
        "read": {P.EMERGENCY_READ},
        "review": {P.EMERGENCY_REVIEW},
    },
    "signals": {"read": {P.NEIGHBOURHOOD_SIGNAL_READ}},
    "support point": {"read": {P.SUPPORT_POINT_READ}, "write": {P.SUPPORT_POINT_WRITE}},
    "calls": {"log": {P.CALL_LOG}},
    "minutes": {"adopt": {P.EVALUATION_ADOPT}},
    "comments on the report": {"write": {P.REPORT_COMMENT}},
    "confidential annex": {"read": {P.REPORT_ANNEX}},
    "questions of the council": {
        "read": {P.COUNCIL_QUESTION_READ},
        "write": {P.COUNCIL_QUESTION_WRITE},
    },
    "requests of residents": {
        "read": {P.RIGHTS_READ},
        "write": {P.RIGHTS_WRITE},
        "copy": {P.FILE_COPY},
    },
    "keeping and destroying": {
        "read": {P.RETENTION_READ},
        "decide": {P.RETENTION_DECIDE},
        "set terms": {P.RETENTION_WRITE},
    },
    "who looked in a file": {"read": {P.FILE_LOG_READ}},
    "roles that were given": {
        "read": {P.ROLE_READ},
        "agree": {P.ROLE_AGREE},
        "review": {P.ROLE_REVIEW},
    },
}
COLUMNS = (
    Role.POLICY_OFFICER,
    Role.CASE_MANAGER,
    Role.COUNSELLOR,
    Role.TEAM_LEAD,
    Role.CONTACT_OFFICER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)
# The cells in the order of COLUMNS; "own:" is for the own caseload, "all" for the words of a line.
CELLS = """
pilot, dwellings, capacity, funding    | read, write | read | read | read | read | - | -
participants                           | reference and status | all | own: all | all | - | - | -
referral and placement decision        | - | proposes, decides | proposes | proposes | - | - | -
session notes, incidents               | - | - | own: all | all | - | - | -
assessments                            | - | read | own: all | all | - | - | -
addresses, letters, consultation hours | read, write | - | read | read | read, write | - | -
enquiries                              | read, answer | - | record | all | all | - | -
evaluation moments                     | read, write | read | read, contribute | read, contribute | read | - | -
council report                         | read, write, approve | read | - | read, approve | - | - | -
access log, history overview           | - | - | - | - | - | read | -
people and roles                       | - | - | - | - | - | - | write
goals                                  | - | - | own: write | write | - | - | -
inspections                            | do | - | do | do | - | - | -
caseloads                              | - | - | - | assign | - | - | -
emergency access                       | - | - | open, end | end, read, review | - | read | -
signals                                | - | - | read | read | - | - | -
support point                          | read | read | read, write | read, write | read, write | - | -
calls                                  | log | - | - | log | log | - | -
minutes                                | adopt | - | - | adopt | - | - | -
comments on the report                 | write | - | - | write | - | - | -
confidential annex                     | read | - | - | - | - | - | -
questions of the council               | read, write | read | - | read | read, write | - | -
requests of residents                  | - | read, write | - | read, write, copy | - | read | -
keeping and destroying                 | read, decide | read, decide | - | read, decide | - | read | read, set terms
who looked in a file                   | - | read | - | read | - | - | -
roles that were given                  | all | agree | agree | all | - | read | read
"""
LINES = {**DESIGNED, **SINCE}
EXPECTED = {
    line.split("|")[0].strip(): dict(
        zip(COLUMNS, (cell.strip() for cell in line.split("|")[1:]), strict=True)
    )
    for line in CELLS.strip().splitlines()
}


def cell(line: str, role: Role) -> set[str]:
    """The words of a line that a role holds, after "own: " on the own caseload only."""
    held = {"": ROLES[role].everywhere, "own: ": ROLES[role].caseload}
    return {
        where + word
        for where, permissions in held.items()
        for word, needed in LINES[line].items()
        if needed <= permissions
    }


def designed(line: str, role: Role) -> set[str]:
    """The same as the cell says it."""
    where, own, words = EXPECTED[line][role].rpartition("own: ")
    named = LINES[line] if words == "all" else set(words.split(", ")) - {"-"}
    return {where + own + word for word in named}


@pytest.mark.parametrize("line", LINES)
def test_each_cell_is_as_designed(line):
    assert {role: cell(line, role) for role in COLUMNS} == {
        role: designed(line, role) for role in COLUMNS
    }


def test_no_role_holds_half_a_word():
    for description in ROLES.values():
        for held in (description.everywhere, description.caseload):
            for words in LINES.values():
                assert [
                    word for word, needed in words.items() if held & needed not in (set(), needed)
                ] == []


def test_every_permission_has_a_line():
    named = [
        permission for words in LINES.values() for needed in words.values() for permission in needed
    ]
    assert sorted(named) == sorted(P)
    assert set(EXPECTED) == set(LINES)
    assert set(COLUMNS) == set(Role)


def test_an_emergency_opens_no_more_than_the_own_caseload():
    for description in ROLES.values():
        assert description.emergency <= description.caseload

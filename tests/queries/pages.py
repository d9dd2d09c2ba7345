"""The pages whose queries are counted, each with the role that opens it."""

from dataclasses import dataclass

from django.urls import reverse

from interwonen.access.roles import Role
from tests.access.elsewhere_rows import SIGNED_IN
from tests.access.test_routes import HISTORY, TABLE, address

AS_EACH_ROLE = {
    "home:dashboard",
    "participants:participant-list",
    "participants:waiting-list",
    "evaluations:report-detail",
    # A file: its first page and the other tabs.
    "participants:participant-detail",
    "participants:participant-referral",
    "participants:participant-placements",
    "participants:participant-goals",
    "participants:participant-timeline",
    "participants:session-list",
    "participants:incident-list",
    "participants:assessment-list",
}
# Who sees most comes first; a page that is not in the list above is opened as the first who may.
BY_SIGHT = [
    Role.TEAM_LEAD,
    Role.CASE_MANAGER,
    Role.COUNSELLOR,
    Role.POLICY_OFFICER,
    Role.CONTACT_OFFICER,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
]
# Pages about another row than that of the table of routes.
OF_OTHERS = {
    "participants:participant-detail": ["waiting_person", "moved_person", "returned_person"],
    "participants:participant-referral": ["waiting_person", "returned_person"],
    "participants:participant-placements": ["waiting_person", "moved_person", "returned_person"],
    "participants:placement-create": ["waiting_person"],
    "participants:dwelling-detail": ["old_dwelling"],
    "evaluations:moment-detail": ["held_moment", "adopted_moment", "corrected_moment"],
    "neighbours:letter-detail": ["printed_letter", "sent_letter"],
}
NOT_COUNTED = {
    "participants:session-show": "leads on to the list of sessions",
    "evaluations:report-pdf": "a download, with the figures of report-detail",
    "evaluations:report-slides": "a download, with the figures of report-detail",
    "evaluations:report-annex-pdf": "a download of a few queries more than the figures",
    "evaluations:moment-agenda-pdf": "a download, with what moment-agenda shows",
    "evaluations:minutes-pdf": "a download, with what moment-detail shows",
    "neighbours:survey-paper": "a download, whose PDF is kept for a day",
    "rights:copy-pdf": "a download, of a file that is kept",
    "rights:copy-json": "a download, of a file that is kept",
    "participants:assessment-paper": "a download, whose PDF is kept for a day",
    "participants:assessment-sheet": "a download, whose PDF is kept for a day",
    "retention:destruction-certificate": "a download, whose PDF is kept for a day",
    **dict.fromkeys(SIGNED_IN, "outside a pilot, of a person or for a machine"),
}


@dataclass(frozen=True)
class Page:
    """A page as a role sees it; `of` names the row it is about, unless the table of routes does."""

    route: str
    role: Role
    of: str = ""

    def __str__(self):
        app, _, name = self.route.rpartition(":")
        name = f"history of {name}" if app == HISTORY else name
        return f"{name} of {self.of} as {self.role}" if self.of else f"{name} as {self.role}"

    def url(self, pilot, rows):
        """The address in the scene."""
        if not self.of:
            return address(self.route, pilot, rows)
        return reverse(self.route, args=[pilot.slug, rows[self.of].pk])


def pages():
    """All pages by name, each once; those that differ by role as each role that may open them."""
    found = []
    for route, (_kind, allowed) in TABLE.items():
        if route not in NOT_COUNTED:
            roles = [role for role in BY_SIGHT if role in allowed]
            found += [Page(route, role) for role in roles[: None if route in AS_EACH_ROLE else 1]]
            found += [Page(route, roles[0], of) for of in OF_OTHERS.get(route, [])]
    return sorted(found, key=str)

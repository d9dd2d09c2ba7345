"""The parts of the dashboard, each only for users with the permission."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from evaluations.indicators.indicator import figures_from
from evaluations.indicators.places import RESIDENTS
from evaluations.models import EvaluationMoment
from evaluations.selectors.facts import facts_of_homes
from evaluations.selectors.facts_register import homes
from interwonen.access.permissions import Permission
from interwonen.accounts.models import Membership, UnsentMail
from interwonen.accounts.people import read_waiting, waiting_roles
from interwonen.core.counting import number_of
from interwonen.core.quarters import Quarter
from interwonen.home.due import NextMoment, due_matters, due_to_count, read_moment
from interwonen.home.due_destructions import destruction_matters, destructions_to_count
from interwonen.home.matters import Matter
from interwonen.home.neighbourhood import comes_first, matters, to_count
from interwonen.home.staffing import Staffing
from interwonen.home.steering import Steering
from interwonen.pilots.models import Pilot
from interwonen.retention.models import Destruction
from neighbours.models import Enquiry
from neighbours.selectors.consultation_hours import answered_today
from neighbours.selectors.letters_growth import Growth, Heard, told_of_growth
from participants.models import (
    EmergencyAccess,
    Incident,
    NeighbourhoodSignal,
    Participant,
    Placement,
    Referral,
)
from participants.selectors.exits_next_home import plan_required_from
from participants.selectors.sessions_today import Today

ROWS = 8


@dataclass(frozen=True)
class Dashboard:
    """The parts of a dashboard at the moment `now`; a part that is not allowed is empty or None."""

    pilot: Pilot
    user: Any
    permissions: frozenset[Permission]
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def _may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @cached_property
    def _numbers(self) -> dict[str, Any]:
        """All that is counted of the register, in one query; only of what is allowed.

        The roles that wait for someone come along.
        """
        counted: dict[str, Any] = {"waiting_roles": waiting_roles(on=self.today)}
        if self._may(Permission.PILOT_READ):
            counted |= homes(self.pilot)
        if self._may(Permission.NEIGHBOURHOOD_SIGNAL_READ):
            signals = self._visible(NeighbourhoodSignal)
            incidents = self._visible(Incident)
            counted["unseen_signals"] = number_of(signals.unseen())
            counted["late_reviews"] = number_of(incidents.overdue(on=self.today))
        if self._may(Permission.PARTICIPANT_READ) and self.today >= plan_required_from(self.pilot):
            without = self._visible(Placement).without_certain_next_home(self.today)
            counted["without_next_home"] = number_of(without)
        if self._may(Permission.PARTICIPANT_STATUS):
            returned = self._visible(Participant).homeless_again(on=self.today)
            counted["homeless_again"] = number_of(returned)
        if self._may(Permission.CALL_LOG):
            counted["phone_hours"] = answered_today(self.user, on=self.today)
        if self._may(Permission.EMERGENCY_READ):
            counted["emergencies"] = number_of(self._visible(EmergencyAccess).to_review())
        if self._may(Permission.PEOPLE_WRITE):
            counted["unsent_mails"] = number_of(self._visible(UnsentMail))
        counted |= to_count(self._visible, self.permissions, on=self.today)
        mine = {"user": self.user, "permissions": self.permissions, "on": self.today}
        counted |= destructions_to_count(self._visible(Destruction), **mine)
        counted |= due_to_count(self._visible, self.pilot, **mine)
        numbers: Any = Pilot.objects.values(**counted).get(pk=self.pilot.pk)
        return dict(numbers)

    def _visible(self, model: Any) -> Any:
        """The rows of the pilot that the user may see."""
        return model.objects.visible_to(self.user, on=self.today).of_pilot(self.pilot)

    @cached_property
    def occupancy(self) -> dict[str, Any] | None:
        """The figure of the residents and their places, and days left."""
        if not self._may(Permission.PILOT_READ):
            return None
        facts = facts_of_homes(self.pilot, self._numbers, as_of=self.today)
        (residents,) = figures_from([RESIDENTS], facts)
        return {
            "residents": residents.numerator,
            "capacity": residents.denominator,
            "maximum": self.pilot.maximum_capacity,
            "days_left": self.pilot.days_left(self.today),
        }

    @cached_property
    def _waiting_roles(self) -> list[Membership]:
        return read_waiting(self._numbers["waiting_roles"])

    @property
    def roles_to_answer(self) -> list[Membership]:
        """Roles that wait until someone agrees, if the viewer may."""
        return [role for role in self._waiting_roles if self.user.pk in role.agreers]

    @property
    def destructions(self) -> list[Matter]:
        """What a colleague proposes to destroy, or is kept longer until about today."""
        return list(destruction_matters(self.pilot, self._numbers))

    @property
    def own_roles_waiting(self) -> list[Membership]:
        """The viewer's own roles that wait for someone else."""
        return [role for role in self._waiting_roles if role.user_id == self.user.pk]

    @property
    def may_log(self) -> bool:
        return self._may(Permission.SESSION_LOG)

    @property
    def leads(self) -> bool:
        """Whether the residents are of the whole team, not only those whom the viewer supports."""
        return self._may(Permission.CASELOAD_ASSIGN)

    @cached_property
    def day(self) -> Today | None:
        """The sessions and tasks of today, for users who log sessions."""
        if not self.may_log:
            return None
        return Today(self.pilot, self.user, self.today, leads=self.leads)

    @cached_property
    def referrals(self) -> list[Referral] | None:
        """Referrals that wait for the viewer's decision, the oldest first."""
        if not self._may(Permission.REFERRAL_DECIDE):
            return None
        return list(self._visible(Referral).undecided().select_related("participant")[:ROWS])

    @cached_property
    def waiting(self) -> list[Participant] | None:
        """Participants on the waiting list without a planned stay, for users who place them."""
        if not self._may(Permission.PLACEMENT_DECIDE):
            return None
        rows = self._visible(Participant).with_status(on=self.today).filter(status="waiting")
        rows = rows.exclude(placements__starts_on__gt=self.today)
        return list(rows.with_accepted_on(on=self.today)[:ROWS])

    @property
    def homeless_again(self) -> int:
        """How many of those who left are homeless again, within what the viewer sees."""
        return self._numbers.get("homeless_again") or 0

    @property
    def phone_hours(self) -> list[dict[str, Any]]:
        """The consultation hours of today in which the viewer answers the telephone."""
        return self._numbers.get("phone_hours") or []

    @property
    def emergencies(self) -> int:
        """How many emergency accesses nobody has reviewed yet."""
        return self._numbers.get("emergencies") or 0

    @property
    def unsent_mails(self) -> int:
        """How many e-mails to people of the pilot the mail server did not take."""
        return self._numbers.get("unsent_mails") or 0

    @cached_property
    def staffing(self) -> Staffing | None:
        """Which people the pilot still lacks, for who looks after them."""
        if not self._may(Permission.PEOPLE_WRITE):
            return None
        return Staffing(self.pilot, self._waiting_roles, self.now)

    @property
    def without_next_home(self) -> int:
        """How many residents lack a certain next home, from the day on which all need one."""
        return self._numbers.get("without_next_home") or 0

    @property
    def team_news(self) -> dict[str, int | None] | None:
        """The numbers of unseen neighbourhood signals and of overdue reviews of incidents."""
        if not self._may(Permission.NEIGHBOURHOOD_SIGNAL_READ):
            return None
        return {
            "signals": self._numbers["unseen_signals"],
            "overdue": self._numbers["late_reviews"],
        }

    @cached_property
    def _unanswered(self) -> list[Enquiry] | None:
        if not self._may(Permission.ENQUIRY_READ):
            return None
        rows = self._visible(Enquiry).to_answer(on=self.today)
        return list(rows.select_related("kind").order_by("last_day"))

    @property
    def enquiries(self) -> list[Enquiry] | None:
        """Enquiries that wait for an answer, the most urgent first, without those that come first
        of all and stand above them."""
        if self._unanswered is None:
            return None
        return [row for row in self._unanswered if not comes_first(row)][:ROWS]

    @property
    def neighbourhood(self) -> list[Matter]:
        """What else asks for an act in the neighbourhood, within what the viewer may do there."""
        return matters(self.pilot, self._unanswered or [], self._numbers)

    @cached_property
    def due(self) -> list[Matter]:
        """What is to be evaluated soon or late, by this viewer."""
        return due_matters(
            self.pilot, self.day, self._numbers, self.user, self.permissions, on=self.today
        )

    @property
    def answers_neighbours(self) -> bool:
        """Whether neighbours' enquiries are what this user comes for."""
        has_more = self.day or self.steering or self.referrals is not None
        return self.enquiries is not None and not has_more

    @property
    def figures_first(self) -> bool:
        """Whether the figures stand on top, for who has neither a day's work nor people to place."""
        return self.day is None and self.referrals is None

    @property
    def may_record_enquiry(self) -> bool:
        """Whether this user records what neighbours ask."""
        return self.enquiries is not None and self._may(Permission.ENQUIRY_RECORD)

    @property
    def unanswered(self) -> int:
        """How many enquiries wait for an answer, also those that the list leaves out."""
        return len(self._unanswered or ())

    @property
    def late_enquiries(self) -> list[Enquiry]:
        """Those of them that are past their last day."""
        return [row for row in self._unanswered or () if row.is_overdue]  # type: ignore[attr-defined]

    @property
    def overdue(self) -> int:
        """How many those are."""
        return len(self.late_enquiries)

    @property
    def pressing(self) -> int:
        """How much asks for an act of who leads the team: what is late, and who has no counsellor."""
        if not self.leads or self.day is None:
            return 0
        late = [*self.day.late_sessions, *self.day.late_follow_ups, *self.day.long_unseen]
        ours = len(late) + len(self.day.without_counsellor)
        return ours + self.overdue + (self._numbers.get("late_reviews") or 0)

    @property
    def next_moment(self) -> NextMoment | None:
        """The first evaluation moment that has not been held."""
        return read_moment(self._numbers)

    @cached_property
    def steering(self) -> Steering | None:
        """The pilot in pictures, for who runs it."""
        if not self._may(Permission.PILOT_WRITE):
            return None
        moments = list(self._visible(EvaluationMoment).standing())
        return Steering(self.pilot, moments, self._unanswered or [], self.today)

    @property
    def may_begin_letter(self) -> bool:
        return self._may(Permission.NEIGHBOURHOOD_WRITE)

    @cached_property
    def growth_untold(self) -> list[tuple[Growth, str]]:
        """The growth of which neighbours did not hear before, for who decides on it or writes them."""
        if not (self._may(Permission.PILOT_WRITE) or self._may(Permission.NEIGHBOURHOOD_WRITE)):
            return []
        told = told_of_growth(self.pilot, today=self.today)
        return [each for each in told if each[1] != Heard.IN_TIME]

    @cached_property
    def quarter(self) -> Quarter | None:
        """The quarter of the report to work on: this one."""
        return Quarter.containing(self.today) if self._may(Permission.REPORT_READ) else None

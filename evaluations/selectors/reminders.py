"""What is due in a pilot within a week or late, and whom to remind of it.

Only who may do something about it is reminded: a membership that ended, an account that was closed
and a file that went to a colleague bring no reminder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from evaluations.models import CouncilQuestion, EvaluationMoment, Reminder
from evaluations.selectors.action_points import DUE_WITHIN, action_points_due
from evaluations.selectors.commitments import commitments_due
from evaluations.selectors.council_questions import council_questions_due
from evaluations.selectors.reports_waiting import Step, WaitingReport, reports_waiting
from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.pilots.models import Pilot
from interwonen.pilots.selectors.location_assessments import location_assessment_due
from participants.models import Participant
from participants.querysets.participants import ParticipantQuerySet
from participants.selectors.assessments_due import assessments_due
from participants.selectors.progress_reviews_due import progress_reviews_due

Subject = Reminder.Subject
# Who began a next edition knows of it.
_OF_STEP = {
    Step.WRITE: Subject.REPORT_TO_WRITE,
    Step.WRITE_ANEW: Subject.REPORT_TO_WRITE,
    Step.APPROVE: Subject.REPORT_TO_APPROVE,
    Step.PUBLISH: Subject.REPORT_TO_PUBLISH,
}


@dataclass(frozen=True)
class Due:
    """One thing that is due: what it is, its key, its last day in time or the day since which it
    waits, and who is reminded."""

    subject: Subject
    about: str
    due_on: date
    people: tuple[User, ...]


@dataclass(frozen=True)
class DueInPilot:
    """All that is due in a pilot on the date `today`."""

    pilot: Pilot
    today: date

    def rows(self) -> list[Due]:
        """Each thing with who is reminded of it; without anyone it is left out."""
        return [due for due in self._all() if due.people]

    def _all(self) -> Iterator[Due]:
        yield from self._assessments()
        yield from self._progress_reviews()
        yield from self._action_points()
        yield from self._commitments()
        yield from self._moments()
        yield from self._location()
        yield from self._council_questions()
        yield from self._reports()

    def _assessments(self) -> Iterator[Due]:
        supported = {each.pk: each for each in self._participants.with_support(on=self.today)}
        for each in assessments_due(self._participants, on=self.today):
            if each.due_on <= self.today + DUE_WITHIN:
                participant = supported[each.participant.pk]
                people = self._supporters(participant, Permission.ASSESSMENT_WRITE)
                yield Due(Subject.ASSESSMENT, str(participant.pk), each.due_on, people)

    def _progress_reviews(self) -> Iterator[Due]:
        for review in progress_reviews_due(self._participants, self.today, within=DUE_WITHIN):
            people = self._supporters(review.participant, Permission.GOAL_WRITE)
            about = str(review.participant.pk)
            yield Due(Subject.PROGRESS_REVIEW, about, review.due_on, people)

    def _action_points(self) -> Iterator[Due]:
        for point in action_points_due(self.pilot, self.today):
            people = self._in_charge if point.owner is None else self._readers([point.owner])
            yield Due(Subject.ACTION_POINT, str(point.pk), point.due_on, people)

    def _commitments(self) -> Iterator[Due]:
        """Those that are not met: soon or late, or a limit that was exceeded."""
        for each in commitments_due(self.pilot, self.today):
            if each.is_late or each.deadline <= self.today + DUE_WITHIN:
                responsible = each.commitment.responsible
                people = self._readers([responsible]) if responsible else self._in_charge
                yield Due(Subject.COMMITMENT, str(each.commitment.pk), each.deadline, people)

    def _moments(self) -> Iterator[Due]:
        """Moments to be judged, and minutes that wait for someone other than who offered them."""
        moments = EvaluationMoment.objects.of_pilot(self.pilot)
        for moment in moments.to_judge(by=self.today + DUE_WITHIN):
            yield Due(Subject.MOMENT, str(moment.pk), moment.planned_on, self._in_charge)
        for moment in moments.to_adopt():
            adopt = people_with(self.pilot, Permission.EVALUATION_ADOPT, on=self.today)
            people = tuple(each for each in adopt if each.pk != moment.offered_by_id)
            yield Due(Subject.MINUTES, str(moment.pk), moment.offered_on, people)

    def _location(self) -> Iterator[Due]:
        """The location of the pilot, for who assesses it."""
        due = location_assessment_due(self.pilot, self.today)
        if due and due.due_on <= self.today + DUE_WITHIN:
            people = people_with(self.pilot, Permission.PILOT_WRITE, on=self.today)
            yield Due(Subject.LOCATION, str(self.pilot.pk), due.due_on, tuple(people))

    def _council_questions(self) -> Iterator[Due]:
        """Those that wait for a look or for someone who answers, and those that are soon or late."""
        for question in council_questions_due(self.pilot, self.today):
            day = question.term_ends_on
            yield Due(Subject.COUNCIL_QUESTION, str(question.pk), day, self._answerers(question))

    def _answerers(self, question: CouncilQuestion) -> tuple[User, ...]:
        """Who answers a question that was looked at, if that may still be; else who keeps them."""
        people = [question.owner] if question.owner and question.is_accepted else []
        return self._holding(Permission.REPORT_WRITE, people) or self._in_charge_of_questions

    def _reports(self) -> Iterator[Due]:
        """Those to the council that wait: to be written or submitted anew, approved, or published."""
        for report in reports_waiting(self.pilot, on=self.today):
            if subject := _OF_STEP.get(report.step):
                yield Due(subject, str(report.quarter), report.since, self._who_can(report))

    def _who_can(self, report: WaitingReport) -> tuple[User, ...]:
        """Who can take the step that a report waits for."""
        people = people_with(self.pilot, report.permission, on=self.today)
        return tuple(each for each in people if each.pk not in report.not_for)

    def _supporters(self, participant: Any, permission: Permission) -> tuple[User, ...]:
        """The counsellor of a participant, or without one who assigns a counsellor, who may do this."""
        support = participant.support
        people = [support.counsellor] if support else self._leads
        return tuple(each for each in people if each.may(permission, participant, on=self.today))

    @property
    def _participants(self) -> ParticipantQuerySet:
        return Participant.objects.filter(pilot=self.pilot)

    @cached_property
    def _leads(self) -> Iterable[User]:
        return list(people_with(self.pilot, Permission.CASELOAD_ASSIGN, on=self.today))

    @cached_property
    def _in_charge(self) -> tuple[User, ...]:
        """Who looks after what nobody was named for."""
        return tuple(people_with(self.pilot, Permission.EVALUATION_WRITE, on=self.today))

    @cached_property
    def _in_charge_of_questions(self) -> tuple[User, ...]:
        """Who keeps the questions of the council."""
        return tuple(people_with(self.pilot, Permission.COUNCIL_QUESTION_WRITE, on=self.today))

    def _readers(self, people: Iterable[User]) -> tuple[User, ...]:
        """Those of these people who still read the evaluations of the pilot."""
        return self._holding(Permission.EVALUATION_READ, people)

    def _holding(self, permission: Permission, people: Iterable[User]) -> tuple[User, ...]:
        pilots = ((each, each.pilots_granting(permission, on=self.today)) for each in people)
        return tuple(each for each, granting in pilots if self.pilot.pk in granting)

"""More rows of every kind, in the scene of all routes."""

from datetime import date, time, timedelta
from itertools import product

from django.http import QueryDict

from evaluations.actions.reports import start_report
from evaluations.actions.reports_comments import comment_on_report
from interwonen.access.roles import Role
from interwonen.accounts.actions.invitations import invite
from interwonen.core import clock, drafts
from interwonen.core.quarters import Quarter
from interwonen.pilots.actions.capacity_steps import decide_capacity
from neighbours.actions.enquiries_steps import close_enquiry
from neighbours.actions.neighbourhood_signals import give_neighbourhood_signal
from participants.actions.dwellings import add_availability
from participants.actions.referrals import decide_referral
from participants.actions.sessions import log_group
from participants.models import Referral
from tests.access.retention_rows import make_destruction
from tests.day_book_factories import NOW, make_day, make_visit
from tests.demand_factories import make_correction, make_unmet_request
from tests.enquiry_factories import make_reply
from tests.exit_factories import (
    make_comeback,
    make_exit_plan,
    make_keys,
    make_move,
    make_return,
    take_back,
)
from tests.factories import (
    TODAY,
    make_dwelling,
    make_enquiry,
    make_exit,
    make_follow_up,
    make_inspection,
    make_intake,
    make_organisation,
    make_participant,
    make_placement,
    make_proposal,
    make_referral,
    make_role_review,
    make_session,
    make_unsent_mail,
    make_user,
    system,
    term,
)
from tests.pilot_factories import findings_of, make_amount, make_line, make_location_assessment
from tests.plan_factories import life_domain, make_skills
from tests.queries.more_evaluations import add_evaluation_rows, make_editions
from tests.queries.more_in_a_file import OVERLAP, fill_file
from tests.queries.more_in_evaluations import add_commitment_rows, add_council_question_rows
from tests.queries.more_in_the_neighbourhood import (
    add_address_rows,
    add_board_rows,
    add_consultation_rows,
    add_survey_rows,
    make_printed_letter,
)
from tests.report_factories import write_texts


class MoreRows:
    """The scene of all routes with lists of a few rows, which `add` makes longer.

    How many times it was done gives days and hours that are still free.
    """

    def __init__(self, pilot, people, rows):
        self.pilot, self.people, self.rows = pilot, people, rows
        self.counsellor = people[Role.COUNSELLOR]
        self.times = 0
        self.moved = make_placement(pilot, participant=self.someone())
        self.returned = make_placement(pilot, participant=self.someone())
        make_editions(pilot, rows)
        rows["moved_person"] = self.moved.participant
        rows["returned_person"] = self.returned.participant
        rows["waiting_person"] = rows["proposal"].referral.participant
        rows["old_dwelling"] = make_dwelling(pilot)
        rows["printed_letter"] = make_printed_letter(pilot)
        rows["free_dwelling"] = make_inspection(make_dwelling(pilot)).dwelling
        # From the second on there is an earlier one to compare with.
        make_skills(rows["participant"], filled_on=date(2021, 3, 20))
        self.add()

    def add(self):
        """One more of everything."""
        self.times += 1
        resident = make_placement(self.pilot, participant=self.someone())
        for participant in (self.rows["participant"], resident.participant):
            fill_file(
                participant, by=self.counsellor, lead=self.people[Role.TEAM_LEAD], times=self.times
            )
        make_keys(resident)
        make_exit_plan(resident)
        self.move_on()
        self.leave_and_come_back()
        self.wait()
        self.go()
        self.let()
        self.neighbours()
        add_board_rows(self.pilot, self.times)
        add_survey_rows(self.pilot)
        add_address_rows(self.pilot, self.times)
        add_consultation_rows(self.pilot, self.rows["consultation_hour"], self.times)
        add_commitment_rows(self.pilot)
        make_destruction(self.pilot, record=900_000 + self.times)
        add_council_question_rows(self.pilot, self.times)
        self.administration()
        self.accounting()
        self.change_again()

    def someone(self, **facts):
        """Someone on the caseload of the counsellor."""
        return make_participant(self.pilot, counsellor=self.counsellor, **facts)

    def move_on(self):
        """A person who moves to another dwelling, again."""
        make_keys(self.moved)
        day = date(2021, 3, 1) + timedelta(days=7 * self.times)
        self.moved = make_move(
            self.moved, moves_on=day, confirmed=["participants_placement_dwelling_ready"]
        )

    def leave_and_come_back(self):
        """A person who leaves, is homeless again and comes back, again."""
        day = self.returned.starts_on
        make_keys(self.returned)
        make_exit_plan(self.returned)
        take_back(self.returned, handed_on=day + timedelta(days=3))
        left = make_exit(self.returned, exited_on=day + timedelta(days=3))
        make_return(left, returned_on=day + timedelta(days=5))
        participant = self.returned.participant
        make_comeback(participant, day + timedelta(days=6))
        self.returned = make_placement(
            self.pilot, participant=participant, starts_on=day + timedelta(days=7)
        )

    def wait(self):
        """People who wait: for a decision, for a dwelling, for the first day of a stay."""
        make_intake(make_referral(self.pilot))
        make_referral(self.pilot)
        self.someone(causes=[term("homeless_cause.rent_arrears")])
        make_proposal(self.someone())
        make_placement(self.pilot, participant=self.someone(), starts_on=date(2021, 9, 1))

    def go(self):
        """Someone who left, with aftercare, and someone whose stay is over without an exit."""
        day = date(2021, 3, 1) + timedelta(days=10 * self.times)
        left = make_placement(self.pilot, participant=self.someone())
        make_exit(left, aftercare_until=date(2021, 8, 1))
        make_placement(
            self.pilot,
            participant=self.someone(),
            dwelling=self.rows["old_dwelling"],
            starts_on=day,
            ends_on=day + timedelta(days=9),
        )

    def let(self):
        """Dwellings: one that is free, and more days and inspections of the first."""
        make_inspection(make_dwelling(self.pilot))
        self.stand_empty()
        home = make_dwelling(self.pilot, available_until=date(2021, 3, 31))
        for dwelling in (home, self.rows["dwelling"]):
            make_inspection(dwelling, inspected_on=date(2021, 3, self.times))
        first = date(2021, 4, 10)
        add_availability(dwelling=home, starts_on=first, ends_on=None, by=system())

    def stand_empty(self):
        """Causes of empty days by hand, requests without a referral, and a referral withdrawn."""
        day = date(2021, 4, self.times)
        for dwelling in (make_dwelling(self.pilot), self.rows["free_dwelling"]):
            make_correction(dwelling, starts_on=day, ends_on=day)
        make_unmet_request(self.pilot, reason=term("turned_away.more_care"))
        referral = make_intake(make_referral(self.pilot)).referral
        decide_referral(
            referral=referral,
            decision=Referral.Decision.REJECTED,
            reason="Past niet bij de doelgroep.",
            decided_on=TODAY,
            today=TODAY,
            by=system(),
        )

    def neighbours(self):
        """Questions in every stage, signals, and a day at the support point."""
        for enquiry in (self.rows["enquiry"], make_enquiry(self.pilot)):
            self.answer(enquiry)
        done = make_enquiry(self.pilot)
        self.answer(done)
        close_enquiry(enquiry=done, text="Klaar.", today=TODAY, by=system())
        give_neighbourhood_signal(
            enquiry=make_enquiry(self.pilot),
            category=term("report_category.noise"),
            text="Let op rust in het portiek.",
            today=TODAY,
            by=self.people[Role.CONTACT_OFFICER],
        )
        day = date(2021, 6, self.times)
        make_day(self.pilot, day=day, staff=[self.counsellor])
        for opened in (day, TODAY):
            make_visit(self.pilot, day=opened)
            make_visit(self.pilot, "neighbour", day=opened)

    def answer(self, enquiry):
        """An answer by telephone."""
        make_reply(enquiry)

    def administration(self):
        """Capacity, moments, texts of reports, colleagues with their work, drafts."""
        pilot, number = self.pilot, self.times
        decide_capacity(
            pilot=pilot,
            effective_from=date(2021, 6, 1 + number),
            capacity=pilot.maximum_capacity,
            reason="Groei",
            reference=f"C{number}",
            by=system(),
        )
        owner = self.people[Role.POLICY_OFFICER]
        add_evaluation_rows(pilot, self.rows, times=number, owner=owner, author=self.counsellor)
        sections = ["summary", "background", "progress", "support", "finances", "risks"]
        quarter = Quarter(2021, 2)
        texts = dict.fromkeys(sections[:number], "Een tekst.")
        report = start_report(pilot=pilot, quarter=quarter, by=system())
        write_texts(report, **texts)
        comment_on_report(
            pilot=pilot,
            quarter=quarter,
            block="places",
            text=f"Opmerking {number}",
            now=clock.now(),
            by=self.people[Role.TEAM_LEAD],
        )
        self.colleagues()
        self.drafts()

    def accounting(self):
        """Sources of money with amounts, assessments of the location with what shows them."""
        line = make_line(self.pilot, name=f"Bron {self.times}")
        for kind in ("granted", "committed", "spent"):
            make_amount(line, kind=kind)
        quarters = [date(2021, 7, 1), date(2021, 10, 1), date(2022, 1, 1)]
        first, kind = list(product(quarters, ("granted", "committed")))[self.times - 1]
        make_amount(self.rows["funding_line"], quarter_starts_on=first, kind=kind)
        step = self.pilot.capacity_steps.first()
        make_location_assessment(
            self.pilot,
            assessed_on=date(2021, 6, self.times),
            findings=findings_of(self.pilot, scale={"capacity_step": step}),
        )

    def colleagues(self):
        """A colleague with a resident of their own, another, someone who is invited, and a review."""
        one = make_user(role=Role.COUNSELLOR, pilot=self.pilot, organisation=make_organisation())
        resident = make_participant(self.pilot, counsellor=one)
        make_placement(self.pilot, participant=resident)
        make_session(resident, by=one, day=date(2021, 6, 1))
        make_follow_up(resident, owner=one)
        make_user(role=Role.CONTACT_OFFICER, pilot=self.pilot, organisation=make_organisation())
        invite(
            email=f"nieuw{self.times}@test.example",
            name="Nieuw",
            organisation=make_organisation(),
            pilot=self.pilot,
            role=Role.CONTACT_OFFICER,
            now=clock.now(),
            by=system(),
        )
        make_unsent_mail(one.email)
        make_role_review(self.pilot)

    def drafts(self):
        """Drafts of a group contact and of forms about one person."""
        both = [self.rows["participant"], self.moved.participant]
        log_group(
            participants=both,
            by=self.counsellor,
            day=date(2021, 3, 20),
            starts_at=time(8 + self.times),
            duration_minutes=60,
            contact_type=term("contact_type.steunpunt"),
            life_domains=[life_domain("social_network")],
            note="Samen gekookt.",
            now=NOW,
            confirmed=OVERLAP,
        )
        for participant in (*both, self.returned.participant):
            for form in ("gesprekken/nieuw", "gesprekken/plannen", "doelen/nieuw"):
                place = f"/{self.pilot.slug}/deelnemers/{participant.pk}/{form}/"
                data = QueryDict(f"note={self.times}")
                drafts.keep(author=self.counsellor, place=place, title="Iemand", data=data)

    def change_again(self):
        """One more change in the history of every record, by another person each time.

        Only the history is written: some records are settled, and the database refuses a change.
        """
        by = make_user()
        for row in self.rows.values():
            if hasattr(row, "history"):
                for as_it_is in type(row)._default_manager.filter(pk=row.pk):
                    as_it_is._history_user = by
                    as_it_is.history_keeper.create_historical_record(as_it_is, "~")

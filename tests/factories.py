"""Plain keyword functions that make valid rows through the actions; every default can be named."""

from datetime import date, datetime, time
from itertools import count
from typing import Any

from django.utils import timezone
from post_office.models import STATUS
from simple_history.utils import bulk_create_with_history

from interwonen.accounts.actions.role_reviews import digest_of, review_roles
from interwonen.accounts.models import Membership, Organisation, RoleReview, UnsentMail, User
from interwonen.core import clock
from interwonen.core.history import save_as
from interwonen.core.mail_queue import queue_mail
from interwonen.core.partial_dates import PartialDate
from interwonen.pilots.actions.pilots import open_pilot
from interwonen.pilots.models import Pilot, Question, Term
from neighbours.actions.enquiries import record_enquiry
from neighbours.models import Enquiry
from participants.actions.assignments import assign_counsellor
from participants.actions.checklists import fill_in
from participants.actions.dwellings import add_availability, add_dwelling
from participants.actions.dwellings_inspections import inspect_dwelling
from participants.actions.exits import record_exit
from participants.actions.follow_ups import agree_follow_up
from participants.actions.incidents import record_incident
from participants.actions.placements import place
from participants.actions.proposals import propose_placement
from participants.actions.referrals import decide_referral, refer
from participants.actions.sessions import log_session
from participants.actions.sessions_planning import cancel_session, plan_session
from participants.actions.sessions_series import plan_series
from participants.models import (
    Answer,
    Checklist,
    Dwelling,
    Exit,
    FollowUp,
    Incident,
    Inspection,
    Participant,
    Placement,
    PlacementProposal,
    Referral,
    SessionSeries,
    SupportSession,
)
from participants.models.checklists import Given
from participants.rules.placements import DWELLING_NOT_READY
from participants.rules.referrals import POSSIBLE_DUPLICATE

TODAY = date(2021, 6, 30)
PASSWORD = "een-lang-wachtwoord"

_number = count(1)


def system() -> User:
    """The account that sets the scene."""
    return User.system()


def term(key: str) -> Term:
    """A term by its key, such as "origin.street"."""
    return Term.objects.get(pk=key)


def make_organisation(name: str = "", kind: str = "municipality") -> Organisation:
    name = name or f"Organisatie {next(_number)}"
    return Organisation.objects.filter(name=name).first() or save_as(
        Organisation(name=name, kind=kind), by=system()
    )


def make_pilot(**facts: Any) -> Pilot:
    """The letter's pilot: 1 March 2021 up to and including 1 March 2022, 5 places, 7 at most."""
    number = next(_number)
    defaults: dict[str, Any] = {
        "name": f"Proef {number}",
        "slug": f"proef-{number}",
        "reference_prefix": "T",
        "place": "Veenoord",
        "municipality": make_organisation("Gemeente Voorbeeld"),
        "care_provider": make_organisation("Zorg Voorbeeld", "care_provider"),
        "landlord": make_organisation("Verhuurder Voorbeeld", "landlord"),
        "starts_on": date(2021, 3, 1),
        "ends_on": date(2022, 3, 1),
        "base_capacity": 5,
        "maximum_capacity": 7,
        "goal": "Oefenen met zelfstandig wonen.",
        "zoning_ground": "Een persoon per woning.",
    }
    return open_pilot(**{**defaults, **facts}, by=system())


def make_user(*, role: str = "", pilot: Pilot | None = None, **facts: Any) -> User:
    """Someone who can sign in, with a role in a pilot from 1 January 2021 when both are named."""
    number = next(_number)
    defaults: dict[str, Any] = {
        "email": f"iemand{number}@test.example",
        "name": f"Medewerker {number}",
        "organisation": make_organisation("Gemeente Voorbeeld"),
    }
    user = User(**{**defaults, **facts})
    user.set_password(PASSWORD)
    save_as(user, by=system())
    if role and pilot is not None:
        make_role(user, pilot, role)
    return user


def make_role(
    user: User, pilot: Pilot, role: str, *, starts_on: date = date(2021, 1, 1), **facts: Any
) -> Membership:
    """A role that has taken effect: someone agreed to it on its first day if it reads files."""
    by = facts.pop("by", None) or system()
    given = Membership(user=user, pilot=pilot, role=role, starts_on=starts_on, given_by=by, **facts)
    if given.waits:
        given.agreed_at = datetime.combine(starts_on, time(9), tzinfo=clock.now().tzinfo)
        given.agreed_by = _who_agrees()
    return save_as(given, by=by)


def make_role_review(pilot: Pilot, **facts: Any) -> RoleReview:
    """A review of the roles as they are on its day, by the application itself unless `by` says who."""
    known = {"now": clock.now(), "by": system(), "remark": "Iedereen heeft de rol nodig.", **facts}
    roles = Membership.objects.of_pilot(pilot).not_over(known["now"].date())
    return review_roles(pilot=pilot, digest=digest_of(roles), **known)


def _who_agrees() -> User:
    """Someone outside the tests' own people, with no role anywhere."""
    address = "instemmer@test.example"
    return User.objects.filter(email=address).first() or make_user(email=address, name="Instemmer")


def make_unsent_mail(to: str) -> UnsentMail:
    """A mail that the mail server did not take yet."""
    queue_mail("Onderwerp", "Een link: https://interwonen.example/", to=to)
    mail = UnsentMail.objects.latest("pk")
    mail.status, mail.number_of_retries = STATUS.requeued, 1
    mail.scheduled_time = clock.now()
    mail.save()
    mail.logs.create(status=STATUS.failed, exception_type="TimeoutError")
    return mail


def make_dwelling(pilot: Pilot, **facts: Any) -> Dwelling:
    """A dwelling that is available during the whole pilot, or on the days that are named."""
    number = next(_number)
    days = {
        "starts_on": facts.pop("available_from", pilot.starts_on),
        "ends_on": facts.pop("available_until", None),
    }
    defaults: dict[str, Any] = {
        "name": f"Woning {number:03d}",
        "street": "Voorbeeldhof",
        "house_number": number,
        "postcode": "7844AA",  # not that of the dwellings that tests type in
        "place": "Veenoord",
        "landlord": pilot.landlord,
    }
    home = add_dwelling(pilot=pilot, by=system(), **{**defaults, **facts})
    add_availability(dwelling=home, by=system(), **days)
    return home


def born(day: date | PartialDate) -> PartialDate:
    """A date of birth, of which all is known when it is given as a date."""
    return PartialDate.on(day) if isinstance(day, date) else day


def make_referral(pilot: Pilot, **facts: Any) -> Referral:
    """A referral that waits for a decision."""
    defaults: dict[str, Any] = {
        "first_name": "Fictief",
        "last_name": f"Persoon {next(_number)}",
        "birth_date": date(1985, 5, 17),
        "referred_on": date(2021, 2, 1),
        "referrer": "Opvang Voorbeeld",
        "origin": term("origin.mo_24h"),
        "household_size": 1,
        "informed_on": date(2021, 2, 1),
        "confirmed": [POSSIBLE_DUPLICATE.name],  # the people of a test are alike
        "today": TODAY,
        "by": system(),
    }
    facts = {**defaults, **facts}
    return refer(pilot=pilot, **{**facts, "birth_date": born(facts["birth_date"])})


def make_intake(referral: Referral, **facts: Any) -> Checklist:
    """A complete intake on the day of the referral."""
    if not facts:
        return _write_intake(referral)
    yes = Given(term("answer_eligibility.yes"), "Blijkt uit het gesprek.")
    defaults: dict[str, Any] = {
        "answers": dict.fromkeys(Question.objects.current("eligibility"), yes),
        "filled_on": referral.referred_on,
        "today": TODAY,
        "by": system(),
    }
    return fill_in(
        participant=referral.participant,
        referral=referral,
        question_set=Checklist.QuestionSet.ELIGIBILITY,
        **{**defaults, **facts},
    )


def _write_intake(referral: Referral) -> Checklist:
    """The rows that `fill_in` leaves, written at once: almost every test has someone accepted."""
    questions = list(Question.objects.current("eligibility"))
    sheet = Checklist(
        participant=referral.participant,
        referral=referral,
        question_set=Checklist.QuestionSet.ELIGIBILITY,
        version=questions[0].version,
        filled_on=referral.referred_on,
        filled_by=system(),
    )
    save_as(sheet, by=system())
    facts = {"value": term("answer_eligibility.yes"), "reasoning": "Blijkt uit het gesprek."}
    bulk_create_with_history(
        [Answer(checklist=sheet, question=question, **facts) for question in questions],
        Answer,
        default_user=system(),
        default_change_reason="",
        default_date=clock.now(),
    )
    return sheet


def make_participant(
    pilot: Pilot,
    *,
    accepted_on: date | None = date(2021, 2, 15),
    counsellor: User | None = None,
    **facts: Any,
) -> Participant:
    """Someone whose referral was accepted, on the caseload of `counsellor` when one is named."""
    referral = make_referral(pilot, **facts)
    if accepted_on is not None:
        make_intake(referral)
        decide_referral(
            referral=referral,
            decision=Referral.Decision.ACCEPTED,
            reason="Past bij de doelgroep.",
            decided_on=accepted_on,
            today=TODAY,
            by=system(),
        )
    participant = referral.participant
    if counsellor is not None:
        assign_counsellor(
            participant=participant,
            counsellor=counsellor,
            starts_on=referral.referred_on,
            by=system(),
        )
    return participant


def make_exit(placement: Placement, **facts: Any) -> Exit:
    """The exit of a stay on 31 May 2021, to a home of one's own."""
    defaults: dict[str, Any] = {
        "exited_on": date(2021, 5, 31),
        "reason": term("exit_reason.goals_met"),
        "destination": term("exit_destination.own_rental"),
        "today": TODAY,
        "by": system(),
    }
    return record_exit(placement=placement, **{**defaults, **facts})


def make_placement(
    pilot: Pilot,
    *,
    participant: Participant | None = None,
    dwelling: Dwelling | None = None,
    starts_on: date = date(2021, 3, 1),
    ends_on: date | None = None,
) -> Placement:
    """A stay up to and including the last day of the pilot; whether it is ready is not looked at."""
    return place(
        participant=participant or make_participant(pilot),
        dwelling=dwelling or make_dwelling(pilot),
        starts_on=starts_on,
        ends_on=ends_on or pilot.ends_on,
        today=TODAY,
        by=system(),
        confirmed=[DWELLING_NOT_READY.name],
    )


def make_inspection(dwelling: Dwelling, **facts: Any) -> Inspection:
    """Someone found a dwelling ready on 26 February 2021."""
    defaults: dict[str, Any] = {
        "inspected_on": date(2021, 2, 26),
        "is_ready": True,
        "findings": "",
        "today": TODAY,
        "by": system(),
    }
    return inspect_dwelling(dwelling=dwelling, **{**defaults, **facts})


def make_proposal(participant: Participant, **facts: Any) -> PlacementProposal:
    """A proposal of a dwelling of its own, from 1 November 2021 to the end of the pilot."""
    pilot = participant.pilot
    defaults: dict[str, Any] = {
        "referral": participant.referrals.get(),
        "dwelling": facts.get("dwelling") or make_dwelling(pilot),
        "starts_on": date(2021, 11, 1),
        "ends_on": pilot.ends_on,
        "why": "Dicht bij het steunpunt.",
        "today": TODAY,
        "by": system(),
    }
    return propose_placement(**{**defaults, **facts})


def make_session(participant: Participant, *, by: User, **facts: Any) -> SupportSession:
    """A home visit of 45 minutes on 10 March 2021."""
    day = facts.get("day", date(2021, 3, 10))
    defaults: dict[str, Any] = {
        "day": day,
        "starts_at": time(10, 0),
        "duration_minutes": 45,
        "contact_type": term("contact_type.home_visit"),
        "life_domains": Question.objects.filter(code="housing"),
        "note": "Samen de week besproken.",
        "now": timezone.make_aware(datetime.combine(TODAY, time(18, 0))),
        "confirmed": {"participants_session_no_overlap"},
    }
    return log_session(participant=participant, by=by, **{**defaults, **facts})


def make_plan(participant: Participant, *, by: User, **facts: Any) -> SupportSession:
    """A home visit of 45 minutes, planned for 7 July 2021 at 10 o'clock; a past one on its day."""
    day = facts.get("day", date(2021, 7, 7))
    defaults: dict[str, Any] = {
        "day": day,
        "starts_at": time(10, 0),
        "duration_minutes": 45,
        "planned_type": term("contact_type.home_visit"),
        "today": min(day, TODAY),
        "confirmed": {"participants_session_no_overlap"},
    }
    return plan_session(participant=participant, by=by, **{**defaults, **facts})


def make_cancelled(participant: Participant, *, by: User, **facts: Any) -> SupportSession:
    """A planned session, as `make_plan` makes it, that the participant cancelled."""
    plan = make_plan(participant, by=by, **facts)
    (session,) = cancel_session(session=plan, cancelled_by="participant", by=by)
    return session


def make_series(participant: Participant, *, by: User, **facts: Any) -> SessionSeries:
    """A home visit every week, on the four Wednesdays of July 2021."""
    defaults: dict[str, Any] = {
        "rhythm": SessionSeries.Rhythm.WEEKLY,
        "starts_on": date(2021, 7, 7),
        "ends_on": date(2021, 7, 28),
        "starts_at": time(10, 0),
        "duration_minutes": 45,
        "planned_type": term("contact_type.home_visit"),
        "today": TODAY,
    }
    return plan_series(participant=participant, by=by, **{**defaults, **facts})


def make_enquiry(pilot: Pilot, **facts: Any) -> Enquiry:
    """A question by telephone on 1 June 2021."""
    defaults: dict[str, Any] = {
        "channel": term("channel.phone"),
        "kind": term("contact_kind.question"),
        "text": "Wanneer is het steunpunt open?",
        "received_on": date(2021, 6, 1),
        "today": TODAY,
        "by": system(),
    }
    return record_enquiry(pilot=pilot, **{**defaults, **facts})


def make_follow_up(participant: Participant, *, owner: User, **facts: Any) -> FollowUp:
    """Something to do for a participant by 7 July 2021."""
    defaults: dict[str, Any] = {
        "text": "Bellen met de woningbouwvereniging",
        "due_on": date(2021, 7, 7),
        "today": TODAY,
        "by": owner,
    }
    return agree_follow_up(participant=participant, owner=owner, **{**defaults, **facts})


def make_incident(participant: Participant, *, by: User, **facts: Any) -> Incident:
    """A light case of nuisance on 14 June 2021 of which the team lead knows."""
    defaults: dict[str, Any] = {
        "kind": term("incident_kind.nuisance"),
        "seriousness": Incident.Seriousness.LIGHT,
        "happened_on": date(2021, 6, 14),
        "what_happened": "Harde muziek na middernacht.",
        "what_was_done": "Aangebeld en om stilte gevraagd.",
        "reported_to": [term("incident_reported_to.team_lead")],
        "confirmed": {"participants_incident_yellow_card_has_agreements"},
        "now": timezone.make_aware(datetime.combine(TODAY, time(18, 0))),
    }
    return record_incident(participant=participant, by=by, **{**defaults, **facts})

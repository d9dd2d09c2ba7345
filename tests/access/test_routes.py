"""Every named route times every role: one table. A new route without a row fails."""

from contextlib import contextmanager, nullcontext
from copy import copy
from datetime import date, time, timedelta
from unittest.mock import patch

import pytest
from django.template import Template
from django.test.signals import template_rendered
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from interwonen.access.middleware import is_guarded
from interwonen.access.roles import Role
from interwonen.accounts.actions.invitations import invite
from interwonen.accounts.actions.memberships import end_role, give_role
from interwonen.accounts.models import Membership, Organisation
from interwonen.audit.histories import history_url, offered_kinds
from interwonen.audit.models import AccessEvent
from interwonen.audit.sealing import seal
from interwonen.core import clock
from interwonen.core.quarters import Quarter
from interwonen.pilots.actions.capacity_steps import decide_capacity, withdraw_capacity
from interwonen.pilots.actions.opening_hours import set_opening_hours
from neighbours.actions.neighbourhood_signals import give_neighbourhood_signal
from neighbours.actions.support_point import count_walk_in
from participants.actions.assignments import assign_counsellor
from participants.actions.dwellings_inspections import inspect_dwelling
from participants.actions.exits import record_exit
from participants.actions.follow_ups import finish_follow_up
from participants.actions.incidents import review_agreements
from participants.actions.records_withdrawal import withdraw
from participants.models import NeighbourhoodSignal
from tests.access.account_rows import ACCOUNT_ROUTES, account_rows
from tests.access.address_rows import ADDRESS_HISTORIES, ADDRESS_ROUTES, address_rows
from tests.access.assessment_rows import (
    ASSESSMENT_HISTORIES,
    ASSESSMENT_ROUTES,
    assessment_rows,
)
from tests.access.board_rows import BOARD_HISTORIES, BOARD_ROUTES, board_rows
from tests.access.commitment_rows import (
    COMMITMENT_HISTORIES,
    COMMITMENT_ROUTES,
    commitment_rows,
)
from tests.access.consultation_hour_rows import (
    CONSULTATION_HOUR_HISTORIES,
    CONSULTATION_HOUR_ROUTES,
    consultation_hour_rows,
)
from tests.access.contact_points_rows import (
    CONTACT_HISTORIES,
    CONTACT_ROUTES,
    contact_rows,
)
from tests.access.council_question_rows import (
    COUNCIL_QUESTION_HISTORIES,
    COUNCIL_QUESTION_ROUTES,
    council_question_rows,
)
from tests.access.demand_rows import DEMAND_HISTORIES, DEMAND_ROUTES, demand_rows
from tests.access.elsewhere_rows import NOT_THERE, PARTS, SIGN_IN_FIRST, SIGNED_IN, VISITOR
from tests.access.emergency_rows import (
    EMERGENCY_HISTORIES,
    EMERGENCY_ROUTES,
    emergency_rows,
)
from tests.access.enquiry_rows import ENQUIRY_HISTORIES, ENQUIRY_ROUTES, enquiry_rows
from tests.access.evaluation_rows import (
    EVALUATION_HISTORIES,
    EVALUATION_ROUTES,
    evaluation_rows,
)
from tests.access.letters_rows import LETTER_HISTORIES, LETTER_ROUTES, letter_rows
from tests.access.pilot_rows import PILOT_HISTORIES, PILOT_ROUTES, pilot_rows
from tests.access.plan_rows import PLAN_HISTORIES, PLAN_ROUTES, plan_rows
from tests.access.report_rows import REPORT_QUARTERS, REPORT_ROUTES, make_reports
from tests.access.reports_composing_rows import (
    COMPOSING_HISTORIES,
    COMPOSING_ROUTES,
    composing_rows,
)
from tests.access.retention_rows import (
    RETENTION_HISTORIES,
    RETENTION_ROUTES,
    retention_rows,
)
from tests.access.rights_rows import RIGHTS_HISTORIES, RIGHTS_ROUTES, rights_rows
from tests.access.survey_rows import SURVEY_HISTORIES, SURVEY_ROUTES, survey_rows
from tests.access.work_rows import WORK_ROUTES, work_rows
from tests.enquiry_factories import make_reply
from tests.exit_factories import make_exit_plan, make_keys, make_return
from tests.factories import (
    TODAY,
    make_cancelled,
    make_enquiry,
    make_exit,
    make_follow_up,
    make_incident,
    make_participant,
    make_pilot,
    make_placement,
    make_plan,
    make_proposal,
    make_referral,
    make_role,
    make_series,
    make_session,
    make_unsent_mail,
    make_user,
    system,
    term,
)
from tests.plan_factories import make_goal

pytestmark = pytest.mark.django_db
POLICY, CASE, COUNSELLOR, LEAD, CONTACT, AUDITOR, ADMIN = Role
PILOT_READERS = {POLICY, CASE, COUNSELLOR, LEAD, CONTACT}
FILES = {CASE, COUNSELLOR, LEAD}
SUPPORT = {COUNSELLOR, LEAD}
SUPPORT_POINT = {COUNSELLOR, LEAD, CONTACT}
NEIGHBOURHOOD = {POLICY, LEAD, CONTACT}
REPORT = {POLICY, CASE, LEAD}
ROLES_READ = {POLICY, LEAD, AUDITOR, ADMIN}

HISTORY = "record-history"

# Route: the object in its address, and the roles that get 200; every other role gets 403 or 404.
TABLE = {
    "home:dashboard": ("", set(Role)),
    "pilots:pilot-detail": ("", PILOT_READERS),
    "pilots:pilot-change": ("", {POLICY}),
    "pilots:decision-record": ("", {POLICY}),
    "pilots:moves-shown-choose": ("", {POLICY}),
    "pilots:capacity-create": ("", {POLICY}),
    "pilots:capacity-change": ("step", {POLICY}),
    "pilots:capacity-withdraw": ("step", {POLICY}),
    "pilots:opening-hours-change": ("", {POLICY}),
    "withdrawn-list": ("", set(Role)),
    "withdrawn-show": ("gone_step", PILOT_READERS),
    "participants:participant-changes": ("participant", FILES),
    "participants:participant-withdrawn": ("participant", FILES),
    "participants:participant-withdrawn-show": ("gone_goal", FILES),
    "participants:dwelling-withdraw": ("dwelling", {POLICY}),
    "participants:availability-withdraw": ("availability", {POLICY}),
    "participants:inspection-withdraw": ("inspection", SUPPORT | {POLICY}),
    "participants:handover-withdraw": ("handover", FILES),
    "participants:return-withdraw": ("return", FILES),
    "participants:follow-up-reopen": ("done_follow_up", SUPPORT),
    "participants:follow-up-withdraw": ("follow_up", SUPPORT),
    "participants:neighbourhood-signal-withdraw": ("signal", SUPPORT),
    "audit:event-list": ("", {AUDITOR}),
    "audit:event-export": ("", {AUDITOR}),
    "audit:subject-looks": ("code", {AUDITOR}),
    "audit:subject-looks-pdf": ("code", {AUDITOR}),
    "audit:subject-looks-receipt": ("code", {AUDITOR}),
    "participants:participant-looks": ("participant", {CASE, LEAD}),
    "participants:participant-looks-pdf": ("participant", {CASE, LEAD}),
    "participants:participant-looks-receipt": ("participant", {CASE, LEAD}),
    "accounts:person-list": ("", {ADMIN}),
    "accounts:role-list": ("", ROLES_READ),
    "accounts:person-invite": ("", {ADMIN}),
    "accounts:membership-list": ("", ROLES_READ),
    "accounts:membership-answer": ("waiting_role", FILES | {POLICY}),
    "accounts:membership-end": ("membership", {ADMIN}),
    "accounts:membership-withdraw": ("membership", {ADMIN}),
    "accounts:factors-remove": ("membership", {ADMIN}),
    **ACCOUNT_ROUTES,
    "accounts:invitation-withdraw": ("invitation", {ADMIN}),
    "accounts:mail-send-again": ("unsent_mail", {ADMIN}),
    "participants:dwelling-list": ("", PILOT_READERS),
    "participants:dwelling-create": ("", {POLICY}),
    "participants:dwelling-change": ("dwelling", {POLICY}),
    "participants:dwelling-detail": ("dwelling", PILOT_READERS),
    "participants:dwelling-timeline": ("", PILOT_READERS),
    "participants:dwelling-inspect": ("dwelling", SUPPORT | {POLICY}),
    "participants:dwelling-inspection-change": ("inspection", SUPPORT | {POLICY}),
    "participants:dwelling-availability-create": ("dwelling", {POLICY}),
    "participants:dwelling-availability-change": ("availability", {POLICY}),
    "participants:participant-list": ("", FILES | {POLICY}),
    "participants:participant-export-csv": ("", FILES | {POLICY}),
    "participants:participant-export-xlsx": ("", FILES | {POLICY}),
    "participants:participant-detail": ("participant", FILES),
    "participants:participant-timeline": ("participant", FILES),
    "participants:participant-change": ("participant", FILES),
    "participants:participant-placements": ("participant", FILES),
    "participants:participant-referral": ("participant", FILES),
    "participants:referral-create": ("", FILES),
    "participants:referral-decide": ("referral", {CASE}),
    "participants:referral-decision-change": ("accepted", {CASE}),
    "participants:waiting-list": ("", FILES),
    "participants:waiting-note": ("accepted", {CASE}),
    "participants:proposal-keep": ("waiting", FILES),
    "participants:proposal-withdraw": ("proposal", FILES),
    "participants:referral-withdraw": ("accepted", {CASE}),
    "participants:referral-change": ("referral", FILES),
    "participants:referral-again": ("participant", FILES),
    "participants:intake-fill": ("referral", FILES),
    "participants:placement-create": ("participant", {CASE}),
    "participants:placement-change": ("placement", {CASE}),
    "participants:placement-move": ("placement", {CASE}),
    "participants:placement-cancel": ("coming", {CASE}),
    "participants:handover-start": ("coming", FILES),
    "participants:handover-end": ("placement", FILES),
    "participants:exit-plan": ("placement", FILES),
    "participants:next-home-list": ("", FILES),
    "participants:aftercare-change": ("exit", FILES),
    "participants:return-record": ("exit", FILES),
    "participants:exit-create": ("placement", {CASE}),
    "participants:exit-change": ("exit", {CASE}),
    "participants:exit-withdraw": ("exit", {CASE}),
    "participants:return-change": ("return", FILES),
    "participants:handover-change": ("handover", FILES),
    "participants:counsellor-assign": ("participant", {LEAD}),
    "participants:note-search": ("", SUPPORT),
    "participants:team": ("", {LEAD}),
    "participants:caseload-transfer": ("", {LEAD}),
    "participants:calendar-link": ("", SUPPORT),
    "participants:follow-up-list": ("", SUPPORT),
    "participants:follow-up-create": ("participant", SUPPORT),
    "participants:follow-up-change": ("follow_up", SUPPORT),
    "participants:follow-up-finish": ("follow_up", SUPPORT),
    "participants:follow-up-transfer": ("follow_up", SUPPORT),
    "participants:session-list": ("participant", SUPPORT),
    "participants:session-create": ("participant", SUPPORT),
    "participants:session-plan": ("participant", SUPPORT),
    "participants:session-series": ("participant", SUPPORT),
    "participants:session-group": ("", SUPPORT),
    "participants:session-show": ("session", SUPPORT),
    "participants:session-hold": ("planned", SUPPORT),
    "participants:session-miss": ("planned", SUPPORT),
    "participants:session-cancel": ("planned", SUPPORT),
    "participants:session-move": ("planned", SUPPORT),
    "participants:session-cancellation": ("cancelled", SUPPORT),
    "participants:session-replan": ("cancelled", SUPPORT),
    "participants:session-change": ("session", SUPPORT),
    "participants:session-withdraw": ("session", SUPPORT),
    **DEMAND_ROUTES,
    **PILOT_ROUTES,
    **PLAN_ROUTES,
    **ASSESSMENT_ROUTES,
    **BOARD_ROUTES,
    **COMMITMENT_ROUTES,
    **CONSULTATION_HOUR_ROUTES,
    **LETTER_ROUTES,
    **CONTACT_ROUTES,
    **COUNCIL_QUESTION_ROUTES,
    **EMERGENCY_ROUTES,
    **ENQUIRY_ROUTES,
    **EVALUATION_ROUTES,
    **COMPOSING_ROUTES,
    **RIGHTS_ROUTES,
    **RETENTION_ROUTES,
    **SURVEY_ROUTES,
    **WORK_ROUTES,
    **ADDRESS_ROUTES,
    "participants:incident-overview": ("", SUPPORT),
    "participants:incident-list": ("participant", SUPPORT),
    "participants:incident-create": ("participant", SUPPORT),
    "participants:incident-detail": ("incident", SUPPORT),
    "participants:incident-change": ("incident", SUPPORT),
    "participants:incident-withdraw": ("incident", SUPPORT),
    "participants:incident-review": ("incident", SUPPORT),
    "participants:incident-review-change": ("reviewed_incident", SUPPORT),
    "participants:neighbourhood-signal-list": ("", SUPPORT),
    "participants:neighbourhood-signal-see": ("signal", SUPPORT),
    "neighbours:neighbourhood-signal-give": ("unsignalled", NEIGHBOURHOOD),
    "neighbours:support-point": ("", PILOT_READERS),
    "neighbours:support-point-day-change": ("", SUPPORT_POINT),
    "neighbours:support-point-overview": ("", PILOT_READERS),
    "neighbours:walk-in-count": ("", SUPPORT_POINT),
    "neighbours:walk-in-take-back": ("", SUPPORT_POINT),
    "neighbours:enquiry-list": ("", NEIGHBOURHOOD),
    "neighbours:enquiry-create": ("", {COUNSELLOR, LEAD, CONTACT}),
    "neighbours:enquiry-detail": ("enquiry", NEIGHBOURHOOD),
    "neighbours:reply-create": ("enquiry", NEIGHBOURHOOD),
    "neighbours:enquiry-change": ("enquiry", NEIGHBOURHOOD),
    "neighbours:enquiry-withdraw": ("enquiry", NEIGHBOURHOOD),
    "neighbours:reply-change": ("reply", NEIGHBOURHOOD),
    "neighbours:reply-withdraw": ("reply", NEIGHBOURHOOD),
    "evaluations:figure-list": ("", PILOT_READERS),
    "evaluations:figure-detail": ("figure", PILOT_READERS),
    "evaluations:data-quality": ("", PILOT_READERS),
    "evaluations:report-list": ("", REPORT),
    "evaluations:report-detail": ("quarter", REPORT),
    "evaluations:report-disclosure": ("quarter", REPORT),
    "evaluations:report-pdf": ("quarter", REPORT),
    "evaluations:report-annex": ("quarter", {POLICY}),
    "evaluations:report-annex-pdf": ("quarter", {POLICY}),
    **REPORT_ROUTES,
    "evaluations:report-slides": ("quarter", REPORT),
}
# The histories: the word in the address, the object, and the roles that read it.
HISTORIES = {
    "openingstijden": ("opening_hours", PILOT_READERS),
    "pilot": ("pilot", PILOT_READERS),
    "capaciteit": ("step", PILOT_READERS),
    "rollen": ("membership", ROLES_READ),
    "rollen-nagekeken": ("role_review", ROLES_READ),
    "uitnodigingen": ("invitation", {ADMIN}),
    "woningen": ("dwelling", PILOT_READERS),
    "controles": ("inspection", SUPPORT | {POLICY}),
    "beschikbaarheid": ("availability", PILOT_READERS),
    "deelnemers": ("participant", FILES),
    "voorstellen": ("proposal", FILES),
    "aanmeldingen": ("referral", FILES),
    "verblijven": ("placement", FILES),
    "sleutels": ("handover", FILES),
    "vervolgwoningen": ("exit_plan", FILES),
    "opnieuw-dakloos": ("return", FILES),
    "vertrek": ("exit", FILES),
    "begeleiders": ("assignment", FILES),
    "vervolgacties": ("follow_up", SUPPORT),
    "gesprekken": ("session", SUPPORT),
    "gespreksreeksen": ("series", SUPPORT),
    "incidenten": ("incident", SUPPORT),
    "signalen": ("signal", SUPPORT),
    "steunpunt": ("support_point_day", PILOT_READERS),
    "inloop": ("walk_in", PILOT_READERS),
    "vragen": ("enquiry", NEIGHBOURHOOD),
    "vragen-antwoorden": ("reply", NEIGHBOURHOOD),
    **DEMAND_HISTORIES,
    **PILOT_HISTORIES,
    **PLAN_HISTORIES,
    **ASSESSMENT_HISTORIES,
    **ADDRESS_HISTORIES,
    **BOARD_HISTORIES,
    **COMMITMENT_HISTORIES,
    **CONSULTATION_HOUR_HISTORIES,
    **LETTER_HISTORIES,
    **CONTACT_HISTORIES,
    **COUNCIL_QUESTION_HISTORIES,
    **EMERGENCY_HISTORIES,
    **ENQUIRY_HISTORIES,
    **EVALUATION_HISTORIES,
    **COMPOSING_HISTORIES,
    **RIGHTS_HISTORIES,
    **RETENTION_HISTORIES,
    **SURVEY_HISTORIES,
}
TABLE |= {f"{HISTORY}:{kind}": row for kind, row in HISTORIES.items()}


def routes(patterns=None, namespace=""):
    """Every route, also those of libraries, with its view; one without a name is "None"."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern.callback


def names_of_routes() -> set[str]:
    return {name for name, _view in routes()}


def test_every_route_has_a_row():
    histories = {f"{HISTORY}:{kind}" for kind in offered_kinds().values()}
    assert names_of_routes() - {HISTORY} | histories == set(TABLE) | set(SIGNED_IN)


def test_every_view_has_a_guard():
    assert [name for name, view in routes() if not is_guarded(view)] == []


def make_withdrawn_goal(participant):
    """A goal, as it was before it was withdrawn."""
    goal = make_goal(participant)
    withdraw(row=copy(goal), reason="Vergissing", by=system())
    return goal


def make_withdrawn_step(pilot):
    """A capacity decision, as it was before it was withdrawn."""
    step = decide_capacity(
        pilot=pilot,
        effective_from=date(2021, 9, 1),
        capacity=pilot.maximum_capacity,
        reason="Groei",
        reference="B2",
        by=system(),
    )
    withdraw_capacity(step=copy(step), reason="Vergissing", by=system())
    return step


def make_scene(pilot):
    """A pilot with one row of everything, and someone in every role."""
    people = {role: make_user(role=role, pilot=pilot) for role in Role}
    participant = make_participant(pilot, counsellor=people[COUNSELLOR])
    waiting = make_referral(pilot)
    assign_counsellor(
        participant=waiting.participant,
        counsellor=people[COUNSELLOR],
        starts_on=date(2021, 2, 1),
        by=system(),
    )
    placement = make_placement(pilot, participant=participant)
    left = make_placement(pilot, participant=make_participant(pilot, counsellor=people[COUNSELLOR]))
    exit = record_exit(
        placement=left,
        exited_on=date(2021, 5, 31),
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        today=TODAY,
        by=system(),
    )
    second_exit = make_exit(
        make_placement(pilot, participant=make_participant(pilot, counsellor=people[COUNSELLOR]))
    )
    enquiry = make_enquiry(pilot)
    give_neighbourhood_signal(
        enquiry=enquiry,
        category=term("report_category.noise"),
        text="Let op rust in het portiek.",
        today=TODAY,
        by=people[CONTACT],
    )
    hours = {1: (time(9, 0), time(17, 0)), 3: (time(9, 0), time(17, 0))}
    walk_in = count_walk_in(
        pilot=pilot, day=TODAY, who="resident", now=clock.now(), by=people[COUNSELLOR]
    )
    make_reports(pilot)
    rows = {
        "pilot": pilot,
        "participant": participant,
        "referral": waiting,
        "accepted": make_participant(pilot).referrals.get(),
        "waiting": make_participant(pilot, counsellor=people[COUNSELLOR]).referrals.get(),
        "proposal": make_proposal(make_participant(pilot, counsellor=people[COUNSELLOR])),
        "placement": placement,
        "coming": make_placement(
            pilot,
            participant=make_participant(pilot, counsellor=people[COUNSELLOR]),
            starts_on=date(2021, 9, 1),
        ),
        "exit": exit,
        "return": make_return(second_exit),
        "handover": make_keys(placement),
        "exit_plan": make_exit_plan(placement),
        "assignment": participant.assignments.get(),
        "dwelling": placement.dwelling,
        "availability": placement.dwelling.availabilities.get(),
        "inspection": inspect_dwelling(
            dwelling=placement.dwelling,
            inspected_on=TODAY,
            is_ready=True,
            findings="",
            today=TODAY,
            by=system(),
        ),
        **account_rows(pilot),
        **demand_rows(pilot),
        **pilot_rows(pilot),
        **retention_rows(pilot),
        **plan_rows(participant),
        **assessment_rows(participant),
        **board_rows(pilot),
        **commitment_rows(pilot),
        **letter_rows(pilot),
        **contact_rows(pilot),
        **council_question_rows(pilot),
        **rights_rows(participant),
        **survey_rows(pilot),
        **emergency_rows(pilot, people[COUNSELLOR]),
        **enquiry_rows(pilot),
        **evaluation_rows(pilot, author=people[COUNSELLOR]),
        **composing_rows(pilot, lead=people[LEAD]),
        "session": make_session(participant, by=people[COUNSELLOR]),
        "planned": make_plan(participant, by=people[COUNSELLOR]),
        "cancelled": make_cancelled(participant, by=people[COUNSELLOR]),
        "series": make_series(participant, by=people[COUNSELLOR], starts_at=time(14, 0)),
        "enquiry": enquiry,
        "unsignalled": make_enquiry(pilot),
        "incident": make_incident(
            participant,
            by=people[COUNSELLOR],
            agreements="Geen muziek na tien uur.",
            review_on=date(2021, 7, 7),
        ),
        "reviewed_incident": review_agreements(
            incident=make_incident(
                participant,
                by=people[COUNSELLOR],
                agreements="Geen muziek na tien uur.",
                review_on=date(2021, 6, 20),
            ),
            review_note="Het is stil.",
            today=TODAY,
            by=people[COUNSELLOR],
        ),
        "signal": NeighbourhoodSignal.objects.of_pilot(pilot).get(),
        "walk_in": walk_in,
        "support_point_day": walk_in.day,
        "opening_hours": set_opening_hours(pilot=pilot, hours=hours, by=system())[0],
        "follow_up": make_follow_up(participant, owner=people[COUNSELLOR]),
        "waiting_role": give_role(
            user=make_user(), pilot=pilot, role=COUNSELLOR, starts_on=TODAY, by=system()
        ),
        "membership": Membership.objects.filter(user=people[POLICY]).get(),
        "step": decide_capacity(
            pilot=pilot,
            effective_from=date(2021, 6, 1),
            capacity=pilot.maximum_capacity,
            reason="Groei",
            reference="B1",
            by=system(),
        ),
        "reply": make_reply(enquiry),
        "invitation": invite(
            email="nieuw@test.example",
            name="Nieuw",
            organisation=Organisation.objects.first(),
            pilot=pilot,
            role=CONTACT,
            now=clock.now(),
            by=system(),
        ).invitation,
        "gone_goal": make_withdrawn_goal(participant),
        "gone_step": make_withdrawn_step(pilot),
        **work_rows(pilot, people[CONTACT]),
        **address_rows(pilot, people[CONTACT]),
        **consultation_hour_rows(pilot),
        "done_follow_up": make_follow_up(participant, owner=people[COUNSELLOR]),
        "unsent_mail": make_unsent_mail(people[ADMIN].email),
    }
    AccessEvent.objects.create(
        at=timezone.now(), act="read", outcome="done", pilot=pilot, subject=participant.reference
    )
    seal()
    finish_follow_up(follow_up=rows["done_follow_up"], done_on=TODAY, today=TODAY, by=system())
    return pilot, people, rows


@pytest.fixture(scope="module")
def scene(shared_rows):
    return make_scene(make_pilot())


# What was withdrawn, with the word of its kind.
GONE = {"gone_step": "capaciteit", "gone_goal": "doelen"}


def address(name: str, pilot, rows) -> str:
    kind = TABLE[name][0]
    if name.startswith(HISTORY):
        return history_url(rows[kind], pilot.slug)
    values = {"pilot": pilot.slug}
    if kind == "block":
        values |= {"quarter": Quarter(2021, 2), "block": "places"}
    elif kind in REPORT_QUARTERS:
        values["quarter"] = REPORT_QUARTERS[kind]
    elif kind == "code":
        values["subject"] = rows["participant"].reference
    elif kind == "figure":
        values["slug"] = "bewoners"
    elif kind in GONE:
        values |= {"kind": GONE[kind], "key": rows[kind].pk}
        if kind == "gone_goal":
            values["pk"] = rows["participant"].pk
    elif kind:
        values["pk"] = rows[kind].pk
    return reverse(name, kwargs=values)


# A page of their own they have not: they lead to a place in another page.
LEADS_ON = {"participants:session-show"}


def _nothing(template, context) -> str:
    """What a template says then; a test's client still learns what the page would be made of."""
    template_rendered.send(sender=template, template=template, context=context)
    return ""


@contextmanager
def empty_pages():
    """While it lasts pages and PDFs say nothing: a request goes through guard and view to its status."""
    with (
        patch.object(Template, "render", _nothing),
        patch("interwonen.core.pdf_pages.kept_pdf_of", return_value=b""),
        patch("interwonen.core.pdf_pages.pdf_of", return_value=b""),
    ):
        yield


def test_every_route_times_every_role(client, scene):
    """The first role that may see a page sees it whole; for the others its status is enough."""
    pilot, people, rows = scene
    unseen = set(TABLE)
    surprises = []
    for role, person in people.items():
        client.force_login(person)
        for name, (_kind, allowed) in TABLE.items():
            whole = role in allowed and name in unseen
            unseen -= {name} if whole else set()
            with nullcontext() if whole else empty_pages():
                answer = client.get(address(name, pilot, rows), follow=name in LEADS_ON)
            expected = {200} if role in allowed else {403, 404}
            if answer.status_code not in expected:
                surprises.append((name, str(role), answer.status_code))
    assert not surprises, "\n".join(map(str, surprises))
    assert unseen == set()


def strangers_to(scene):
    """Who has no role in the pilot: none at all, each one until yesterday, and each in another."""
    former, other = make_user(), make_pilot()
    for role in Role:
        membership = make_role(former, scene[0], role)
        end_role(membership=membership, ends_on=TODAY - timedelta(days=1), by=system())
    elsewhere = make_user()
    for role in Role:
        make_role(elsewhere, other, role)
    return {"someone": make_user(), "a former member": former, "a stranger": elsewhere}


def test_a_stranger_gets_404_and_a_visitor_the_sign_in_page(client, scene):
    pilot, _people, rows = scene
    addresses = [address(name, pilot, rows) for name in TABLE]
    for url in addresses:
        assert client.get(url).url.startswith(reverse("account_login"))
    for who, stranger in strangers_to(scene).items():
        client.force_login(stranger)
        with empty_pages():
            assert {client.get(url).status_code for url in addresses} == {404}, who


def elsewhere(name: str) -> str:
    values = {part: NOT_THERE.get(part, "onbekend") for part in PARTS.get(name, ())}
    return reverse(name, kwargs=values)


def test_routes_outside_a_pilot(client, scene):
    """They give everyone who is signed in the same, and a visitor that or the sign-in page."""
    _pilot, people, _rows = scene
    surprises = []
    for who, person in {"a visitor": None, **strangers_to(scene), **people}.items():
        if person:
            client.force_login(person)
        for name, expected in (SIGNED_IN if person else VISITOR).items():
            with empty_pages():
                answer = client.get(elsewhere(name), follow=bool(person) and name == "home:start")
            if answer.status_code != expected:
                surprises.append(f"{name} gives {who} {answer.status_code}")
            if not person and name in SIGN_IN_FIRST:
                assert answer.url.startswith(reverse("account_login")), name
    assert not surprises, "\n".join(map(str, surprises))


@pytest.mark.parametrize(
    ("kind", "pk"), [("onzin", 1), ("verblijven", "x"), ("verblijven", 2**63), ("signalen", 1)]
)
def test_a_history_that_is_not_there_is_not_found(client, pilot, kind, pk):
    client.force_login(make_user(role=LEAD, pilot=pilot))
    url = reverse(HISTORY, args=[pilot.slug, kind, pk])
    assert client.get(url).status_code == 404
    assert AccessEvent.objects.first().outcome == "not_found"


@pytest.mark.parametrize("pk", ["%00", "+1", "%201", "1%0A", "٥"])
def test_a_key_that_no_record_can_have_is_no_address(client, pilot, pk):
    client.force_login(make_user(role=LEAD, pilot=pilot))
    expected = 400 if pk in ("%00", "1%0A") else 404  # a control character is in no address at all
    assert client.get(f"/{pilot.slug}/geschiedenis/verblijven/{pk}/").status_code == expected


def test_the_log_names_the_record_whose_history_was_refused(client, pilot):
    placement = make_placement(pilot)
    client.force_login(make_user(role=ADMIN, pilot=pilot))
    assert client.get(history_url(placement, pilot.slug)).status_code == 403
    line = AccessEvent.objects.first()
    assert (line.outcome, line.object_type) == ("refused", "participants.placement")
    assert line.object_id == str(placement.pk)

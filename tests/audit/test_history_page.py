"""The history of a record as people read it."""

from datetime import date

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils.functional import Promise

from interwonen.audit.changes import NOT_SHOWN
from interwonen.audit.histories import history_url
from interwonen.core.history import ActorMissing
from interwonen.pilots.models import Pilot
from neighbours.actions.consultation_hours_bookings import change_booking
from participants.actions.exits import record_exit
from participants.models import Dwelling, Referral
from tests.board_factories import make_meeting
from tests.consultation_hour_factories import at, make_booking, make_hour
from tests.factories import (
    TODAY,
    make_dwelling,
    make_incident,
    make_placement,
    make_referral,
    make_session,
    make_user,
    system,
    term,
)
from tests.letter_factories import make_letter


def test_it_says_who_changed_what_into_what(client, pilot):
    manager = make_user(role="case_manager", pilot=pilot, name="Wim Voorbeeld")
    placement = make_placement(pilot)
    record_exit(
        placement=placement,
        exited_on=date(2021, 5, 31),
        reason=term("exit_reason.goals_met"),
        destination=term("exit_destination.own_rental"),
        today=TODAY,
        by=manager,
    )
    client.force_login(manager)
    answer = client.get(history_url(placement, pilot.slug))
    latest, first = answer.context["changes"]
    assert latest.by == "Wim Voorbeeld"
    assert [(field.before, field.after) for field in latest.fields] == [
        ("1 maart 2022", "31 mei 2021")
    ]
    assert first.by == system().name
    assert "Wim Voorbeeld" in answer.content.decode()


def test_a_fact_is_called_what_it_is_there(client, pilot):
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    rows = (make_hour(pilot), make_meeting(pilot), make_letter(pilot))
    hour, meeting, letter = (
        {
            field.label
            for field in client.get(history_url(row, pilot.slug)).context["changes"][-1].fields
        }
        for row in rows
    )
    assert "vanaf" in hour & meeting
    assert "kenmerk" in letter


def test_a_change_of_what_is_not_kept_says_so(client, pilot):
    booking = make_booking(make_hour(pilot))
    change_booking(
        call=booking, slot_at=booking.slot_at, telephone="0591 000001", now=at(9), by=system()
    )
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    shown = client.get(history_url(booking, pilot.slug))
    assert shown.context["changes"][0].fields == ()
    said = shown.content.decode().count("zoals een naam of een telefoonnummer")
    assert said == 1


def test_nothing_is_saved_without_someone_who_does_it(pilot):
    home = make_dwelling(pilot)
    row = Dwelling.objects.get(pk=home.pk)
    row.street = "Stiekemstraat"
    with pytest.raises(ActorMissing), transaction.atomic():
        row.save()


# An upload is no fact: it waits a day to be read in, and its addresses then have a history. Of what was
# submitted, approved and published nothing changes.
NO_FACTS = {
    "neighbours.AddressUpload",
    "evaluations.Reminder",
    "evaluations.MomentFigure",
    "evaluations.PublishedFile",
    "evaluations.PublishedReport",
    "evaluations.ReportApproval",
    "evaluations.ReportSubmission",
    # What a copy of a file holds, and its working paper until it was released.
    "rights.CopyContent",
    "rights.CopyFile",
    "rights.CopyText",
}
OWN_APPS = ("accounts", "pilots", "participants", "neighbours", "evaluations", "rights")


def own_models():
    """The models with rows of their own, not those that show the rows of others, as a view does."""
    for label in OWN_APPS:
        for model in apps.get_app_config(label).get_models():
            shows_others = model._meta.proxy or not model._meta.managed
            if model._meta.label in NO_FACTS:
                continue
            if not shows_others and not model.__name__.startswith("Historical"):
                yield model


@pytest.mark.parametrize("model", list(own_models()), ids=lambda model: model._meta.label)
def test_every_model_keeps_a_history_that_nobody_rewrites(model, db):
    table = model.history.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgname = 'append_only' AND tgrelid = %s::regclass",
            [table],
        )
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("model", list(own_models()), ids=lambda model: model._meta.label)
def test_every_field_in_a_history_has_a_label_in_dutch(model):
    kept = {field.name for field in model.history.model._meta.concrete_fields} - NOT_SHOWN
    unnamed = [
        field.name
        for field in model._meta.concrete_fields
        if field.name in kept and not isinstance(field.verbose_name, Promise)
    ]
    assert unnamed == []


def history(client, user, row):
    client.force_login(user)
    return client.get(history_url(row, Pilot.objects.get().slug))


def lines(answer) -> list[list[tuple[str, str, str]]]:
    return [
        [(str(field.label), field.before, field.after) for field in change.fields]
        for change in answer.context["changes"]
    ]


def test_it_shows_the_causes_of_a_referral_before_and_after(client, pilot):
    manager = make_user(role="case_manager", pilot=pilot)
    debts, health = term("homeless_cause.rent_arrears"), term("homeless_cause.health")
    referral = make_referral(pilot, causes=[debts])
    referral._history_user = manager
    referral.causes.set([debts, health])
    answer = history(client, manager, referral)
    label = str(Referral._meta.get_field("causes").verbose_name)
    both = ", ".join(sorted([str(debts), str(health)]))
    shown = [line for change in lines(answer) for line in change if line[0] == label]
    assert (label, str(debts), both) in shown
    assert shown[-1] == (label, "", str(debts))
    assert str(health) in answer.content.decode()


def test_it_shows_the_life_domains_of_a_session(client, counsellor, participant):
    session = make_session(participant, by=counsellor)
    answer = history(client, counsellor, session)
    label = str(session._meta.get_field("life_domains").verbose_name)
    domain = str(session.life_domains.get())
    assert (label, "", domain) in [line for change in lines(answer) for line in change]


def test_it_shows_a_time_without_seconds(client, counsellor, participant):
    session = make_session(participant, by=counsellor)
    answer = history(client, counsellor, session)
    label = str(session._meta.get_field("starts_at").verbose_name)
    line = (label, "", f"{session.starts_at:%H:%M}")
    assert line in [line for change in lines(answer) for line in change]


def test_it_shows_whom_an_incident_was_reported_to(client, counsellor, participant):
    incident = make_incident(participant, by=counsellor)
    answer = history(client, counsellor, incident)
    assert str(term("incident_reported_to.team_lead")) in answer.content.decode()


def test_its_queries_do_not_grow_with_what_is_linked(client, pilot, count_queries):
    manager = make_user(role="case_manager", pilot=pilot)
    referral = make_referral(pilot, causes=[term("homeless_cause.rent_arrears")])
    client.force_login(manager)
    url = history_url(referral, pilot.slug)
    client.get(url)
    few = count_queries(lambda: client.get(url))
    referral._history_user = manager
    for cause in ("health", "unknown", "other"):
        referral.causes.set([term(f"homeless_cause.{cause}"), term("homeless_cause.health")])
    assert count_queries(lambda: client.get(url)) == few


def test_the_title_says_what_it_is_with_the_code_and_without_the_name(
    client, counsellor, participant
):
    session = make_session(participant, by=counsellor)
    title = history(client, counsellor, session).context["title"]
    assert "10 maart 2021" in title
    assert title.endswith(f", {participant.reference}")
    assert str(session._meta.verbose_name) in title
    assert participant.full_name not in title
    title = history(client, counsellor, participant).context["title"]
    assert title.endswith(f"{participant.full_name}, {participant.reference}")


def test_it_belongs_to_the_part_of_the_navigation_where_the_record_is(client, pilot):
    officer = make_user(role="policy_officer", pilot=pilot)
    for row, label in ((make_dwelling(pilot), "Woningen"), (pilot, "Pilot")):
        shell = history(client, officer, row).context["shell"]
        assert [str(item.label) for item in shell.navigation if item.current] == [label]


def test_a_role_has_its_name_and_no_code(client, pilot):
    membership = make_user(role="policy_officer", pilot=pilot).memberships.get()
    text = history(client, make_user(role="auditor", pilot=pilot), membership).content.decode()
    assert "Beleidsmedewerker" in text
    assert "policy_officer" not in text

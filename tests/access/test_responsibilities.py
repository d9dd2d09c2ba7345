"""Every record has someone who answers for the personal data in it, and who sees a field is true."""

from collections.abc import Mapping

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import get_resolver, reverse

from interwonen.access.form_audiences import audiences_of, kept_in
from interwonen.access.permissions import Permission
from interwonen.access.responsibilities import (
    Responsibility,
    declared,
    fields_of,
    responsibility_for,
    seen_by,
    who_sees,
)
from interwonen.access.roles import ROLES
from interwonen.core.forms import BaseForm, FilterForm
from interwonen.rights.models import RightsRequest
from participants.models import EmergencyAccess, Incident, Participant, SupportSession
from tests.consultation_hour_factories import make_hour
from tests.contact_factories import make_contact_point, publish
from tests.factories import make_participant, make_user

OURS = {app.rpartition(".")[2] for app in settings.OUR_APPS}


def models():
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS and not model.__name__.startswith("Historical")
    ]


def models_of_others():
    return [model for model in apps.get_models() if model._meta.app_label not in OURS]


def test_every_model_is_declared_once_or_says_why_it_holds_nothing_of_a_person():
    all_models = [*models(), *models_of_others()]
    assert {model._meta.label for model in all_models} == declared().keys()
    for label, said in declared().items():
        assert isinstance(said, Responsibility) or len(said) > 10, label


def test_what_a_library_keeps_of_a_colleague_is_declared():
    """A row with a user, an address or a session is about someone."""
    telling = {"user", "email", "to", "session_data"}
    silent = [
        model._meta.label
        for model in models_of_others()
        if telling & {field.name for field in model._meta.concrete_fields}
        and responsibility_for(model) is None
    ]
    assert silent == []


def test_what_leads_to_a_person_is_declared():
    """A row with a participant, an enquirer, a name or an address is about someone."""
    telling = {"participant", "enquirer", "enquiry", "first_name", "last_name", "email", "phone"}
    silent = [
        model._meta.label
        for model in models()
        if model._meta.managed and model._meta.label != "participants.ClosedFile"
        if telling & {field.name for field in model._meta.concrete_fields}
        and responsibility_for(model) is None
    ]
    assert silent == []


def test_fields_that_another_permission_opens_are_there():
    for model in models():
        said = responsibility_for(model)
        if said and said.closer:
            assert said.closer.keys() <= {field.name for field in fields_of(model)}


def test_what_no_permission_opens_says_who_sees_it():
    for model in models():
        said = responsibility_for(model)
        if said:
            assert bool(said.otherwise) != bool(roles_of(who_sees(model))), model._meta.label


def test_who_else_sees_it_is_said_of_fields_that_are_there_and_beside_a_permission():
    for model in models():
        said = responsibility_for(model)
        if said and said.also:
            assert roles_of(who_sees(model)), model._meta.label
            if isinstance(said.also, Mapping):
                assert said.also.keys() <= {field.name for field in fields_of(model)}


def roles_of(audience):
    return {*audience.everywhere, *audience.caseload}


@pytest.mark.parametrize("role", ROLES)
def test_who_is_said_to_see_a_name_sees_it_and_nobody_else(client, pilot, role):
    user = make_user(role=role, pilot=pilot)
    make_participant(
        pilot, first_name="Wilhelmina", last_name="Zonneschijn", counsellor=user
    ) if role == "counsellor" else make_participant(
        pilot, first_name="Wilhelmina", last_name="Zonneschijn"
    )
    client.force_login(user)
    shown = "Zonneschijn" in client.get(f"/{pilot.slug}/deelnemers/").content.decode()
    assert shown == (role in roles_of(who_sees(Participant, "last_name")))


@pytest.mark.parametrize("model", [SupportSession, Incident])
def test_notes_are_for_the_care_provider_alone(model):
    assert roles_of(who_sees(model)) == {"counsellor", "team_lead"}


def test_it_follows_from_the_permission_and_the_table_of_roles(monkeypatch):
    monkeypatch.setattr(
        type(Incident.objects.all()), "read_permission", Permission.PARTICIPANT_READ
    )
    assert "case_manager" in roles_of(who_sees(Incident))


def test_in_words():
    assert [str(word) for word in seen_by(who_sees(SupportSession))] == [
        "de begeleider van deze deelnemer",
        "teamleider",
        "in een noodgeval een andere begeleider",
    ]


def test_in_words_who_else_sees_it_comes_last():
    assert seen_by(who_sees(EmergencyAccess)) == [
        "teamleider",
        "auditor; de begeleider die het dossier opende",
    ]


@pytest.mark.parametrize("name", ["asks", "representative", "identity", "done", "decided_because"])
def test_who_oversees_requests_is_not_said_to_read_their_words(name):
    assert roles_of(who_sees(RightsRequest, name)) == {"case_manager", "team_lead"}
    assert "auditor" in roles_of(who_sees(RightsRequest, "right"))


def test_every_role_with_a_caseload_has_words():
    for model in models():
        if responsibility_for(model):
            for field in fields_of(model):
                seen_by(who_sees(model, field.name))


@pytest.mark.parametrize(
    ("role", "page", "says"),
    [
        (
            "counsellor",
            "deelnemers/{pk}/gesprekken/nieuw/",
            "Zichtbaar voor: de begeleider van deze deelnemer, teamleider, in een"
            " noodgeval een andere begeleider.",
        ),
        (
            "team_lead",
            "deelnemers/{pk}/incidenten/nieuw/",
            "Zichtbaar voor: de begeleider van deze",
        ),
        ("case_manager", "deelnemers/aanmelden/", "Wmo-consulent"),
        (
            "team_lead",
            "deelnemers/{pk}/te-vertellen/nieuw/",
            "wat wordt verteld: ook de beleidsmedewerker, en iedereen zodra een rapportage is"
            " gepubliceerd.",
        ),
        (
            "counsellor",
            "bewonerswoorden/nieuw/",
            "goedgekeurde woorden: iedereen, zodra een rapportage is gepubliceerd.",
        ),
        ("team_lead", "deelnemers/{pk}/verzoek/", "Zichtbaar voor: Wmo-consulent, teamleider."),
    ],
)
def test_a_form_says_who_sees_what_is_filled_in(client, pilot, role, page, says):
    user = make_user(role=role, pilot=pilot)
    participant = make_participant(pilot, counsellor=user if role == "counsellor" else None)
    client.force_login(user)
    answer = client.get(f"/{pilot.slug}/{page.format(pk=participant.pk)}")
    assert answer.status_code == 200
    assert says in " ".join(answer.content.decode().split())


def test_a_form_that_keeps_nothing_of_a_person_says_nothing(client, pilot):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    body = client.get(f"/{pilot.slug}/pilot/capaciteit/nieuw/").content.decode()
    assert "Zichtbaar voor" not in body


def test_a_field_that_others_see_says_so_itself_and_no_other_does(client, pilot):
    user = make_user(role="counsellor", pilot=pilot)
    participant = make_participant(pilot, counsellor=user)
    client.force_login(user)
    url = reverse("participants:assessment-create", args=[pilot.slug, participant.pk])
    page = client.get(url)
    body = " ".join(page.content.decode().split())
    form = page.context["form"]
    said = {
        kept
        for kept in ("own_level", "level", "own_words", "reasoning", "disagreed", "disagreement")
        for name in form.fields
        if name.startswith(f"{kept}_") and "Zichtbaar voor" in form[name].help_text
    }
    assert said == {"own_words", "reasoning", "disagreement"}
    assert "Zichtbaar voor" not in form["moment"].help_text
    assert "Zichtbaar voor: de begeleider van deze deelnemer, Wmo-consulent, teamleider" in body
    assert "Waar anderen een veld zien, staat dat erbij." in body


def test_each_field_of_a_call_is_for_who_reads_calls(client, pilot):
    """The consultation hour itself has a telephone number too, which others see."""
    client.force_login(make_user(role="contact_officer", pilot=pilot))
    hour = make_hour(pilot)
    url = reverse("neighbours:call-book", args=[pilot.slug, hour.pk])
    form = client.get(url).context["form"]
    assert "telephone" in form.fields
    assert len(audiences_of(form)) == 1


# Forms of which nothing is kept about a person in a file, by module, each with the reason.
SAY_NOTHING = {
    "interwonen.accounts.forms": "people's own sign-in and roles; the page says who sees roles",
    "interwonen.core.forms": "a reason, which the history of the record keeps",
    "interwonen.pilots.forms.capacity_steps": "numbers of dwellings",
    "interwonen.pilots.forms.funding": "money of a pilot",
    "interwonen.pilots.forms.location_assessments": "a place, and no person",
    "interwonen.pilots.forms.pilots": "a pilot, and no person",
    "interwonen.retention.forms.periods": "periods of kinds of records",
    "neighbours.forms.questions_asked": "answers for everyone, on a public page",
}


def forms_under(kind):
    for each in kind.__subclasses__():
        yield each
        yield from forms_under(each)


def test_each_form_says_who_sees_it_or_why_that_is_not_needed(db):
    assert get_resolver().url_patterns  # all forms are imported now
    silent = {
        form.__module__
        for form in forms_under(BaseForm)
        if ".forms" in form.__module__ and not issubclass(form, FilterForm)
        if form.base_fields and not kept_in(form.__module__)
    }
    assert silent == set(SAY_NOTHING)


def test_a_form_for_neighbours_says_who_reads_it(client, pilot):
    publish(make_contact_point(pilot))
    body = client.get(reverse("public:enquiry-ask", args=[pilot.slug])).content.decode()
    assert (
        "Wie lezen wat u verstuurt: beleidsmedewerker, teamleider, medewerker vragen en meldingen."
        in body
    )

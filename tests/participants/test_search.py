"""Search: everyone is found by what the searcher may read, and by nothing else."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.audit.models import AccessEvent
from interwonen.core.history import save_as
from interwonen.pilots.models import Question
from participants.models import (
    Answer,
    Barrier,
    BarrierStatus,
    ExitPlan,
    FileText,
    FollowUp,
    Goal,
    GoalStep,
    Handover,
    Incident,
    Referral,
    SupportSession,
)
from participants.selectors.participants_search import START, STOP, marked
from tests.factories import (
    make_dwelling,
    make_follow_up,
    make_incident,
    make_inspection,
    make_participant,
    make_pilot,
    make_placement,
    make_role,
    make_session,
    make_user,
    system,
    term,
)

pytestmark = pytest.mark.django_db

GOAL = "Wekelijks de administratie ordenen"
ADDRESS = {"street": "Lindenlaan", "house_number": 12, "house_number_suffix": "A"}
NOTE = "Gesproken over de sleutels van de schuur."


def search(client, pilot, who, words, **filters):
    """The codes on the list that `who` gets, and the page."""
    client.force_login(who)
    url = reverse("participants:participant-list", args=[pilot.slug])
    page = client.get(url, {"q": words, **filters})
    return [line.reference for line in page.context["lines"]], page.content.decode()


@pytest.fixture(scope="module")
def pilot(shared_rows):
    return make_pilot()


@pytest.fixture(scope="module")
def cast(pilot):
    """Renée in a dwelling with a goal and a session, supported by one of two counsellors."""
    own = make_user(role="counsellor", pilot=pilot)
    participant = make_participant(
        pilot,
        counsellor=own,
        first_name="Renée",
        last_name="van der Meer",
        origin=term("origin.street"),
    )
    home = make_dwelling(pilot, name="Tuinkamer Oost", **ADDRESS)
    placement = make_placement(pilot, participant=participant, dwelling=home)
    written_about(participant, placement)
    make_session(participant, by=own, note=NOTE)
    make_incident(participant, by=own)
    make_follow_up(participant, owner=own)
    other = make_participant(pilot, counsellor=make_user(role="counsellor", pilot=pilot))
    participants = {
        role: make_user(role=role, pilot=pilot)
        for role in ("case_manager", "team_lead", "policy_officer", "counsellor")
    }
    return {"participant": participant, "other": other, "own": own, **participants}


def written_about(participant, placement):
    """A text of every kind."""
    goal = Goal(
        participant=participant,
        life_domain=Question.objects.current("life_domain")[0],
        text=GOAL,
        set_on=date(2021, 3, 1),
        due_on=date(2021, 9, 1),
    )
    save_as(goal, by=system())
    save_as(
        GoalStep(goal=goal, text="Sleutels aan de ordners hangen", due_on=date(2021, 4, 1)),
        by=system(),
    )
    barrier = Barrier(
        participant=participant, kind=term("barrier.debts"), explanation="Oude schulden"
    )
    save_as(barrier, by=system())
    status = BarrierStatus(
        barrier=barrier,
        status=term("barrier_status.open"),
        since=date(2021, 3, 1),
        note="Bewindvoerder gebeld",
        recorded_by=system(),
    )
    save_as(status, by=system())
    handover = Handover(
        placement=placement,
        phase="start",
        handed_on=placement.starts_on,
        keys=2,
        findings="Kras op het aanrecht",
        recorded_by=system(),
    )
    make_inspection(placement.dwelling)
    save_as(handover, by=system())
    plan = ExitPlan(
        placement=placement,
        made_on=date(2021, 5, 1),
        destination=term("exit_destination.own_rental"),
        to_do="Inschrijven voor woningen",
    )
    save_as(plan, by=system())
    referral = Referral.objects.get(participant=participant)
    referral.waits_for = "Wacht op huurtoeslag"
    save_as(referral, by=system())


@pytest.mark.parametrize(
    "words", ["renee", "RENÉE", "meer renee", "Van der Meer", "t 001", "T-001"]
)
def test_a_name_or_code_is_found_without_accents_and_in_any_order(client, pilot, cast, words):
    assert search(client, pilot, cast["team_lead"], words)[0] == ["T-001"]


@pytest.mark.parametrize(
    ("first_name", "last_name", "words"),
    [
        ("Fatima", "van den Berg", "vd Berg"),
        ("Fatima", "van den Berg", "v.d. Berg"),
        ("Fatima", "van den Berg", "berg fatima"),
        ("Conor", "O'Brien", "OBrien"),
        ("Conor", "O'Brien", "o brien"),
        ("Els", "Meijer", "Meyer"),
        ("Els", "Meyer", "Els Meij"),
        ("Søren", "Strauß", "soren strauss"),
        ("Aïcha", "Yıldız", "aisha yildiz"),
    ],
)
def test_a_name_is_found_as_the_check_for_doubles_hears_it(
    client, pilot, cast, first_name, last_name, words
):
    other = make_participant(pilot, first_name=first_name, last_name=last_name)
    make_participant(pilot, first_name="Wim", last_name="Zonderland")
    assert search(client, pilot, cast["team_lead"], words)[0] == [other.reference]


def test_a_policy_officer_finds_nobody_by_the_sound_of_a_name(client, pilot, cast):
    make_participant(pilot, first_name="Els", last_name="Meijer")
    assert search(client, pilot, cast["policy_officer"], "Meyer")[0] == []


@pytest.mark.parametrize("words", ["%", "_", "!!", "'; --", "renee & | !", '"renee'])
def test_signs_neither_find_everyone_nor_break_the_search(client, pilot, cast, words):
    assert set(search(client, pilot, cast["team_lead"], words)[0]) <= {"T-001"}


@pytest.mark.parametrize(
    ("words", "model"),
    [
        ("ordening administratie", Goal),
        ("sleutel ordners", GoalStep),
        ("schuld", Barrier),
        ("bewindvoerders", BarrierStatus),
        ("aanrecht", Handover),
        ("inschrijving woning", ExitPlan),
        ("huurtoeslag wachten", Referral),
        ("gesprekken", Answer),
        ('"sleutels van de schuur"', SupportSession),
        ("muziek middernacht", Incident),
        ("woningbouwvereniging", FollowUp),
    ],
)
def test_a_word_of_the_file_is_found_in_any_form(client, pilot, cast, words, model):
    codes, page = search(client, pilot, cast["own"], words)
    assert codes == ["T-001"]
    label = FileText.Record(model._meta.model_name).label
    assert f"<strong>{label}:</strong>" in page
    assert "<mark>" in page


def test_someone_is_found_by_a_dwelling_of_now_and_of_before(client, pilot, cast):
    assert search(client, pilot, cast["case_manager"], "tuinkamer")[0] == ["T-001"]
    before = make_placement(
        pilot, dwelling=make_dwelling(pilot, name="Poort"), ends_on=date(2021, 4, 1)
    )
    codes, page = search(client, pilot, cast["case_manager"], "poort")
    assert codes == [before.participant.reference]
    assert ":</strong> Poort" in page


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("Lindenlaan 12", True),
        ("lindenlaan 12a", True),
        ("Lindenlaan 12 A", True),
        ("lindenl", True),
        ("Lindenlaan 1", False),
        ("Lindenlaan 2", False),
    ],
)
def test_someone_is_found_by_an_address_with_the_whole_number(client, pilot, cast, words, finds):
    assert (search(client, pilot, cast["case_manager"], words)[0] == ["T-001"]) == finds


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Kennismaken bij de werkplaats", "werkplaatsen"),
        ("Twee werkplaatsen bekeken", "werkplaats"),
        ("Kennismaken bij de werkplaats", "kennis werkpl"),
        ("Er liggen sleutels", "sleutel"),
        ("Kennismaken bij de werkplaats", "kennismaken werkp"),
    ],
)
def test_a_plural_a_singular_and_a_beginning_find_each_other(client, pilot, cast, written, words):
    make_session(cast["other"], by=cast["own"], note=written)
    found = "T-002" in search(client, pilot, cast["team_lead"], words)[0]
    assert found == (words != "kennis werkpl")  # only the last word may be a beginning


def test_someone_is_found_by_the_counsellor_of_now(client, pilot, cast):
    name = cast["own"].name
    assert search(client, pilot, cast["case_manager"], name)[0] == ["T-001"]
    assert search(client, pilot, cast["policy_officer"], name)[0] == []
    assert search(client, pilot, cast["counsellor"], name)[0] == []


@pytest.mark.parametrize("words", ["middernacht", "woningbouwvereniging"])
def test_a_case_manager_does_not_find_by_an_incident_or_the_work_of_the_team(
    client, pilot, cast, words
):
    assert search(client, pilot, cast["team_lead"], words)[0] == ["T-001"]
    assert search(client, pilot, cast["case_manager"], words)[0] == []


@pytest.mark.parametrize(
    "words",
    [
        "Renée",
        "T-001",
        "Tuinkamer",
        "Lindenlaan 12",
        "middernacht",
        "administratie",
        "sleutels",
        "schulden",
        "huurtoeslag",
    ],
)
def test_a_counsellor_does_not_find_a_colleagues_client(client, pilot, cast, words):
    codes, page = search(client, pilot, cast["counsellor"], words)
    assert codes == []
    assert cast["participant"].full_name not in page


def test_a_case_manager_does_not_find_by_the_notes_of_sessions(client, pilot, cast):
    assert search(client, pilot, cast["team_lead"], "schuur")[0] == ["T-001"]
    assert search(client, pilot, cast["case_manager"], "schuur")[0] == []
    assert search(client, pilot, cast["case_manager"], "administratie")[0] == ["T-001"]


@pytest.mark.parametrize("words", ["Renée", "Tuinkamer", "administratie", "sleutels"])
def test_a_policy_officer_finds_by_code_only(client, pilot, cast, words):
    assert search(client, pilot, cast["policy_officer"], words)[0] == []
    codes, page = search(client, pilot, cast["policy_officer"], "T-001")
    assert codes == ["T-001"]
    assert "Meer" not in page


def test_a_policy_officer_who_is_counsellor_too_finds_by_name_on_the_own_caseload(
    client, pilot, cast
):
    both = make_user(role="policy_officer", pilot=pilot)
    make_role(both, pilot, "counsellor")
    assert search(client, pilot, both, "Renée")[0] == []
    assert (
        search(client, pilot, both, "", dwelling=cast["participant"].placements.get().dwelling_id)[
            0
        ]
        == []
    )
    codes, page = search(client, pilot, both, "", order="name")
    assert codes == ["T-001", "T-002"]
    assert "Meer" not in page


def test_a_search_is_logged_as_one_and_never_its_words(client, pilot, cast):
    search(client, pilot, cast["team_lead"], "geheimwoord")
    event = AccessEvent.objects.latest("pk")
    assert (event.act, event.page) == ("search", "participants:participant-list")
    values = AccessEvent.objects.filter(pk=event.pk).values_list()[0]
    assert "geheimwoord" not in " ".join(str(value) for value in values)


def test_the_confidential_part_of_a_note_is_found_by_whom_may_read_it(client, pilot, cast):
    make_session(cast["participant"], by=cast["own"], confidential_note="Spaart voor een fiets.")
    assert search(client, pilot, cast["own"], "fiets")[0] == ["T-001"]
    assert search(client, pilot, cast["case_manager"], "fiets")[0] == []


def test_what_was_typed_is_shown_as_text(client, pilot, cast):
    make_session(
        cast["participant"], by=cast["own"], note="<script>alert(1)</script> schutting <b>x</b>"
    )
    page = search(client, pilot, cast["own"], "schutting")[1]
    assert "<script>alert" not in page
    assert "<mark>schutting</mark>" in page


def test_only_pairs_of_marks_become_marks():
    assert marked(f"{START}a{STOP} <b> {STOP}{START}") == "<mark>a</mark> &lt;b&gt; "


def test_queries_of_a_search_do_not_grow(client, pilot, cast, count_queries):
    def once():
        search(client, pilot, cast["team_lead"], "gesprek OR Fictief OR administratie")

    once()
    few = count_queries(once)
    for _number in range(3):
        participant = make_participant(pilot)
        make_session(participant, by=cast["own"], note="Een gesprek over de administratie.")
    assert count_queries(once) == few


def test_the_one_who_does_something_for_a_colleagues_client_finds_it_by_that(client, pilot, cast):
    both = make_user(role="policy_officer", pilot=pilot)
    make_role(both, pilot, "counsellor")
    make_follow_up(cast["participant"], owner=both, text="Fietspomp terugbrengen")
    assert search(client, pilot, both, "fietspomp")[0] == ["T-001"]
    assert search(client, pilot, both, "schuur")[0] == []
    assert search(client, pilot, cast["case_manager"], "fietspomp")[0] == []


def test_at_most_three_pieces_are_shown_of_one_person(client, pilot, cast):
    for who in ("Bo", "Jan", "Piet", "Klaas"):
        make_session(cast["participant"], by=cast["own"], note=f"De schoorsteen van {who} rookt.")
    page = search(client, pilot, cast["own"], "schoorsteen")[1]
    assert page.count("<mark>schoorsteen</mark>") == 3


@pytest.mark.parametrize("who", ["own", "team_lead", "case_manager", "policy_officer"])
def test_a_search_takes_few_queries(client, pilot, cast, count_queries, who):
    client.force_login(cast[who])
    url = reverse("participants:participant-list", args=[pilot.slug])
    assert count_queries(lambda: client.get(url, {"q": "administratie OR tuinkamer"})) <= 12

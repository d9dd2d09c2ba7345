"""The tab with the progress, the form with two voices, and who reads what was said."""

from datetime import date

import pytest
from django.urls import reverse

from interwonen.core import clock
from interwonen.core.models import Draft
from participants.actions.assessments import withdraw_assessment
from participants.models import Assessment, Participant
from participants.selectors.participants_search import hits
from tests.assessment_factories import domains, make_assessment, make_correction, scores, voices
from tests.factories import TODAY, make_participant, make_placement, make_user, system
from tests.plan_factories import make_goal

SECRET = "Ik slaap slecht sinds de zomer."


@pytest.fixture
def resident(pilot, counsellor):
    participant = make_participant(pilot, counsellor=counsellor)
    make_placement(pilot, participant=participant)
    return participant


def url(name, pilot, row):
    return reverse(f"participants:{name}", args=[pilot.slug, row.pk])


def filled_in(**fields):
    """What the browser sends: nothing was discussed but what is named."""
    sent = {"moment": "assessment_moment.t0", "assessed_on": "2021-06-30"}
    for code in domains():
        for name in ("level", "own_level"):
            sent[f"{name}_{code}"] = "answer_life_domain.not_discussed"
    return {**sent, **fields}


FINANCE = {
    "level_finance": "answer_life_domain.2",
    "reasoning_finance": "Er ligt ongeopende post.",
    "own_level_finance": "answer_life_domain.4",
    "own_words_finance": SECRET,
    "disagreed_finance": "on",
    "disagreement_finance": "Of hulp nodig is.",
}


def test_both_voices_are_entered_on_one_form(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    page = url("assessment-create", pilot, resident)
    assert 'value="assessment_moment.t0" selected' in client.get(page).content.decode()
    answer = client.post(page, filled_in(**FINANCE))
    made = Assessment.objects.get()
    assert answer.url == url("assessment-detail", pilot, made)
    score = made.scores.get(question__code="finance")
    assert (score.level.code, score.own_level.code, score.disagreed) == ("2", "4", True)
    shown = client.get(answer.url).content.decode()
    for words in (SECRET, "Er ligt ongeopende post.", "Of hulp nodig is.", "Niet zelfredzaam"):
        assert words in shown
    assert "Gebruik van de ZRM-beschrijvingen vereist toestemming van GGD Amsterdam" in shown


def test_a_refusal_keeps_what_was_typed_and_opens_the_domain(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    sent = filled_in(**{**FINANCE, "reasoning_finance": ""})
    answer = client.post(url("assessment-create", pilot, resident), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert (SECRET in page, page.count("<details open>")) == (True, 1)
    assert not Assessment.objects.exists()


def test_a_draft_is_shown_again_with_its_domain_open(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    page = url("assessment-create", pilot, resident)
    content = {name: [value] for name, value in filled_in(own_words_finance=SECRET).items()}
    facts = {"title": "x", "content": content, "saved_at": clock.now()}
    Draft.objects.create(author=counsellor, place=page, **facts)
    shown = client.get(page).content.decode()
    assert (SECRET in shown, shown.count("<details open>")) == (True, 1)


def test_the_last_answers_stand_beside_the_question(client, pilot, counsellor, resident):
    said = voices(2, 4, own_words="Best zelf.", reasoning="Veel post.")
    make_assessment(resident, scores=scores(3, finance=said))
    client.force_login(counsellor)
    page = client.get(url("assessment-create", pilot, resident)).content.decode()
    assert "Vorige keer (8 maart 2021): 2 Niet zelfredzaam. “Veel post.”" in page
    assert "Vorige keer (8 maart 2021): 4 Voldoende zelfredzaam. “Best zelf.”" in page
    assert 'value="assessment_moment.t_interim" selected' in page


def test_a_correction_starts_with_what_was_said_and_leads_to_both(
    client, pilot, counsellor, resident
):
    first = make_assessment(resident)
    client.force_login(counsellor)
    page = url("assessment-correct", pilot, first)
    assert 'value="answer_life_domain.3" selected' in client.get(page).content.decode()
    sent = filled_in(**FINANCE, corrected_because="Verkeerd blad")
    client.post(page, {**sent, "assessed_on": "2021-03-08"})
    second = Assessment.objects.get(replaces=first)
    new = client.get(url("assessment-detail", pilot, second)).content.decode()
    assert ("Verkeerd blad" in new, url("assessment-detail", pilot, first) in new) == (True, True)
    old = client.get(url("assessment-detail", pilot, first)).content.decode()
    assert url("assessment-detail", pilot, second) in old
    assert client.get(page).status_code == 302
    tab = client.get(url("assessment-list", pilot, resident)).content.decode()
    assert ("versie 1" in tab, "versie 2" in tab) == (True, True)


def test_a_case_manager_reads_levels_and_no_words(client, pilot, counsellor, resident):
    said = voices(2, 4, own_words=SECRET, reasoning="Er ligt ongeopende post.")
    made = make_assessment(resident, scores=scores(3, finance=said))
    manager = make_user(role="case_manager", pilot=pilot)
    client.force_login(manager)
    for name, row in (("assessment-list", resident), ("assessment-detail", made)):
        page = client.get(url(name, pilot, row)).content.decode()
        assert "2 Niet zelfredzaam" in page
        assert SECRET not in page
        assert "ongeopende post" not in page
    everyone = Participant.objects.all()
    assert hits(everyone, "slaap", by=manager, on=TODAY) == {}
    assert list(hits(everyone, "slaap", by=counsellor, on=TODAY)) == [resident.pk]


def test_what_was_withdrawn_shows_its_reason_and_no_words(client, pilot, counsellor, resident):
    made = make_assessment(resident, scores=scores(3, finance=voices(3, own_words=SECRET)))
    score = made.scores.get(question__code="finance")
    client.force_login(counsellor)
    history = reverse("record-history", args=[pilot.slug, "niveaus", score.pk])
    assert client.get(history).status_code == 200
    client.post(url("assessment-withdraw", pilot, made), {"reason": "Verkeerd dossier"})
    page = client.get(url("assessment-detail", pilot, made)).content.decode()
    assert ("Verkeerd dossier" in page, SECRET in page) == (True, False)
    assert client.get(history).status_code == 404
    assert hits(Participant.objects.all(), "slaap", by=counsellor, on=TODAY) == {}


def test_the_tab_says_first_what_is_due(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    tab = url("assessment-list", pilot, resident)
    page = client.get(tab).content.decode()
    assert "van 1 maart 2021 tot en met 15 maart 2021" in page
    assert page.index("Te laat") < page.index("Evaluaties met de deelnemer")
    make_assessment(resident)
    make_assessment(resident, scores=scores(4), assessed_on=date(2021, 6, 8))
    page = client.get(tab).content.decode()
    assert page.count("<svg") > 1
    assert "Alle niveaus in een tabel" in page


def test_an_older_version_is_compared_with_what_came_before_it(client, pilot, counsellor, resident):
    make_assessment(resident, scores=scores(2))
    first = make_assessment(resident, scores=scores(3), assessed_on=date(2021, 6, 1))
    make_correction(first)
    withdraw_assessment(make_assessment(resident, scores=scores(5)), reason="x", by=system())
    client.force_login(counsellor)
    page = client.get(url("assessment-detail", pilot, first)).content.decode()
    assert page.count("vorige keer (8 mrt 2021): 2 Niet zelfredzaam") == 24


def test_what_was_not_discussed_keeps_what_was_said_of_it_before(
    client, pilot, counsellor, resident
):
    make_assessment(resident, scores=scores(3, housing=voices(2, 4)))
    nothing = voices("not_discussed")
    made = make_assessment(resident, scores=scores(3, housing=nothing), assessed_on=TODAY)
    client.force_login(counsellor)
    form = client.get(url("assessment-create", pilot, resident)).content.decode()
    assert "Huisvesting (vorige keer 2, Fictief 4)" in form
    assert "Vorige keer (8 maart 2021): 2 Niet zelfredzaam. “Blijkt uit de week.”" in form
    shown = client.get(url("assessment-detail", pilot, made)).content.decode()
    assert "Deze keer niet besproken: Huisvesting." in shown
    assert shown.count('<th scope="row">') == 11
    tab = client.get(url("assessment-list", pilot, resident)).content.decode()
    assert tab.count("?domain=housing") == 1


def test_the_first_of_three_versions_leads_to_the_one_that_counts(
    client, pilot, counsellor, resident
):
    first = make_assessment(resident)
    last = make_correction(make_correction(first), scores=scores(5))
    client.force_login(counsellor)
    page = client.get(url("assessment-detail", pilot, first)).content.decode()
    assert url("assessment-detail", pilot, last) in page


def test_a_refusal_names_the_life_domain(client, pilot, counsellor, resident):
    client.force_login(counsellor)
    levels = {f"level_{code}": "answer_life_domain.2" for code in ("finance", "housing")}
    answer = client.post(url("assessment-create", pilot, resident), filled_in(**levels))
    summary = answer.content.decode().partition("</section>")[0]
    for domain in ("Financiën", "Huisvesting"):
        assert f"{domain}: Waarom?</a>" in summary
    assert not Assessment.objects.exists()


def test_a_low_level_leads_to_the_goal_that_was_set(client, pilot, counsellor, resident):
    make_assessment(resident, scores=scores(3, housing=voices(2), finance=voices(1)))
    make_goal(resident, life_domain=domains()["housing"])
    client.force_login(counsellor)
    page = client.get(url("assessment-list", pilot, resident)).content.decode()
    assert (page.count("?domain=housing"), page.count("?domain=finance")) == (0, 1)
    assert page.count("Naar het doel") == 1

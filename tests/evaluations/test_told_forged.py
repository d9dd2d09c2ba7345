"""Forms about what is told of residents, sent by others and with other things than their pages offer.

These are the sentences that people agreed to, the words of residents, and the choice whether reports
show moves. What may not be is refused in words, changes nothing, and keeps what was typed.
"""

from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from evaluations.models import ResidentWords
from interwonen.access.roles import Role
from interwonen.core.rules import registered
from interwonen.pilots.models import Pilot
from participants.actions.assignments import assign_counsellor
from participants.models import AgreedStatement
from tests.factories import TODAY, make_pilot, make_user, system
from tests.told_factories import AGREED, make_agreed_statement, make_leaver
from tests.words_factories import make_words

POLICY, CASE, COUNSELLOR, LEAD, CONTACT, AUDITOR, ADMIN = Role
ABOUT_WORK = {"sentence": "Een bewoner begon als vrijwilliger.", "outcome": "none"}
SENTENCE = {**AGREED, "outcome": "none", "agreed_on": "2021-06-10"}
WORDS = {"quarter_starts_on": "2021-04-01", "text": "Eindelijk rust.", "changed_name": "on"}
MOVES = {
    "shows_moves": "False",
    "moves_advice": "Niet tonen.",
    "moves_advised_on": "2021-06-14",
}
REASON = {"reason": "Toch liever niet."}
TELL, SAY = "participants:agreed-statement", "evaluations:resident-words"


@dataclass(frozen=True)
class Form:
    """A form: its address, what it is about, who may send it, and what its page would send."""

    route: str
    about: str
    roles: set[Role]
    sent: dict[str, str]


FORMS = {
    "tell": Form(f"{TELL}-create", "leaver", {LEAD}, SENTENCE),
    "tell_otherwise": Form(f"{TELL}-change", "statement", {LEAD}, SENTENCE),
    "tell_no_more": Form(f"{TELL}-withdraw", "statement", {LEAD}, REASON),
    "say": Form(f"{SAY}-create", "", {COUNSELLOR, LEAD}, WORDS),
    "say_otherwise": Form(f"{SAY}-change", "words", {COUNSELLOR, LEAD}, WORDS),
    "approve": Form(f"{SAY}-approve", "words", {POLICY, LEAD}, {}),
    "say_no_more": Form(f"{SAY}-withdraw", "words", {POLICY, COUNSELLOR, LEAD}, REASON),
    "moves": Form("pilots:moves-shown-choose", "", {POLICY}, MOVES),
}
# The fields of a row that each form changes; the others make a row.
CHANGES = {
    "tell_otherwise": {"sentence"},
    "tell_no_more": {"withdrawn_because"},
    "say_otherwise": {"text", "changed_age", "changed_circumstances", "written_by_id"},
    "approve": {"approved_by_id", "approved_on"},
    "say_no_more": {"withdrawn_because"},
    "moves": set(MOVES),
}
FIELDS = [(name, field) for name, form in FORMS.items() for field in form.sent]
IN_WORDS = ("sentence", "text", "reason", "moves_advice")
ON_A_DAY = ("agreed_on", "moves_advised_on")
TEXTS = [each for each in FIELDS if each[1] in IN_WORDS]
DAYS = [each for each in FIELDS if each[1] in ON_A_DAY]
CHOICES = [each for each in FIELDS if each[1] not in (*IN_WORDS, *ON_A_DAY, "changed_name")]
# What no page of these forms asks, and the rows behind them have.
FORGED = {
    "id": "2000000000",
    "pk": "2000000000",
    "participant": "2000000000",
    "pilot": "2000000000",
    "by": "2000000000",
    "today": "2020-01-01",
    "recorded_by": "2000000000",
    "written_by": "2000000000",
    "approved_by": "2000000000",
    "approved_on": "2020-01-01",
    "published_on": "2020-01-01",
    "withdrawn_because": "Gekaapt.",
    "name": "Gekaapt",
    "slug": "gekaapt",
    "maximum_capacity": "99",
}
LONG = "woord na woord. " * 3125  # 50,000 characters
# HTML, characters that nobody sees or that turn the text round, and one that ends a string elsewhere.
ODD = "<b>een</b> & \u202etwee\u2069\x00\ufeff <script>drie</script>"
PLAIN = "<b>een</b> & twee <script>drie</script>"
DAYS_THAT_CANNOT_BE = [
    "0001-01-01",
    "9999-12-31",
    "1899-12-31",
    "2019-06-14",
    "2021-07-01",
    "2021-02-30",
    "-1",
    "99999999999999999999",
]
UNCHANGED = "evaluations_residentwords_made_unrecognisable"
NOT_TO_BE_CONFIRMED = [
    ("tell", {"agreed_on": "2021-01-01"}, "participants_date_before_referral"),
    ("tell", {"agreed_on": "2021-07-01"}, "participants_date_not_ahead"),
    ("say", {"changed_name": ""}, UNCHANGED),
    ("moves", {"moves_advised_on": "2021-07-01"}, "pilots_pilot_moves_advice_not_ahead"),
    ("moves", {"moves_advised_on": "2019-07-01"}, "pilots_date_near_the_pilot"),
]


@pytest.fixture
def scene(pilot):
    """What the forms are about, in this pilot."""
    return rows_of(pilot)


@pytest.fixture
def elsewhere(db):
    """The same in another pilot."""
    return rows_of(make_pilot())


def rows_of(pilot) -> dict[str, Any]:
    leaver = make_leaver(pilot)
    statement = make_agreed_statement(leaver, **ABOUT_WORK)
    return {"pilot": pilot, "leaver": leaver, "statement": statement, "words": make_words(pilot)}


def state() -> dict[tuple[str, int], dict[str, Any]]:
    """Every row that these forms can make or change; any change of a pilot counts its version on."""
    return {
        (model.__name__, row["id"]): {**row, "occupancy_version": None}
        for model in (AgreedStatement, ResidentWords, Pilot)
        for row in model.objects.values()
    }


def changes(before):
    """What became different: the values of one row, all of them when it is new."""
    now = state()
    assert before.keys() <= now.keys()
    different = [key for key in now if now[key] != before.get(key)]
    assert len(different) == 1
    was = before.get(different[0], {})
    return {name: value for name, value in now[different[0]].items() if was.get(name, ...) != value}


def address(form, scene, *, through=None):
    keys = [(through or scene["pilot"]).slug, *([scene[form.about].pk] if form.about else [])]
    return reverse(form.route, args=keys)


@pytest.fixture
def send(client, scene):
    """Send a form as someone who may, with other fields than its page would; gives what it answers."""
    people = {role: make_user(role=role, pilot=scene["pilot"]) for role in (LEAD, POLICY)}

    def send_it(name, /, *, leave_out="", method="post", **fields):
        form = FORMS[name]
        client.force_login(people[LEAD if LEAD in form.roles else POLICY])
        url = address(form, scene)
        opened = client.get(url)
        shown = opened.context["form"] if opened.status_code == 200 else None
        sent = {**form.sent, "version": getattr(shown, "version", 0), **fields}
        sent.pop(leave_out, None)
        return getattr(client, method)(url, sent)

    return send_it


def refusals(answer):
    """The codes of what a page says is wrong with its form; each is said in words."""
    assert answer.status_code == 422
    page, errors = unescape(answer.content.decode()), answer.context["form"].errors
    assert all(str(each) in page for told in errors.values() for each in told)
    return {each.code for told in errors.as_data().values() for each in told}


def shown(answer, field):
    """What the form of a page holds in a field."""
    return answer.context["form"][field].value()


@pytest.mark.parametrize("name", FORMS)
def test_nobody_sends_it_but_who_may(client, scene, elsewhere, name):
    """Nor does who may do so here with a row or a pilot that is not theirs."""
    form, before = FORMS[name], state()
    assert client.post(address(form, scene), form.sent).url.startswith("/toegang/login/")
    foreign = [address(form, elsewhere)]
    if form.about:
        foreign += [address(form, elsewhere, through=scene["pilot"])]
        foreign += [address(form, scene, through=elsewhere["pilot"])]
        foreign += [reverse(form.route, args=[scene["pilot"].slug, 2_000_000_000])]
    for role in Role:
        client.force_login(make_user(role=role, pilot=scene["pilot"]))
        others = {client.post(url, {**form.sent, **FORGED}).status_code for url in foreign}
        assert others <= ({404} if role in form.roles else {403, 404})
        if role not in form.roles:
            own = client.post(address(form, scene), {**form.sent, **FORGED})
            assert own.status_code in (403, 404)
    assert state() == before


def test_a_counsellor_tells_of_the_own_caseload_only(client, scene):
    counsellor = make_user(role=COUNSELLOR, pilot=scene["pilot"])
    client.force_login(counsellor)
    before = state()
    names = ("tell", "tell_otherwise", "tell_no_more")
    addresses = [address(FORMS[name], scene) for name in names]
    for name, url in zip(names, addresses, strict=True):
        assert client.post(url, FORMS[name].sent).status_code == 404
    assert state() == before
    assign_counsellor(
        participant=scene["leaver"], counsellor=counsellor, starts_on=TODAY, by=system()
    )
    for name, url in zip(names, addresses, strict=True):
        assert client.post(url, FORMS[name].sent).status_code == 302


@pytest.mark.parametrize("name", FORMS)
def test_more_fields_than_the_form_has_change_nothing_more(scene, elsewhere, send, name):
    before = state()
    assert send(name, **FORGED).status_code == 302
    made = changes(before)
    if name in CHANGES:
        assert made.keys() == CHANGES[name]
    for field, value in made.items():
        assert str(value) != FORGED.get(field.removesuffix("_id"))
    assert made.get("participant_id", scene["leaver"].pk) == scene["leaver"].pk
    assert made.get("pilot_id", scene["pilot"].pk) == scene["pilot"].pk
    assert made.get("approved_on") in (None, TODAY)


@pytest.mark.parametrize("name", {name: 0 for name, _field in FIELDS})
def test_what_a_field_lacks_is_asked_for_and_the_others_stay_as_typed(scene, send, name):
    before, sent = state(), FORMS[name].sent
    for field in sent:
        others = {other: sent[other] for other in sent if other not in (field, *ON_A_DAY)}
        for fields in ({"leave_out": field}, {field: ""}, {field: " \u200b\u00a0"}):
            if field == "changed_name" and field in fields and fields[field]:
                continue  # it is ticked, by whatever sign
            answer = send(name, **fields)
            assert refusals(answer) <= {"required", "invalid", "invalid_choice", UNCHANGED}
            stays = {other: shown(answer, other) for other in others}
            assert stays == {
                **others,
                **({"changed_name": True} if "changed_name" in others else {}),
            }
    assert state() == before


@pytest.mark.parametrize(("name", "field"), TEXTS)
def test_a_text_is_kept_as_it_can_be_read_or_stays_in_the_form(scene, send, name, field):
    before = state()
    answer = send(name, **{field: LONG})
    assert refusals(answer) == {"max_length"}
    assert shown(answer, field).strip() == LONG.strip()
    assert state() == before
    assert send(name, **{field: ODD}).status_code == 302
    kept = changes(before)[{"reason": "withdrawn_because"}.get(field, field)]
    assert kept == PLAIN


@pytest.mark.parametrize(("name", "field"), DAYS)
def test_a_day_that_cannot_be_is_refused_and_stays_in_the_form(scene, send, name, field):
    before = state()
    for day in DAYS_THAT_CANNOT_BE:
        answer = send(name, **{field: day})
        assert refusals(answer)
        assert answer.context["form"].errors.keys() == {field}
        assert day in answer.content.decode()
    assert state() == before


@pytest.mark.parametrize("name", {name: 0 for name, _field in CHOICES})
def test_a_choice_that_is_not_in_the_list_is_refused(scene, send, name):
    before = state()
    for field in (field for of, field in CHOICES if of == name):
        for choice in ("0", "negatief", "None", "2021-05-01", "9999-10-01", "a\x00b", LONG):
            assert refusals(send(name, **{field: choice})) == {"invalid_choice"}
    assert state() == before


@pytest.mark.parametrize("name", FORMS)
def test_asking_for_the_page_does_nothing(scene, send, name):
    before = state()
    for method in ("get", "head"):
        assert send(name, method=method, confirmed=[*registered()]).status_code == 200
    for method in ("put", "patch", "delete"):
        assert send(name, method=method).status_code == 405
    assert state() == before


@pytest.mark.parametrize("name", FORMS)
def test_sent_twice_it_is_done_once(scene, send, name):
    before = state()
    assert send(name, submission="een-sleutel").status_code == 302
    after, past = state(), histories()
    assert changes(before)
    assert send(name, submission="een-sleutel").status_code == 302
    assert (state(), histories()) == (after, past)


@pytest.mark.parametrize("name", ["tell_no_more", "say_no_more", "approve"])
def test_what_was_done_is_not_done_again_by_another_page(scene, send, name):
    send(name)
    after, past = state(), histories()
    rule = "evaluations_residentwords_read_anew" if name == "approve" else "core_still_stands"
    assert refusals(send(name)) == {rule}
    assert (state(), histories()) == (after, past)


@pytest.mark.parametrize(("name", "fields", "rule"), NOT_TO_BE_CONFIRMED)
def test_only_a_doubt_can_be_confirmed(scene, send, name, fields, rule):
    """Whoever ticks all there is gets no further with what is no doubt."""
    before = state()
    answer = send(name, **{**fields, "confirmed": [*registered()]})
    assert refusals(answer) == {rule}
    assert state() == before


@pytest.mark.parametrize("field", ["sentence", "text"])
def test_of_a_field_that_is_sent_twice_one_value_counts(client, scene, send, field):
    name = {"sentence": "tell", "text": "say"}[field]
    before = state()
    assert send(name, **{field: ["Het eerste.", "Het tweede."]}).status_code == 302
    assert changes(before)[field] == "Het tweede."


def histories():
    return [model.history.count() for model in (AgreedStatement, ResidentWords, Pilot)]

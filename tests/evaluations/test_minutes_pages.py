"""The pages of minutes: from who was there to adoption, and who is refused at each step."""

import re
from datetime import date

from django.urls import reverse

from evaluations.actions.minutes import take_minutes_back
from evaluations.models import Contribution, EvaluationMoment, MomentFigure
from evaluations.models.minutes import Found
from tests.evaluation_factories import (
    adopt,
    correct,
    find,
    hold,
    make_adopted,
    make_contribution,
    make_minutes,
    make_moment,
    make_point,
    offer,
    themes,
)
from tests.factories import make_placement, make_user, term


def page(name: str, moment) -> str:
    return reverse(f"evaluations:{name}", args=[moment.pilot.slug, moment.pk])


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def attendance_sent(form, **more) -> dict[str, str]:
    rows = {
        "party_0": "Gemeente",
        "function_0": "beleidsmedewerker",
        "presence_0": "present",
        "party_1": "Woonservice",
        "presence_1": "apologies",
        "party_2": "",
        "party_3": "",
    }
    return {"version": form.version, **rows, **more}


class TestWriting:
    def test_attendance_begins_with_the_parties_of_the_pilot(self, client, pilot, officer):
        client.force_login(officer)
        url = page("attendance-record", hold(make_moment(pilot)))
        form = client.get(url).context["form"]
        assert [form[f"party_{number}"].value() for number in (0, 1, 2)] == [
            str(pilot.municipality),
            str(pilot.care_provider),
            str(pilot.landlord),
        ]
        assert client.post(url, attendance_sent(form)).status_code == 302
        moment = EvaluationMoment.objects.get()
        known = moment.attendance.values_list("party", "presence")
        assert list(known) == [("Gemeente", "present"), ("Woonservice", "apologies")]

    def test_each_row_that_says_too_little_is_named(self, client, pilot, officer):
        client.force_login(officer)
        moment = hold(make_moment(pilot))
        form = client.get(page("attendance-record", moment)).context["form"]
        half = {"party_1": "", "function_1": "wijkbeheerder", "party_2": "Politie"}
        answer = client.post(page("attendance-record", moment), attendance_sent(form, **half))
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {"party_1", "presence_2"}
        assert "Aanwezige 3" in text_of(answer)
        assert not moment.attendance.exists()

    def test_attendance_that_someone_else_recorded_meanwhile_is_shown(self, client, pilot, officer):
        client.force_login(officer)
        url = page("attendance-record", hold(make_moment(pilot)))
        form = client.get(url).context["form"]
        client.post(url, attendance_sent(form))
        late = client.post(url, attendance_sent(form, party_1="Politie", presence_1="present"))
        assert late.status_code == 422
        assert "Woonservice" in text_of(late)
        assert not EvaluationMoment.objects.get().attendance.filter(party="Politie").exists()

    def test_findings_show_what_was_found_last_time_and_what_people_bring(
        self, client, pilot, officer, counsellor
    ):
        make_adopted(make_moment(pilot, make_moment(pilot).planned_on.replace(month=5)))
        moment = hold(EvaluationMoment.objects.get(held_on=None))
        make_contribution(moment, counsellor)
        client.force_login(officer)
        url = page("findings-record", moment)
        shown = client.get(url)
        assert "Vorige keer: Vraagt aandacht. Te weinig aanmeldingen." in text_of(shown)
        assert f"{counsellor}: De avonden zijn druk." in text_of(shown)
        sent = {"version": shown.context["form"].version}
        for asked in themes():
            sent[f"answer_{asked.code}"] = "answer_evaluation_theme.well"
            sent[f"words_{asked.code}"] = "Loopt goed."
        without = {**sent, "words_costs": ""}
        assert client.post(url, without).context["form"].errors.keys() == {"words_costs"}
        assert not moment.findings.exists()
        assert client.post(url, sent).status_code == 302
        assert moment.findings.count() == 13

    def test_a_correction_leaves_the_earlier_edition_readable(self, client, pilot, officer):
        moment = correct(make_adopted(make_moment(pilot)))
        well = term("answer_evaluation_theme.well")
        find(moment, findings={themes()[1]: Found(well, "Anders bekeken.")})
        client.force_login(officer)
        shown = text_of(client.get(page("moment-detail", moment)))
        for words in ("Versie 2, verbeterd op 30 juni 2021", "Verkeerd besluit.", "Stoppen"):
            assert words in shown
        for words in ("Eerder verslag, vastgesteld op 30 juni 2021", "Doorgaan", "Anders bekeken."):
            assert words in shown
        assert shown.count("Loopt volgens plan.") == 11 + 12


class TestSecondLook:
    def test_only_another_person_gets_the_button_and_adopts(self, client, pilot, officer):
        moment = offer(make_minutes(make_moment(pilot)), by=officer)
        client.force_login(officer)
        assert (
            page("minutes-adopt", moment)
            not in client.get(page("moment-detail", moment)).content.decode()
        )
        assert client.post(page("minutes-adopt", moment)).status_code == 422
        for role in ("counsellor", "case_manager", "contact_officer"):
            client.force_login(make_user(role=role, pilot=pilot))
            for name in ("minutes-adopt", "minutes-return"):
                assert client.post(page(name, moment)).status_code == 403
        assert not MomentFigure.objects.exists()
        client.force_login(make_user(role="team_lead", pilot=pilot))
        assert (
            page("minutes-adopt", moment)
            in client.get(page("moment-detail", moment)).content.decode()
        )
        assert client.post(page("minutes-adopt", moment)).status_code == 302
        assert EvaluationMoment.objects.get().is_adopted
        assert MomentFigure.objects.exists()

    def test_the_page_to_adopt_shows_all_that_the_minutes_hold(self, client, pilot, officer):
        moment = make_minutes(make_moment(pilot))
        make_point(moment)
        offer(moment, by=officer)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        answer = client.get(page("minutes-adopt", moment))
        parts = (moment.progress, "Te weinig aanmeldingen.", "Afgemeld", "sleutelkast")
        assert all(part in text_of(answer) for part in parts)
        assert page("minutes-pdf", moment) in answer.content.decode()

    def test_who_read_an_earlier_text_reads_again(self, client, pilot, officer):
        moment = offer(make_minutes(make_moment(pilot)), by=officer)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        opened = client.get(page("minutes-adopt", moment)).context["form"].version
        offer(find(take_minutes_back(moment=moment, by=officer)), by=officer)
        answer = client.post(page("minutes-adopt", moment), {"version": opened})
        assert answer.status_code == 422
        (refused,) = answer.context["form"].non_field_errors().as_data()
        assert refused.code == "evaluations_minutes_read_anew"
        assert "Lees het verslag opnieuw." in text_of(answer)
        assert not EvaluationMoment.objects.get().is_adopted
        again = {"version": answer.context["form"].version}
        assert client.post(page("minutes-adopt", moment), again).status_code == 302
        assert EvaluationMoment.objects.get().is_adopted

    def test_they_are_sent_back_with_a_remark_that_the_page_shows(self, client, pilot, officer):
        moment = offer(make_minutes(make_moment(pilot)), by=officer)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        assert client.post(page("minutes-return", moment), {"remark": ""}).status_code == 422
        sent = {"remark": "Noem het bedrag."}
        assert client.post(page("minutes-return", moment), sent).status_code == 302
        assert "Noem het bedrag." in text_of(client.get(page("moment-detail", moment)))
        assert EvaluationMoment.objects.get().is_draft

    def test_a_team_lead_neither_writes_nor_offers(self, client, pilot):
        moment = make_minutes(make_moment(pilot))
        client.force_login(make_user(role="team_lead", pilot=pilot))
        for name in ("attendance-record", "findings-record", "minutes-offer", "moment-hold"):
            assert client.post(page(name, moment)).status_code == 403
        assert not EvaluationMoment.objects.get().is_offered


def test_the_report_to_the_council_says_that_minutes_are_a_draft(client, pilot, officer):
    moment = make_minutes(make_moment(pilot))
    client.force_login(officer)
    report = reverse("evaluations:report-detail", args=[pilot.slug, "2021-Q2"])
    words = "concept: het verslag is nog niet vastgesteld"
    assert words in text_of(client.get(report))
    adopt(offer(moment, by=officer))
    assert words not in text_of(client.get(report))
    correct(EvaluationMoment.objects.get())
    assert "verbeterd op 30 juni 2021" in text_of(client.get(report))


class TestContributing:
    def test_a_counsellor_contributes_and_a_colleague_cannot_change_it(
        self, client, pilot, counsellor
    ):
        moment = make_moment(pilot)
        client.force_login(counsellor)
        asked = themes()[3]
        sent = {"question": asked.pk, "text": "De avonden zijn druk."}
        assert client.post(page("contribution-create", moment), sent).status_code == 302
        contribution = Contribution.objects.get()
        assert "De avonden zijn druk." in text_of(client.get(page("moment-agenda", moment)))
        change = reverse("evaluations:contribution-change", args=[pilot.slug, contribution.pk])
        withdraw = reverse("evaluations:contribution-withdraw", args=[pilot.slug, contribution.pk])
        client.force_login(make_user(role="team_lead", pilot=pilot))
        for url in (change, withdraw):
            assert client.post(url, {**sent, "reason": "Nee."}).status_code == 403
        client.force_login(counsellor)
        assert client.post(withdraw, {"reason": "Hoort elders."}).status_code == 302
        assert "De avonden zijn druk." not in text_of(client.get(page("moment-agenda", moment)))


class TestFigures:
    def test_those_of_an_adopted_moment_stay_when_data_change(self, client, pilot, officer):
        coming = make_moment(pilot)
        client.force_login(officer)
        before = "Bewoners 0 van 5"
        assert before in text_of(client.get(page("moment-agenda", coming)))
        moment = make_adopted(coming)
        make_placement(pilot)
        for name in ("moment-agenda", "moment-detail"):
            assert before in text_of(client.get(page(name, moment)))
        another = make_moment(pilot, moment.planned_on.replace(month=9))
        assert "Bewoners 1 van 5" in text_of(client.get(page("moment-agenda", another)))

    def test_a_contact_officer_reads_none_of_people(self, client, pilot):
        moment = make_adopted(make_moment(pilot))
        client.force_login(make_user(role="contact_officer", pilot=pilot))
        for name in ("moment-agenda", "moment-detail"):
            shown = text_of(client.get(page(name, moment)))
            assert "Plekken" in shown
            assert "Uitstroom" not in shown


def test_the_list_has_what_waits_for_something_first(client, pilot, officer):
    oldest, older, waiting, coming = (
        make_moment(pilot, day, theme=f"Op {day}")
        for day in (date(2021, 4, 1), date(2021, 5, 3), date(2021, 6, 1), date(2021, 9, 1))
    )
    for moment in (oldest, older):
        make_adopted(moment)
    offer(make_minutes(waiting), by=officer)
    client.force_login(officer)
    answer = client.get(reverse("evaluations:moment-list", args=[pilot.slug]))
    assert list(answer.context["page_obj"].object_list) == [waiting, coming, older, oldest]


def test_the_documents_are_pdfs(client, pilot, officer, counsellor):
    make_adopted(make_moment(pilot, make_moment(pilot).planned_on.replace(month=5)))
    moment = EvaluationMoment.objects.get(held_on=None)
    make_contribution(moment, counsellor)
    client.force_login(officer)
    agenda = client.get(page("moment-agenda-pdf", moment))
    draft = make_minutes(moment)
    make_point(draft)
    documents = [agenda, client.get(page("minutes-pdf", draft))]
    adopted = EvaluationMoment.objects.get(adopted_on__isnull=False)
    documents.append(client.get(page("minutes-pdf", adopted)))
    assert {answer["Content-Type"] for answer in documents} == {"application/pdf"}
    assert all(answer.content.startswith(b"%PDF-") for answer in documents)

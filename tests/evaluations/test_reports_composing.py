"""Composing a report: the texts beside their figures, how far they are, and who stands for it."""

from datetime import date
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from evaluations.actions.reports import start_report, write_particulars, write_section
from evaluations.actions.reports_comments import comment_on_report, resolve_comment
from evaluations.council.blocks import CHAPTERS, PLANNED
from evaluations.council.composing import NUMBERS, Progress, missing_parts
from evaluations.models import CouncilReport, ReportParagraph
from interwonen.core import clock
from interwonen.core.models import Draft
from interwonen.core.quarters import Quarter
from interwonen.core.versions import Overtaken, version_of
from tests.factories import TODAY, make_user, system
from tests.refusals import breaks, refused_by
from tests.report_factories import draft_of

Q1, Q2 = Quarter(2021, 1), Quarter(2021, 2)
TABLE = "evaluations_reportparagraph"


def write(pilot, section="progress", text="Kort.", quarter=Q2, **said) -> ReportParagraph:
    return write_section(
        pilot=pilot,
        quarter=quarter,
        section=section,
        text=text,
        now=clock.now(),
        by=system(),
        **said,
    )


def page(name: str, pilot, *args, quarter=Q2) -> str:
    return reverse(f"evaluations:report-{name}", args=[pilot.slug, quarter, *args])


@pytest.fixture
def officer(client, pilot):
    user = make_user(role="policy_officer", pilot=pilot)
    client.force_login(user)
    return user


def sent(client, url, **more) -> dict[str, object]:
    """What the browser sends back when only `more` is changed."""
    form = client.get(url).context["form"]
    held = {field.name: field.value() for field in form}
    texts = {name: value for name, value in held.items() if value not in (None, False)}
    return {"version": form.version, "draft_place": url, "draft_title": "x", **texts, **more}


class TestBlocks:
    def test_every_section_is_written_in_one_block(self):
        sections = [plan.section for plan in PLANNED.values() if plan.section]
        assert sorted(sections) == sorted(ReportParagraph.Section)

    @pytest.mark.parametrize("code", [plan.code for plan in PLANNED.values() if plan.section])
    def test_exactly_the_themes_may_be_rated(self, pilot, code):
        plan = PLANNED[code]
        if plan.is_theme:
            write(pilot, plan.section, rating="adjust")
        else:
            with breaks("evaluations_paragraph_rating_of_a_theme", field="rating"):
                write(pilot, plan.section, rating="adjust")
        assert ReportParagraph.objects.exists() is plan.is_theme

    def test_a_block_that_may_be_left_out_comes_last_so_that_numbers_stay(self, pilot):
        for chapter in CHAPTERS:
            optional = [plan.only_with_content for plan in chapter.blocks]
            assert optional == sorted(optional)
        report = draft_of(pilot, as_of=TODAY)
        assert {block.code: block.number for block in report.blocks}.items() <= NUMBERS.items()


class TestWriting:
    def test_a_section_is_saved_with_its_rating_and_history(self, pilot, officer):
        paragraph = write_section(
            pilot=pilot,
            quarter=Q2,
            section="progress",
            text="Vijf van de zeven.",
            rating="adjust",
            is_ready=True,
            now=clock.now(),
            by=officer,
        )
        held = ReportParagraph.objects.get()
        assert (held.text, held.rating, held.status) == (
            "Vijf van de zeven.",
            "adjust",
            ReportParagraph.Status.READY,
        )
        assert paragraph.history.get().history_user == officer

    @pytest.mark.parametrize(
        ("text", "is_ready", "status"),
        [("", False, "to_write"), ("Kort.", False, "drafted"), ("Kort.", True, "ready")],
    )
    def test_a_text_is_to_write_in_draft_or_ready(self, pilot, text, is_ready, status):
        assert write(pilot, text=text, is_ready=is_ready).status == status

    def test_what_is_empty_is_not_ready(self, pilot):
        with breaks("evaluations_paragraph_ready_with_text", field="text"):
            write(pilot, text=" \n", is_ready=True)
        assert not CouncilReport.objects.exists()

    def test_the_database_refuses_ready_without_a_text_and_a_rating_it_does_not_know(self, pilot):
        row = write(pilot)
        for change, rule in (
            ("is_ready = true, text = ' '", "evaluations_paragraph_ready_with_text"),
            ("rating = 'fine'", "evaluations_paragraph_rating_of_a_theme"),
            ("text = repeat('a', 8001)", "evaluations_paragraph_text_length"),
        ):
            assert refused_by(f"UPDATE {TABLE} SET {change} WHERE id = %s", [row.pk]) == rule

    def test_a_long_text_is_refused_and_says_how_long_it_is(self, pilot):
        write(pilot, text="a" * 8000)
        with breaks("evaluations_paragraph_text_length", field="text") as refusal:
            write(pilot, "support", text="a" * 8001)
        assert "8.001" in refusal.value.message
        assert [row.section for row in ReportParagraph.objects.all()] == ["progress"]

    def test_an_unknown_section_is_refused(self, pilot):
        with pytest.raises(ValidationError):
            write(pilot, "cijfers")
        assert not CouncilReport.objects.exists()

    def test_a_person_who_may_be_recognised_is_doubted_once(self, pilot):
        text = "Hij woont op nummer 4 en belde ons op 06-12345678."
        with breaks("participants_text_recognisable", field="text") as refusal:
            write(pilot, text=text)
        assert not ReportParagraph.objects.exists()
        write(pilot, text=text, confirmed={refusal.value.rule.name})
        write(pilot, text=text, is_ready=True)  # what was confirmed is not asked again
        assert ReportParagraph.objects.get().is_ready

    def test_a_rating_rosier_than_the_figures_propose_is_doubted_once(self, pilot):
        assert write(pilot, rating="adjust").rating == "adjust"  # nobody lives there
        for rosier in ("attention", "on_course"):
            with breaks("evaluations_paragraph_rosier_than_figures", field="rating") as refusal:
                write(pilot, rating=rosier)
            assert "“Bijsturen” (0 van 5 plekken bewoond)" in refusal.value.message
        assert ReportParagraph.objects.get().rating == "adjust"
        write(pilot, rating="on_course", confirmed={refusal.value.rule.name})
        write(pilot, text="Korter.", rating="on_course")  # what was confirmed is not asked again
        held = ReportParagraph.objects.get()
        assert (held.text, held.rating) == ("Korter.", "on_course")

    def test_a_rating_that_the_figures_propose_or_a_stricter_one_is_saved(self, pilot):
        for rating in ("attention", "adjust", ""):
            assert write(pilot, "neighbourhood", rating=rating).rating == rating

    def test_who_wrote_meanwhile_is_not_overwritten(self, pilot):
        first = version_of(ReportParagraph(section="progress"))
        write(pilot, text="Van een ander.", version=first)
        with pytest.raises(Overtaken):
            write(pilot, text="Van mij.", version=first)
        assert ReportParagraph.objects.get().text == "Van een ander."


class TestParticulars:
    said = {"portfolio_holder": "Wethouder", "case_number": "Z-1", "contact": "Loket, 0591"}

    def test_they_stand_in_the_report(self, pilot):
        write_particulars(pilot=pilot, quarter=Q2, **self.said, by=system())
        held = draft_of(pilot, as_of=TODAY).particulars
        assert (held.portfolio_holder, held.case_number, held.contact) == tuple(self.said.values())

    def test_the_page_proposes_those_of_the_report_before(self, client, pilot, officer):
        write_particulars(pilot=pilot, quarter=Q1, **self.said, by=system())
        url = page("particulars", pilot)
        assert client.get(url).context["form"]["contact"].value() == "Loket, 0591"
        assert not CouncilReport.objects.on_quarter(Q2).exists()
        client.post(url, sent(client, url, case_number="Z-2"))
        held = CouncilReport.objects.on_quarter(Q2).get()
        assert (held.portfolio_holder, held.case_number) == ("Wethouder", "Z-2")

    def test_who_fills_them_in_second_sees_the_first(self, client, pilot, officer):
        url = page("particulars", pilot)
        mine = sent(client, url, contact="Van mij")
        write_particulars(pilot=pilot, quarter=Q2, **self.said, by=system())
        answer = client.post(url, mine)
        assert answer.status_code == 422
        assert "Loket, 0591" in answer.content.decode()
        assert CouncilReport.objects.get().contact == "Loket, 0591"
        client.post(url, {**mine, "version": answer.context["form"].version})
        assert CouncilReport.objects.get().contact == "Van mij"


def write_all(pilot) -> None:
    """Every text that a report needs, ready and with its rating."""
    for plan in PLANNED.values():
        if plan.needs_text:
            rating = "adjust" if plan.is_theme else ""
            write(pilot, plan.section, rating=rating, is_ready=True)


class TestMissing:
    def test_a_report_lacks_texts_ratings_particulars_and_a_settled_comment(self, pilot):
        report = start_report(pilot=pilot, quarter=Q2, by=system())
        codes = [found.plan.code for found in missing_parts(report) if found.plan]
        themes = [plan.code for plan in PLANNED.values() if plan.is_theme]
        assert {code for code in codes if codes.count(code) == 2} == set(themes)
        assert sum(found.plan is None for found in missing_parts(report)) == 3

    def test_a_whole_report_lacks_nothing(self, pilot):
        write_all(pilot)
        write_particulars(pilot=pilot, quarter=Q2, **TestParticulars.said, by=system())
        assert missing_parts(CouncilReport.objects.get()) == []


class TestPage:
    def test_the_overview_shows_how_far_each_block_is_and_leads_to_the_next(
        self, client, pilot, officer
    ):
        write(pilot, "summary", is_ready=True)
        write(pilot, "goes_well")
        answer = client.get(page("compose", pilot))
        assert answer.context["progress"] == Progress(ready=1, needed=12)
        assert answer.context["following"].plan.code == "goes_well"
        shown = answer.content.decode()
        assert "1 van 12 klaar" in shown
        assert shown.index("Eerst de gegevens") < shown.index("Doel en resultaat")
        assert page("block", pilot, "places") in shown

    def test_it_leads_to_all_that_is_left_and_then_to_submitting(self, client, pilot, officer):
        write_all(pilot)
        write(pilot, "planning", text="Half.")  # the report can do without it
        said = comment_on_report(
            pilot=pilot, quarter=Q2, block="flow", text="Kort.", now=clock.now(), by=system()
        )
        for left in ("flow", "planning"):
            answer = client.get(page("compose", pilot))
            assert answer.context["following"].plan.code == left
            assert page("submit", pilot) not in answer.content.decode()
            if left == "flow":
                resolve_comment(comment=said, now=clock.now(), by=system())
        write(pilot, "planning", is_ready=True)
        assert page("submit", pilot) in client.get(page("compose", pilot)).content.decode()

    def test_what_is_missing_is_said_once_a_page_with_its_number(self, client, pilot, officer):
        start_report(pilot=pilot, quarter=Q2, by=system())
        missing = client.get(page("submit", pilot)).context["missing"]
        urls = [url for _title, url, _words in missing]
        assert len(urls) == len(set(urls)) == 13
        flow = next(each for each in missing if each[1] == page("block", pilot, "flow"))
        assert flow[0] == "2.3 In- en uitstroom"
        assert len(flow[2]) == 2

    def test_beside_a_text_stands_what_the_report_says_by_itself(self, client, pilot, officer):
        write(pilot, "neighbourhood", text="Dit typte iemand.")
        shown = client.get(page("block", pilot, "informed")).context["laid"].block.paragraphs
        assert shown
        assert "Dit typte iemand." not in shown
        page_one = client.get(page("block", pilot, "result")).content.decode()
        assert "plekken bewoond" in page_one
        assert "nog geen oordeel" in page_one

    def test_of_an_earlier_quarter_it_checks_the_data_of_that_time(self, client, pilot, officer):
        answer = client.get(page("compose", pilot, quarter=Q1))
        assert {check.code for check, _number in answer.context["failing"]} >= {
            "pilot_without_decision"
        }

    def test_the_form_saves_and_goes_on_to_the_next_block(self, client, pilot, officer):
        url = page("block", pilot, "places")
        said = sent(client, url, text="Kort.\r\n\r\nEn goed.", rating="adjust", is_ready="on")
        answer = client.post(url, {**said, "go_on": "x"})
        assert answer.url == page("block", pilot, "flow")
        held = ReportParagraph.objects.get()
        assert (held.text, held.rating, held.is_ready) == ("Kort.\n\nEn goed.", "adjust", True)
        assert client.post(url, sent(client, url, text="Ja.")).url == page("compose", pilot)

    def test_the_form_asks_before_it_saves_a_rating_rosier_than_the_figures(
        self, client, pilot, officer
    ):
        url = page("block", pilot, "places")
        said = sent(client, url, text="Kort.", rating="on_course")
        answer = client.post(url, said)
        shown = unescape(answer.content.decode())
        assert "Dit zegt dat het er beter voor staat dan de cijfers voorstellen." in shown
        assert (
            "Het staat er beter voor dan de cijfers voorstellen, en de tekst zegt waarom." in shown
        )
        assert not ReportParagraph.objects.exists()
        client.post(url, {**said, "confirmed": "evaluations_paragraph_rosier_than_figures"})
        assert ReportParagraph.objects.get().rating == "on_course"

    def test_who_writes_first_is_shown_to_the_second(self, client, pilot, officer):
        url = page("block", pilot, "places")
        mine = sent(client, url, text="Van mij.")
        assert mine["version"] == 0
        write(pilot, text="Van een ander.")
        answer = client.post(url, mine)
        assert answer.status_code == 422
        assert "Van een ander." in answer.content.decode()
        assert answer.context["form"]["text"].value() == "Van mij."
        again = {**mine, "version": answer.context["form"].version}
        client.post(url, again)
        assert ReportParagraph.objects.get().text == "Van mij."

    @pytest.mark.parametrize("length", [8_001, 50_000])
    def test_a_text_that_is_too_long_is_refused_and_kept_in_the_page(
        self, client, pilot, officer, length
    ):
        url = page("block", pilot, "places")
        text = "b" * length
        assert "maxlength" not in str(client.get(url).context["form"]["text"])
        answer = client.post(url, sent(client, url, text=text))
        assert answer.status_code == 422
        assert answer.context["form"]["text"].value() == text
        assert "langer dan 8.000 tekens" in answer.content.decode()
        assert not ReportParagraph.objects.exists()

    def test_the_figures_propose_how_a_theme_stands_and_a_person_decides(
        self, client, pilot, officer
    ):
        answer = client.get(page("block", pilot, "places"))
        proposed = answer.context["proposed_rating"]
        assert proposed.partition(" (")[0] in ("Op schema", "Let op", "Bijsturen")
        assert f"De cijfers stellen voor: {proposed}" in unescape(answer.content.decode())
        assert not answer.context["form"]["rating"].value()
        assert "rating" not in client.get(page("block", pilot, "ask")).context["form"].fields

    def test_html_in_a_text_stays_text(self, client, pilot, officer):
        url = page("block", pilot, "places")
        client.post(url, sent(client, url, text="<script>alert(1)</script> & <b>vet</b>"))
        assert ReportParagraph.objects.get().text == "<script>alert(1)</script> & <b>vet</b>"
        for shown in (url, page("detail", pilot), page("comment-create", pilot, "places")):
            answer = client.get(shown).content.decode()
            assert "<script>alert" not in answer
            assert "&lt;b&gt;vet&lt;/b&gt;" in answer

    def test_a_proposal_is_taken_over_into_the_draft_below_what_was_typed(
        self, client, pilot, officer
    ):
        url = page("block", pilot, "places")
        proposal = client.get(url).context["proposal"]
        assert "plekken" in proposal
        answer = client.post(url, {**sent(client, url, text="Van mij."), "take": "1"})
        assert answer.url == url
        assert Draft.objects.get(author=officer, place=url).content["text"] == [
            f"Van mij.\n\n{proposal}"
        ]
        both = client.get(url).context["form"]["text"].value()
        assert both == f"Van mij.\n\n{proposal}"
        client.post(url, {**sent(client, url), "take": "1"})
        assert client.get(url).context["form"]["text"].value() == both, "taken over once"
        assert not ReportParagraph.objects.exists()
        shown = client.get(page("compose", pilot)).content.decode()
        assert "Nog niet opgeslagen" in shown

    @pytest.mark.parametrize("code", ["enquiries", "nergens"])
    def test_a_block_without_a_text_is_not_written(self, client, pilot, officer, code):
        assert client.get(page("block", pilot, code)).status_code == 404

    @pytest.mark.parametrize("quarter", ["2020-Q4", "2021-Q3", "2022-Q2"])
    def test_a_quarter_outside_the_pilot_or_ahead_is_not_there(
        self, client, pilot, officer, quarter
    ):
        ahead = Quarter.parse(quarter)
        for url in (
            page("compose", pilot, quarter=ahead),
            page("block", pilot, "places", quarter=ahead),
            page("comment-create", pilot, "places", quarter=ahead),
            page("particulars", pilot, quarter=ahead),
        ):
            assert client.get(url).status_code == 404

    def test_a_quarter_that_still_runs_is_marked(self, client, pilot, officer, settings):
        settings.CLOCK_DATE = date(2021, 5, 3)
        assert "loopt nog" in client.get(page("compose", pilot)).content.decode()


@pytest.mark.usefixtures("officer")
def test_beside_a_text_stands_how_much_of_it_has_room_on_paper(client, pilot):
    write(pilot, "progress", "w" * 240)
    fitting = client.get(page("block", pilot, "places")).content.decode()
    assert "Op papier passen hier 240 tekens; het zijn er nu 240." in fitting
    assert "langer dan vier" not in fitting
    assert "Lang voor papier" not in client.get(page("compose", pilot)).content.decode()
    write(pilot, "progress", "w" * 241)
    assert "langer dan vier" in client.get(page("block", pilot, "places")).content.decode()
    assert "Lang voor papier" in client.get(page("compose", pilot)).content.decode()
    free = client.get(page("block", pilot, "background")).content.decode()
    assert "Op papier passen" not in free

"""The report as a part of a page: the same figures as its document, in parts that fit a phone."""

from dataclasses import replace
from html.parser import HTMLParser

from django.template.loader import render_to_string

from evaluations.council.drawing import drawing
from evaluations.council.layout import laid_out
from evaluations.council.snapshot import Picture, Report, Series
from interwonen.core.charts import WIDTH
from interwonen.core.overview_charts import PHONE
from tests.evaluations.sample_report import published_report, sample_report


def page_of(report: Report) -> str:
    return render_to_string("reports/_report.html", {"laid": laid_out(report)})


class Parts(HTMLParser):
    """The elements of a page with their attributes, and the text of its headings."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_every_block_has_its_anchor_and_its_printed_number():
    report, page = sample_report(), page_of(sample_report())
    sections = [each.get("id") for each in Parts(page).named("section")]
    for block in report.blocks:
        assert f"blok-{block.number.lower().replace('.', '-')}" in sections
        assert f'<span class="number">{block.number}</span> {block.title}</h3>' in page
    ids = [attributes["id"] for _tag, attributes in Parts(page).found if "id" in attributes]
    assert len(set(ids)) == len(ids)


def test_it_is_dutch_and_has_the_hash_of_what_it_says():
    page = page_of(published_report())
    assert Parts(page).named("article") == [{"class": "iw-report", "lang": "nl"}]
    assert laid_out(published_report()).digest in page


def test_headings_skip_no_level_below_that_of_the_page():
    levels = [
        int(tag[1]) for tag, _ in Parts(page_of(sample_report())).found if tag in ("h2", "h3", "h4")
    ]
    assert levels[0] == 2
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_figure_of_every_table_stands_there_with_the_heading_of_its_column():
    page = page_of(sample_report())
    for block in sample_report().blocks:
        for table in block.tables:
            assert f"<caption>{table.caption}</caption>" in page
            for row in table.rows:
                for head, cell in zip(table.head[1:], row.cells, strict=True):
                    assert f'<td data-label="{head}" class="iw-number' in page
                    assert f">{cell.words}</td>" in page


def test_pictures_are_drawn_in_the_page_with_their_description():
    page = page_of(sample_report())
    assert not Parts(page).named("img")
    for picture in (each for block in sample_report().blocks for each in block.pictures):
        assert f"<desc>{picture.description}</desc>" in page


def test_a_draft_is_marked_and_a_published_report_says_when_and_which_version():
    assert "Concept" in page_of(sample_report())
    page = page_of(published_report(edition=2, what_changed="Een bedrag."))
    assert "oncept" not in page
    assert "Gepubliceerd op 8 juli 2021, versie 2." in page
    lead, rest = page.split("</p>", 1)
    assert "versie 2" in lead
    assert '<p class="iw-alert__title">Wat er in deze versie anders is</p>' in rest
    assert '<p class="iw-alert__text">Een bedrag.</p>' in rest


def test_a_quarter_that_is_not_over_is_said():
    assert "het kwartaal is nog niet voorbij" in page_of(sample_report(is_over=False))


def test_what_people_wrote_is_no_markup():
    report = sample_report()
    front = replace(report.front, result="<b>x</b>", hidden="<i>y</i>")
    page = page_of(replace(report, front=front))
    assert "&lt;b&gt;x" in page
    assert "&lt;i&gt;y" in page


class TestDrawing:
    PARTS = Picture(
        "empty",
        "stacked",
        "Lege dagen",
        "april: 12 en 8.",
        ("april",),
        tuple(Series(name, (days,)) for name, days in (("herstel", 12), ("klaar", 8), ("leeg", 0))),
        unit="dagen",
    )

    def test_a_legend_names_every_series_and_each_looks_otherwise(self):
        for narrow in (True, False):
            svg = drawing(self.PARTS, narrow=narrow).svg
            assert all(f">{series.name}</text>" in svg for series in self.PARTS.series)
        one_by_one = {
            drawing(replace(self.PARTS, series=self.PARTS.series[:1] * place), narrow=False).svg
            for place in (1, 2, 3)
        }
        assert len(one_by_one) == 3

    def test_a_bar_says_its_total_and_its_parts_without_the_zeros(self):
        svg = drawing(self.PARTS, narrow=False).svg
        assert "april: 20 dagen" in svg
        assert "(12 + 8)" in svg

    def test_amounts_are_written_in_dutch(self):
        money = replace(
            self.PARTS, kind="grouped", unit="€", series=(Series("besteed", (91_250,)),)
        )
        assert "€ 91.250" in drawing(money, narrow=False).svg

    def test_months_to_come_are_empty_and_of_a_long_pilot_every_third_is_named(self):
        labels = tuple(f"m{number}" for number in range(24))
        lived_in, places = (2, *(None,) * 23), (5, *(None,) * 23)
        steps = Picture(
            "occupancy",
            "steps",
            "Plekken",
            "m0: 2 van 5.",
            labels,
            (Series("bewoond", lived_in), Series("capaciteit", places)),
        )
        svg = drawing(steps, narrow=False).svg
        assert "capaciteit 5" in svg
        assert "nog te komen" in svg
        assert [f">m{number}<" in svg for number in (0, 1, 2, 3)] == [True, False, False, True]

    def test_it_has_a_size_for_half_a_line(self):
        for narrow, width in ((True, PHONE), (False, WIDTH)):
            assert f' width="{width}"' in drawing(self.PARTS, narrow=narrow).svg
        assert drawing(self.PARTS, narrow=True).alt == "Lege dagen. april: 12 en 8."

"""The days of the dwellings as a picture: a bar for each, a part for each cause."""

from collections.abc import Mapping
from functools import partial
from itertools import cycle, islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interwonen.core.charts import ACCENT, MUTED, Bar, Fill, Picture, stacked_bars
from interwonen.core.formatting import in_a_sentence, in_words
from interwonen.core.overview_charts import PHONE, WHOLE
from participants.selectors.vacancies import DwellingDays, VacancyFigures

# Days lived in, and then the causes in the order of their list; they differ in pattern.
_FILLS = (
    Fill(ACCENT),
    Fill(ACCENT, "level"),
    Fill(ACCENT, "upright"),
    Fill(ACCENT, "crossed"),
    Fill(ACCENT, "none"),
    Fill(MUTED, "upright"),
    Fill(MUTED, "level"),
)


def vacancy_picture(figures: VacancyFigures, causes: Mapping[str, str]) -> Picture | None:
    """The available days of each dwelling by what became of them; None without any such day.

    `causes` are the names of all causes by their codes, in order.
    """
    if not figures.available:
        return None
    fills = dict(zip(["", *causes], islice(cycle(_FILLS), len(causes) + 1), strict=True))
    names = {"": _("lived in"), **{code: in_a_sentence(label) for code, label in causes.items()}}
    used = ["", *(code for code in causes if figures.empty.get(code))]
    bars = [_bar(line, [(code, names[code]) for code in used]) for line in figures.lines]
    told = "; ".join(f"{bar.label} ({bar.words})" if bar.words else bar.label for bar in bars)
    draw = partial(
        stacked_bars,
        bars,
        series=[fills[code] for code in used],
        names=[names[code] for code in used],
        title=_("Days from %(first)s up to and including %(last)s")
        % {"first": in_words(figures.first), "last": in_words(figures.last)},
        description=f"{told}.",
    )
    return Picture(draw(width=WHOLE), draw(width=PHONE))


def _bar(line: DwellingDays, used: list[tuple[str, str]]) -> Bar:
    parts = [line.empty.get(code, 0) if code else line.occupied for code, _name in used]
    told = (f"{name} {part}" for (_code, name), part in zip(used, parts, strict=True) if part)
    days = ngettext("%(number)d day", "%(number)d days", line.available)
    label = f"{line.dwelling}: {days % {'number': line.available}}"
    return Bar(label, tuple(parts), ", ".join(told))

"""The progress of a participant as a picture: a panel for each life domain."""

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interwonen.core.charts import Caption, Picture, in_both_sizes
from interwonen.core.path_charts import Path, paths_chart
from interwonen.pilots.models import Question, Term
from participants.selectors.assessments_progress import DomainPath, Progress
from participants.selectors.goals_progress import Trend

LAST_SHOWN = 6  # more times have no room beside each other; the table has them all


def picture_of(progress: Progress) -> Picture:
    """The last times of the progress, of what has a level; a phone gets fewer of them."""
    days = [each.assessed_on for each in progress.assessments][-LAST_SHOWN:]
    return in_both_sizes(
        paths_chart,
        [_path(path) for path in progress.paths if any([*path.levels, *path.own_levels])],
        times=[_day(day) for day in days],
        voices=(_("level by the counsellor"), _("level by the resident")),
        caption=_caption(progress),
    )


def short_name(domain: Question) -> str:
    """The name of a life domain without what stands between brackets."""
    return domain.label.partition(" (")[0]


def trend_words(trend: Trend | None) -> str:
    """How the counsellor's last level compares with the one before it."""
    words = {Trend.FORWARD: _("forward"), Trend.SAME: _("the same"), Trend.BACK: _("backward")}
    return words[trend] if trend else _("not to compare")


def _path(path: DomainPath) -> Path:
    return Path(
        short_name(path.question),
        trend_words(path.trend),
        _numbers(path.levels),
        _numbers(path.own_levels),
    )


def _numbers(levels: Sequence[Term | None]) -> list[int | None]:
    """The levels as they stand on the scale, from 1 up."""
    return [each.position if each else None for each in levels[-LAST_SHOWN:]]


def _day(day: date) -> str:
    return date_format(day, "j b ’y")


def _caption(progress: Progress) -> Caption:
    counts = {
        "forward": len(progress.forward),
        "same": len(progress.same),
        "back": len(progress.back),
    }
    return Caption(
        _("Self-reliance per life domain, over time"),
        _(
            "Levels 1 to 5 by the counsellor and by the resident. Since the time before %(forward)s life domains went forward, %(same)s stayed the same and %(back)s went backward. The table has the same levels."
        )
        % counts,
    )

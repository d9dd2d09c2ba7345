"""The look of the slides: our colours and typeface, and two layouts, of a chapter and of a slide."""

import re
from typing import Any

from interwonen.core.charts import ACCENT, INK, MUTED, WARNING

WIDE, HIGH = 13.333, 7.5  # inches
LEFT, WIDTH = 0.6, 12.13
SMALL = 18  # points; nothing is smaller
TYPEFACE = "Arial"  # on every computer in a hall
PAPER, SOFT, LIGHT = "#ffffff", "#e8f1f3", "#a9cbd3"
COLOURS = {
    "dk1": INK,
    "lt1": PAPER,
    "dk2": MUTED,
    "lt2": SOFT,
    "accent1": ACCENT,
    "accent2": LIGHT,
    "accent3": MUTED,
    "accent4": "#754600",
    "accent5": "#1a6537",
    "accent6": WARNING,
    "hlink": ACCENT,
    "folHlink": MUTED,
}
_CHAPTER, _PLAIN = 0, 5  # where these layouts are among those of the library


def new_deck() -> Any:
    """A presentation without slides; its layouts are a chapter's and a slide's."""
    from pptx import Presentation
    from pptx.util import Inches

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDE), Inches(HIGH)
    kept = [deck.slide_layouts[_CHAPTER], deck.slide_layouts[_PLAIN]]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)
    _colour(deck)
    _lay_out(deck.slide_master)
    _lay_out_chapter(kept[0])
    _lay_out_plain(kept[1])
    return deck


def _colour(deck: Any) -> None:
    """Our colours and typeface in place of those of the library."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    for name, colour in COLOURS.items():
        own = f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", own, text, flags=re.S)
    theme._blob = re.sub(
        r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{TYPEFACE}"', text
    ).encode()


def _lay_out(master: Any) -> None:
    """Where titles and texts stand, and how titles look."""
    _put(_of(master, "TITLE"), LEFT, 0.45, WIDTH, 1.15)
    _put(_of(master, "BODY"), LEFT, 1.75, WIDTH, 5.0)
    for tint in master._element.findall(".//{*}tint"):
        tint.getparent().remove(tint)  # which makes the foot too pale to read
    style = master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    style.set("algn", "l")
    style.find("{*}defRPr").set("sz", "3000")
    style.find("{*}defRPr").set("b", "1")


def _lay_out_chapter(layout: Any) -> None:
    """White on the accent colour."""
    from pptx.enum.dml import MSO_THEME_COLOR

    fill = layout.background.fill
    fill.solid()
    fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    title, text = _of(layout, "CENTER_TITLE"), _of(layout, "SUBTITLE")
    _put(title, LEFT, 1.7, WIDTH, 1.9)
    _style(title, 44, "bg1", bold=True, anchor="b")
    _put(text, LEFT, 3.8, WIDTH - 1.5, 2.6)
    _style(text, 24, "bg1")
    _lay_out_foot(layout, "bg1")


def _lay_out_plain(layout: Any) -> None:
    """A band of the accent colour along the top."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls
    from pptx.util import Inches

    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="20" name="Band"/><p:cNvSpPr/><p:nvPr'
        ' userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{Inches(WIDE)}" cy="{Inches(0.16)}"/></a:xfrm><a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )
    layout.shapes._spTree.insert(2, band)  # behind all else
    _lay_out_foot(layout, "tx2")


def _lay_out_foot(layout: Any, colour: str) -> None:
    """Whose report it is at the left, the number of the slide at the right, and no date."""
    date = _of(layout, "DATE")._element
    date.getparent().remove(date)
    places = {"FOOTER": (LEFT, 10.0, "l"), "SLIDE_NUMBER": (LEFT + 10.5, WIDTH - 10.5, "r")}
    for kind, (left, width, align) in places.items():
        holder = _of(layout, kind)
        _put(holder, left, 6.88, width, 0.42)
        _style(holder, SMALL, colour, align=align)


def _of(layout: Any, kind: str) -> Any:
    """The placeholder of this kind."""
    return next(each for each in layout.placeholders if each.placeholder_format.type.name == kind)


def _put(holder: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.util import Inches

    holder.left, holder.top = Inches(left), Inches(top)
    holder.width, holder.height = Inches(width), Inches(height)


def _style(
    holder: Any, size: int, colour: str, *, bold: bool = False, align: str = "l", anchor: str = ""
) -> None:
    """How the text in a placeholder looks, also what people type in it."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    body = holder._element.txBody
    if anchor:
        body.find("{*}bodyPr").set("anchor", anchor)
    old = body.find("{*}lstStyle")
    new = parse_xml(
        f'<a:lstStyle {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="{align}"><a:buNone/>'
        f'<a:defRPr sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>"
    )
    body.replace(old, new)

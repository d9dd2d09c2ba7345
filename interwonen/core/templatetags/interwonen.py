"""Template tags for the components that pages use most."""

from functools import cache
from typing import Any

from django import template
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from interwonen.core import money, page_titles
from interwonen.core.request_ids import short_number
from interwonen.core.routes import pilot_url
from interwonen.core.seals import FIELD, seal

register = template.Library()

KINDS = ("neutral", "info", "ok", "warning", "error")


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """An icon by its name; drawn once by each process, since a list shows the same ones often."""
    return mark_safe(get_template("_components/_icon.html").render({"name": name}))


@register.simple_tag
def request_number() -> str:
    """What someone names to the helpdesk about the page that is being answered."""
    return short_number(None)


@register.simple_tag
def badge(text: str | Promise, kind: str = "neutral") -> SafeString:
    """A status in one word: `{% badge placement.status_label "ok" %}`."""
    if kind not in KINDS:
        raise ValueError(f"a badge is one of {', '.join(KINDS)}, not {kind}")
    return format_html('<span class="iw-badge iw-badge--{}">{}{}</span>\n', kind, icon(kind), text)


@register.simple_tag(takes_context=True)
def author_seal(context: dict[str, Any]) -> str:
    """A hidden input by which a form shows later for which user its page was made."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return ""
    value = seal(request.user, request.path)
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, value)


@register.simple_tag(takes_context=True)
def page_title(context: Any) -> str:
    """What the page is called in a tab of the browser, without the pilot."""
    return page_titles.page_title(context.flatten())


class AddressNode(URLNode):
    """As Django's, but that `pilot_url` makes the address of a page of a pilot.

    Of such a page it also fails on an unknown name when the address is kept under a name.
    """

    def render(self, context: Any) -> str:
        if self.args or "pilot" not in self.kwargs:
            return str(super().render(context))
        given = {name: value.resolve(context) for name, value in self.kwargs.items()}
        pilot, pk = given.pop("pilot"), given.pop("pk", None)
        if given or not isinstance(pilot, str) or type(pk) not in (int, type(None)):
            return str(super().render(context))
        found = pilot_url(self.view_name.resolve(context), pilot, pk)
        if not self.asvar:
            return conditional_escape(found) if context.autoescape else found
        context[self.asvar] = found
        return ""


@register.tag
def url(parser: Any, token: Any) -> AddressNode:
    """The `url` tag of Django, drawn by an AddressNode."""
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.filter
def whole(code: str) -> SafeString:
    """A code such as IW-009, which is not broken at its hyphen at the end of a line."""
    return format_html('<span class="iw-whole">{}</span>', code) if code else mark_safe("")


@register.filter
def in_minutes(number: int) -> str:
    """A duration in words: "45 minutes"."""
    words = ngettext("%(minutes)d minute", "%(minutes)d minutes", number)
    return words % {"minutes": number}


@register.filter
def euros(cents: int | None) -> str:
    """An amount in cents as people read it: "€ 1.234,56"; a dash for one that is not known."""
    return "–" if cents is None else money.euros(cents)

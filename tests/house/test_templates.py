"""Templates keep the strict content policy and say nothing untranslated."""

import re

import pytest

from tests.house.sources import name_of, template_files, with_faults

# Dutch documents, made into a PDF or shown as one.
PRINTED = re.compile(r"templates/(documents|reports)/|_print")
BANNED = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*="),
    "inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)"),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "style block": re.compile(r"<style"),
}
COMMENT = r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->"
TRANSLATED = r"\{% blocktrans(?:late)?\b.*?\{% endblocktrans(?:late)? %\}"
TAG_OF_DJANGO = r"\{%.*?%\}|\{\{.*?\}\}"
UNSEEN = r"<(svg|code|script|style)\b.*?</\1>"
READ_ALOUD = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')
NAMES = re.compile(r"\b(Interwonen|PDF)\b")  # the same in every language
WORD = re.compile(r"[^\W\d_]{2,}")


def policy_faults(template, name):
    text = re.sub(TAG_OF_DJANGO, "", template)
    allowed = {"style block", "inline style"} if PRINTED.search(name) else set()
    return [kind for kind, found in BANNED.items() if kind not in allowed and found.search(text)]


def untranslated(template, name):
    """Words for people that are not in a translate tag."""
    if PRINTED.search(name):
        return []
    text = re.sub(rf"{COMMENT}|{TRANSLATED}|{TAG_OF_DJANGO}", " ", template, flags=re.DOTALL)
    spoken = READ_ALOUD.findall(text)
    text = re.sub(UNSEEN, " ", text, flags=re.DOTALL)
    lines = re.sub(r"<[^>]*>|&\w+;", " ", text).splitlines()
    return [line.strip() for line in [*spoken, *lines] if WORD.search(NAMES.sub("", line))]


def test_templates_keep_the_content_policy():
    files = template_files()
    assert (
        with_faults({path: policy_faults(path.read_text(), name_of(path)) for path in files}) == {}
    )


def test_templates_say_nothing_untranslated():
    files = template_files()
    assert (
        with_faults({path: untranslated(path.read_text(), name_of(path)) for path in files}) == {}
    )


@pytest.mark.parametrize(
    "template",
    [
        '<p style="color: red">',
        '<p class="{% if a > b %}c{% endif %}" style="x">',
        "<script>run()</script>",
        '<button onclick="run()">',
        "<style>p {}</style>",
    ],
)
def test_what_the_policy_forbids_is_found(template):
    assert len(policy_faults(template, "templates/base.html")) == 1


@pytest.mark.parametrize(
    "template",
    [
        "<p>Hello</p>",
        "{% block title %}Home{% endblock %}",
        '<img alt="A house">',
        '<a aria-label="Close {{ name }}">x</a>',
    ],
)
def test_untranslated_words_are_found(template):
    assert untranslated(template, "templates/base.html")


@pytest.mark.parametrize(
    "template",
    [
        '<p>{% translate "Hello" %} {{ name }} &middot; 12 m</p>',
        "{% blocktranslate trimmed %}Hello\n{{ name }}{% endblocktranslate %}",
        '<img alt="{% translate "A house" %}"><svg><title>x</title></svg>',
        '{# a note #}<script src="{% static "js/drafts.js" %}" defer></script>',
    ],
)
def test_what_is_right_is_left_alone(template):
    assert untranslated(template, "templates/base.html") == []
    assert policy_faults(template, "templates/base.html") == []

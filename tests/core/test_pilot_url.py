"""`pilot_url` and the `url` tag give the addresses that Django gives."""

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch, reverse

from interwonen.core.routes import pilot_url
from tests.access.test_routes import names_of_routes

SLUGS = ["interwonen-veenoord", "-pilot-", "9876543210", "a_b"]


def of_django(name, **parts):
    """The address that Django gives, or None when that route has other parts."""
    try:
        return reverse(name, kwargs=parts)
    except NoReverseMatch:
        return None


@pytest.mark.parametrize("slug", SLUGS)
def test_it_is_what_django_gives(slug):
    pages = {name: of_django(name, pilot=slug) for name in names_of_routes()}
    records = {name: of_django(name, pilot=slug, pk=7) for name in names_of_routes()}
    assert len([url for url in pages.values() if url]) > 20
    assert len([url for url in records.values() if url]) > 40
    assert [name for name, url in pages.items() if url and pilot_url(name, slug) != url] == []
    assert [name for name, url in records.items() if url and pilot_url(name, slug, 7) != url] == []


def drawn(text, **context):
    return Template(text).render(Context(context))


def test_the_tag_gives_the_same_also_under_a_name():
    url = reverse("participants:participant-detail", args=["a-b", 3])
    tag = "url 'participants:participant-detail' pilot=pilot pk=pk"
    assert drawn(f"{{% {tag} %}}", pilot="a-b", pk=3) == url
    assert drawn(f"{{% {tag} as here %}}[{{{{ here }}}}]", pilot="a-b", pk=3) == f"[{url}]"
    assert drawn("{% url 'account_login' %}") == reverse("account_login")


def test_an_unknown_name_fails():
    with pytest.raises(NoReverseMatch):
        drawn("{% url 'participants:nothing' pilot='a' %}")

"""The tabs above the pages on one subject: each leads back to the first, and none hides on a phone."""

import pytest
from django.urls import reverse

from tests.factories import make_user

OF_A_SUBJECT = ["evaluations:moment-list", "pilots:pilot-detail"]


@pytest.mark.parametrize("first", OF_A_SUBJECT)
def test_each_page_behind_a_tab_leads_back_to_the_first(client, pilot, first):
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    start = reverse(first, args=[pilot.slug])
    tabs = client.get(start).context["tabs"]
    assert [tab.url for tab in tabs if tab.is_current] == [start]
    for tab in tabs[1:]:
        answer = client.get(tab.url)
        assert [url for _label, url in answer.context["breadcrumbs"]][0] == start
        assert '<details class="iw-sift">' in answer.content.decode()


def test_a_counsellor_reaches_the_words_of_residents_by_the_tabs(client, pilot):
    client.force_login(make_user(role="counsellor", pilot=pilot))
    start = client.get(reverse("evaluations:moment-list", args=[pilot.slug]))
    words = reverse("evaluations:resident-words-list", args=[pilot.slug])
    assert f'href="{words}"' in start.content.decode()
    assert client.get(words).status_code == 200

"""Two people at one copy: nobody releases, or marks, what they did not see so."""

import pytest
from django.urls import reverse

from interwonen.core import clock
from interwonen.rights.actions.copies import release_copy, save_marks
from interwonen.rights.selectors.copies_documents import prints_of
from tests.factories import make_participant, make_session, make_user, system
from tests.refusals import breaks
from tests.rights_factories import go_through, make_file_copy, make_rights_request


@pytest.fixture
def copy(pilot):
    participant = make_participant(pilot)
    by = make_user(role="counsellor", pilot=pilot)
    make_session(participant, by=by, note="Bij Sjaan.")
    return go_through(make_file_copy(make_rights_request(participant)), "Sjaan")


@pytest.fixture
def lead(client, pilot):
    user = make_user(role="team_lead", pilot=pilot)
    client.force_login(user)
    return user


def unmark(copy):
    """Take away the marks that are there, as a colleague may."""
    marked = {text.number: text.original for text in copy.texts.all()}
    save_marks(copy=copy, marked=marked, by=make_user())


def url(name, copy):
    return reverse(f"rights:{name}", args=[copy.request.participant.pilot.slug, copy.pk])


def test_what_was_unmarked_meanwhile_is_not_released(client, copy, lead):
    release = url("copy-release", copy)
    opened = client.get(release).context["form"].version
    unmark(copy)
    sent = {"version": opened, "is_looked_at": "on"}
    answer = client.post(release, sent)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Bij Sjaan." in shown
    assert "Een collega wijzigde wat wordt weggelaten" in shown
    form = answer.context["form"]
    assert "is_looked_at" not in form.data
    assert form.version == prints_of(copy.texts.all())
    assert client.post(release, {**sent, "version": form.version}).status_code == 302


def test_the_work_compares_once_more(copy):
    seen = prints_of(copy.texts.all())
    unmark(copy)
    with breaks("rights_filecopy_seen_as_it_is"):
        release_copy(copy=copy, seen=seen, now=clock.now(), by=system())
    copy.refresh_from_db()
    assert not copy.is_released


def test_marks_of_a_colleague_are_not_overwritten_unseen(client, copy, lead):
    texts = url("copy-texts", copy)
    form = client.get(texts).context["form"]
    sent = {name: field.initial for name, field in form.fields.items()}
    own = next(name for name in sent if "Sjaan" in sent[name])
    unmark(copy)
    answer = client.post(texts, {**sent, "version": form.version})
    assert answer.status_code == 422
    bound = answer.context["form"]
    assert bound.data[own] == "Bij Sjaan."  # left alone here: the colleague's marks
    client.post(texts, {**{name: bound.data[name] for name in sent}, "version": bound.version})
    assert not copy.texts.exclude(seen_by=lead).exists()

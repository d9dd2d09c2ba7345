"""The pages of the sounding board."""

from datetime import date

from django.urls import reverse

from neighbours.models import BoardAgreement, BoardMeeting, BoardMember
from tests.board_factories import hold, make_agreement, make_meeting, make_member
from tests.factories import TODAY, make_user, term


def page(name, pilot, row=None) -> str:
    return reverse(f"neighbours:{name}", args=[pilot.slug, *([row.pk] if row else [])])


def changed(client, url, **facts):
    """Send a form of a change as its page shows it, with other facts."""
    form = client.get(url).context["form"]
    shown = {name: form[name].value() for name in form.fields} | {"version": form.version}
    sent = {key: value for key, value in shown.items() if value is not None}
    return client.post(url, {**sent, **facts})


def test_the_overview_shows_what_is_late_first_and_who_is_who(client, pilot, officer):
    make_member(pilot)
    make_member(pilot, role=term("board_role.chair"), name="", left_on=date(2021, 6, 1))
    meeting = hold(make_meeting(pilot))
    make_agreement(meeting, what="Later.", due_on=date(2021, 7, 20))
    make_agreement(meeting, what="Te laat.")
    shown = client.get(page("board-overview", pilot))
    assert [row.what for row in shown.context["open"]] == ["Te laat.", "Later."]
    assert [str(row) for row in shown.context["members"]] == ["Wil Proefbuur (Buur)"]
    assert [str(row) for row in shown.context["former"]] == ["Voorzitter"]
    assert "0591 000000" in shown.content.decode()


def test_a_meeting_that_was_cancelled_can_still_be_found(client, pilot, officer):
    meeting = make_meeting(pilot, day=date(2021, 7, 8))
    add = page("board-agreement-create", pilot, meeting)
    assert add not in client.get(page("board-meeting-detail", pilot, meeting)).content.decode()
    url = page("board-meeting-withdraw", pilot, meeting)
    client.post(url, {"reason": "Te weinig aanmeldingen."})
    shown = client.get(page("board-overview", pilot))
    assert list(shown.context["coming"]) == []
    assert "Te weinig aanmeldingen." in shown.content.decode()
    assert page("board-meeting-detail", pilot, meeting) in shown.content.decode()


def test_a_meeting_is_named_once_in_the_title_of_its_page(client, pilot, officer):
    shown = client.get(page("board-meeting-detail", pilot, hold(make_meeting(pilot))))
    title = shown.content.decode().partition("<title>")[2].partition("</title>")[0]
    assert title.lower().count("omwonendenoverleg van") == 1


def test_who_sits_on_the_board_from_a_day_to_come_is_no_member_since(client, pilot, officer):
    make_member(pilot, joined_on=date(2021, 8, 1))
    assert "vanaf 1 aug 2021" in client.get(page("board-overview", pilot)).content.decode()


def test_who_only_reads_sees_no_contact_details_and_no_acts(client, pilot):
    make_member(pilot)
    hold(make_meeting(pilot))
    client.force_login(make_user(role="counsellor", pilot=pilot))
    shown = client.get(page("board-overview", pilot)).content.decode()
    assert "Proefbuur" in shown
    assert "0591 000000" not in shown
    assert page("board-meeting-create", pilot) not in shown


def test_a_meeting_from_plan_to_public_notes(client, pilot, officer):
    member, absent = make_member(pilot), make_member(pilot, name="Bo Blijver")
    facts = {"day": "2021-06-29", "starts_at": "19:30", "place": "Dorpshuis", "agenda": ""}
    assert client.post(page("board-meeting-create", pilot), facts).status_code == 302
    meeting = BoardMeeting.objects.get()
    url = page("board-notes-record", pilot, meeting)
    assert changed(client, url, attended=[member.pk], notes="Rustig.").status_code == 302
    shown = client.get(page("board-meeting-detail", pilot, meeting))
    assert shown.context["members"] == [(member, True), (absent, False)]
    assert client.post(page("board-notes-publish", pilot, meeting)).status_code == 302
    assert BoardMeeting.objects.get().published_on == TODAY
    off = page("board-notes-unpublish", pilot, meeting)
    assert client.post(off, {"reason": "Vergissing."}).status_code == 302
    assert not BoardMeeting.objects.get().is_published
    change = page("board-meeting-change", pilot, meeting)
    assert changed(client, change, place="Steunpunt").status_code == 302
    assert BoardMeeting.objects.get().place == "Steunpunt"
    assert client.post(page("board-meeting-withdraw", pilot, meeting), {"reason": "Dubbel."})
    assert client.get(url).status_code == 302  # no form opens for what was withdrawn


def test_an_agreement_from_promise_to_outcome(client, pilot, officer):
    meeting = hold(make_meeting(pilot))
    facts = {"what": "Een lamp.", "owner": "gemeente", "due_on": "2021-06-20"}
    assert client.post(page("board-agreement-create", pilot, meeting), facts).status_code == 302
    agreement = BoardAgreement.objects.get()
    url = page("board-agreement-settle", pilot, agreement)
    assert client.get(url).context["form"]["settled_on"].value() == TODAY
    kept = {"outcome": "not_kept", "settled_on": "2021-06-21", "settled_note": "Te duur."}
    assert changed(client, url, **kept).status_code == 302
    assert BoardAgreement.objects.get().outcome == "not_kept"
    assert client.post(page("board-agreement-reopen", pilot, agreement)).status_code == 302
    assert BoardAgreement.objects.get().is_open
    change = page("board-agreement-change", pilot, agreement)
    assert changed(client, change, owner="verhuurder").status_code == 302
    gone = page("board-agreement-withdraw", pilot, agreement)
    assert client.post(gone, {"reason": "Dubbel."}).status_code == 302
    assert BoardAgreement.objects.get().owner == "verhuurder"


def test_a_member_comes_changes_and_goes(client, pilot, officer):
    facts = {"role": "board_role.police", "joined_on": "2021-03-01"}
    assert client.post(page("board-member-create", pilot), facts).status_code == 302
    member = BoardMember.objects.get()
    change = page("board-member-change", pilot, member)
    assert changed(client, change, name="Wil Proef").status_code == 302
    assert BoardMember.objects.get().name == "Wil Proef"
    gone = page("board-member-withdraw", pilot, member)
    assert client.post(gone, {"reason": "Dubbel."}).status_code == 302
    assert BoardMember.objects.get().name == ""

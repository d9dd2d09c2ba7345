"""Who looked in my file: the list, and the proof that it leaves nothing out."""

import json
from copy import deepcopy
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from interwonen.audit import anchors as anchored
from interwonen.audit import looks_pages
from interwonen.audit.anchors import anchor_before, read_anchors
from interwonen.audit.looks import looks_at
from interwonen.audit.models import LogBlock
from interwonen.audit.receipts import NotAReceipt, faults_of
from interwonen.audit.receipts_made import receipt_of
from interwonen.audit.sealing import seal
from participants.views import participants_looks
from tests.audit.test_log_blocks import as_owner, make_line
from tests.factories import make_participant, make_pilot, make_user


@pytest.fixture
def looked(pilot):
    """Three people, whose files were opened in turns, in three blocks."""
    for subjects in (("T-001", "T-002"), ("T-001", "T-003", "T-001"), ("T-002", "T-001")):
        for subject in subjects:
            make_line(
                pilot,
                subject=subject,
                outcome="refused" if subject == "T-003" else "done",
                user_name="Geheime Naam",
                roles="counsellor",
                organisation_name="Zorg Voorbeeld",
                page="participants:participant-goals",
                network_address="192.0.2.7",
            )
        seal()
    return pilot


def receipt(pilot, subject="T-001", block=None):
    made = receipt_of(pilot.pk, subject, block or LogBlock.objects.last())
    return json.loads(json.dumps(made))


def wrong(made, anchors=None) -> list[str]:
    return list(faults_of(made, anchors or {}))


def test_a_receipt_proves_all_lines_of_one_person(looked):
    for subject, lines in (("T-001", 4), ("T-002", 2), ("T-003", 1)):
        made = receipt(looked, subject)
        assert len(made["lines"]) == lines
        assert wrong(made) == []
        published = {block.number: block.hash for block in LogBlock.objects.all()}
        assert wrong(made, published) == []


def test_it_names_no_staff_and_no_address(looked):
    text = json.dumps(receipt(looked))
    assert "Geheime" not in text
    assert "192.0.2.7" not in text
    assert "Zorg Voorbeeld" in text


def test_it_reaches_to_the_block_that_was_asked(looked):
    first = LogBlock.objects.get(number=2)
    made = receipt(looked, block=first)
    assert len(made["lines"]) == 3
    assert wrong(made, {2: first.hash}) == []
    assert receipt_of(looked.pk, "T-003", LogBlock.objects.get(number=1)) is None


def without_a_line(made, _other):
    del made["lines"][1]


def without_the_last(made, _other):
    made["lines"].pop()


def without_the_first(made, _other):
    del made["lines"][0]
    made["begin"] = {"count": 1, "head": made["person"]["head"]}


def with_a_line_changed(made, _other):
    made["lines"][0]["shown"]["act"] = "search"


def with_a_line_twice(made, _other):
    made["lines"].insert(0, deepcopy(made["lines"][0]))


def with_lines_swapped(made, _other):
    made["lines"][0], made["lines"][1] = made["lines"][1], made["lines"][0]


def with_the_count_adapted(made, _other):
    made["lines"].pop()
    made["person"]["count"] -= 1


def with_lines_of_someone_else(made, other):
    made["lines"] = other["lines"]


def with_everything_of_someone_else(made, other):
    made["lines"], made["path"] = other["lines"], other["path"]
    made["person"] = {**other["person"], "subject": "T-001"}
    for line in made["lines"]:
        line["shown"]["subject"] = "T-001"


def with_another_block(made, _other):
    made["block"]["lines"] = 1


def with_another_root(made, _other):
    made["block"]["heads_root"] = "0" * 64


ATTACKS = [
    without_a_line,
    without_the_last,
    without_the_first,
    with_a_line_changed,
    with_a_line_twice,
    with_lines_swapped,
    with_the_count_adapted,
    with_lines_of_someone_else,
    with_everything_of_someone_else,
    with_another_block,
    with_another_root,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_a_receipt_that_was_touched_proves_nothing(looked, attack):
    made = receipt(looked)
    attack(made, receipt(looked, "T-002"))
    assert wrong(made) != []


def test_a_receipt_of_another_chain_is_not_in_the_published_list(looked):
    published = {block.number: block.hash for block in LogBlock.objects.all()}
    for table in ("subjecthead", "sealedline"):
        as_owner(f"DELETE FROM audit_{table}")
    as_owner("DELETE FROM audit_accessevent WHERE id = (SELECT min(id) FROM audit_accessevent)")
    as_owner("DELETE FROM audit_logblock")
    seal()
    made = receipt(looked)
    assert wrong(made) == []
    assert wrong(made, published) == ["Blok 1 staat niet zo in de lijst die gepubliceerd is."]


@pytest.mark.parametrize(
    "content",
    ["{}", "[]", '"tekst"', '{"format": "interwonen-inzage-1"}', "geen json", '{"lines": 3}'],
)
def test_what_is_no_receipt_is_refused(tmp_path, content):
    file = tmp_path / "inzage.json"
    file.write_text(content)
    with pytest.raises(CommandError, match="geen bewijs van inzage") as refusal:
        call_command("verify_receipt", file)
    assert refusal.value.returncode == 2


def test_a_receipt_with_parts_of_another_kind_is_no_receipt(looked):
    for name in ("person", "begin", "path", "block"):
        with pytest.raises(NotAReceipt):
            wrong({**receipt(looked), name: 3})


class TestTheCommand:
    def test_it_needs_no_database_and_says_what_was_seen(self, looked, tmp_path):
        file, kept = tmp_path / "inzage.json", tmp_path / "logboek.txt"
        file.write_text(json.dumps(receipt(looked)))
        kept.write_text("".join(f"2026-11-30 {block}\n" for block in LogBlock.objects.all()))
        out = StringIO()
        with CaptureQueriesContext(connection) as asked:
            call_command("verify_receipt", file, anchors=kept, stdout=out)
        assert len(asked) == 0
        said = out.getvalue()
        assert said.count("Begeleider (Leger des Heils), Zorg Voorbeeld | Bekeken: Doelen") == 4
        assert "Dit zijn alle 4 regels over T-001" in said
        assert LogBlock.objects.last().hash in said

    def test_it_says_what_failed(self, looked, tmp_path):
        file = tmp_path / "inzage.json"
        file.write_text(json.dumps(receipt(looked, "T-003")))
        out = StringIO()
        call_command("verify_receipt", file, stdout=out)
        assert "| Wilde bekijken: Doelen | Mocht dat niet" in out.getvalue()

    def test_it_names_what_is_wrong(self, looked, tmp_path):
        made = receipt(looked)
        made["lines"].pop()
        file = tmp_path / "inzage.json"
        file.write_text(json.dumps(made))
        with pytest.raises(CommandError, match="er is een regel weg") as refusal:
            call_command("verify_receipt", file)
        assert refusal.value.returncode == 1

    def test_a_file_that_is_not_there_is_told(self, tmp_path):
        with pytest.raises(CommandError, match="niet te lezen"):
            call_command("verify_receipt", tmp_path / "weg.json")


class TestThePublishedList:
    def test_it_has_the_last_block_of_each_day(self, pilot, monkeypatch, client):
        now = timezone.now()
        for days, number in ((3, 1), (3, 2), (1, 3), (0, 4), (0, 5)):
            make_line(pilot, at=now - timedelta(days=days))
            moment = now - timedelta(days=days) + timedelta(seconds=number)
            monkeypatch.setattr("interwonen.audit.sealing.timezone.now", lambda at=moment: at)
            seal()
        monkeypatch.undo()
        text = client.get(reverse("log-anchors")).content.decode()
        blocks = {block.number: block.hash for block in LogBlock.objects.all()}
        assert read_anchors(text) == {number: blocks[number] for number in (2, 3, 5)}
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        assert anchor_before(midnight).number == 3
        assert anchor_before(midnight - timedelta(days=30)).number == 5

    def test_it_is_there_before_the_first_block(self, client, db):
        answer = client.get(reverse("log-anchors"))
        assert read_anchors(answer.content.decode()) == {}
        assert anchor_before(timezone.now()) is None

    def test_it_asks_one_query_however_many_blocks(self, looked):
        with CaptureQueriesContext(connection) as asked:
            assert len(anchored.anchors()) == 1
        assert len(asked) == 1


def test_similar_lines_of_a_day_are_one(pilot):
    for page in ("participant-goals", "participant-goals", "session-list", "participant-detail"):
        make_line(pilot, subject="T-001", roles="counsellor", page=f"participants:{page}")
    make_line(pilot, subject="T-001", roles="team_lead", outcome="refused", emergency=True)
    make_line(pilot, subject="T-001", at=timezone.now() - timedelta(days=2), roles="counsellor")
    make_line(make_pilot(), subject="T-001")
    looks = looks_at(pilot.pk, "T-001")
    assert sorted(look.times for look in looks) == [1, 1, 4]
    merged = next(look for look in looks if look.times == 4)
    assert set(merged.parts) == {"Doelen", "Gesprekken", "In het kort"}
    today = timezone.localdate()
    assert len(looks_at(pilot.pk, "T-001", since=today)) == 2
    assert len(looks_at(pilot.pk, "T-001", until=today - timedelta(days=1))) == 1


class TestThePages:
    @pytest.fixture
    def someone(self, pilot, client, counsellor):
        participant = make_participant(pilot, counsellor=counsellor)
        client.force_login(counsellor)
        client.get(reverse("participants:participant-goals", args=[pilot.slug, participant.pk]))
        seal()
        return participant

    def url(self, participant, name):
        return reverse(f"participants:{name}", args=[participant.pilot.slug, participant.pk])

    def test_a_team_lead_shows_prints_and_hands_over_the_proof(self, client, someone, pilot):
        client.force_login(make_user(role="team_lead", pilot=pilot))
        page = client.get(self.url(someone, "participant-looks")).content.decode()
        assert "Begeleider (Leger des Heils)" in page
        assert "Medewerker" not in page.partition("<main")[2].partition("</main")[0]
        pdf = client.get(self.url(someone, "participant-looks-pdf"))
        assert pdf.headers["Content-Type"] == "application/pdf"
        file = client.get(self.url(someone, "participant-looks-receipt"))
        assert wrong(json.loads(file.content)) == []

    def test_the_paper_names_the_block_that_anyone_can_compare(self, someone, pilot):
        file = participants_looks._file(someone)
        text = looks_pages.looks_document(file, {}).html
        block = LogBlock.objects.last()
        assert f"tot en met blok {block.number} van" in text
        assert f"{block.hash[:32]} {block.hash[32:]}" in text
        assert someone.full_name in text
        assert "Medewerker" not in text

    def test_before_anything_is_sealed_no_file_is_offered(self, client, pilot):
        participant = make_participant(pilot)
        client.force_login(make_user(role="team_lead", pilot=pilot))
        page = client.get(self.url(participant, "participant-looks")).content.decode()
        assert self.url(participant, "participant-looks-receipt") not in page
        assert "zodra er een regel verzegeld is" in page
        assert client.get(self.url(participant, "participant-looks-receipt")).status_code == 404

    def test_the_auditor_gets_the_same_by_code_and_without_the_name(self, client, someone, pilot):
        client.force_login(make_user(role="auditor", pilot=pilot))
        address = [pilot.slug, someone.reference]
        page = client.get(reverse("audit:subject-looks", args=address)).content.decode()
        assert someone.reference in page
        assert someone.last_name not in page
        file = client.get(reverse("audit:subject-looks-receipt", args=address))
        assert wrong(json.loads(file.content)) == []
        unknown = reverse("audit:subject-looks-receipt", args=[pilot.slug, "T-999"])
        assert client.get(unknown).status_code == 404

    def test_a_day_that_is_none_shows_nothing_and_prints_nothing(self, client, someone, pilot):
        client.force_login(make_user(role="team_lead", pilot=pilot))
        asked = {"since": "2021-02-30"}
        answer = client.get(self.url(someone, "participant-looks"), asked)
        assert "since" in answer.context["filter"].errors
        assert list(answer.context["page_obj"].object_list) == []
        pdf = self.url(someone, "participant-looks-pdf")
        assert pdf not in answer.content.decode()
        assert client.get(pdf, asked).status_code == 404

    def test_its_queries_do_not_grow_with_the_lines(self, client, someone, pilot, count_queries):
        client.force_login(make_user(role="team_lead", pilot=pilot))
        url = self.url(someone, "participant-looks")
        client.get(url)
        few = count_queries(lambda: client.get(url))
        for days in range(5):
            make_line(pilot, subject=someone.reference, at=timezone.now() - timedelta(days=days))
        assert count_queries(lambda: client.get(url)) == few

"""The access log in blocks: pages wait for nobody, and whoever touches what is sealed is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interwonen.audit import sealing, verification
from interwonen.audit.models import AccessEvent, LogBlock, SealedLine, SubjectHead
from interwonen.audit.sealed_lines import FORM, columns_of
from interwonen.audit.sealing import seal
from interwonen.audit.verification import Verification
from interwonen.core.merkle import MerkleTree, node_hash, root_above
from tests.at_once import elsewhere
from tests.factories import make_participant, make_pilot, make_user

TABLES = ("audit_accessevent", "audit_logblock", "audit_sealedline", "audit_subjecthead")


def make_line(pilot=None, **facts) -> AccessEvent:
    """A line as the recorder writes it."""
    defaults = {"at": timezone.now(), "act": "read", "outcome": "done", "page": "home:start"}
    return AccessEvent.objects.create(pilot=pilot, **{**defaults, **facts})


def wrong(anchors=None) -> list[str]:
    return list(Verification(now=timezone.now(), anchors=anchors or {}).broken_links())


def as_owner(statement, *values) -> None:
    """Run a statement with the triggers out of the way, as who owns the tables can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def sealed(pilot):
    """Three blocks with lines about two people and about nobody."""
    for subjects in (("T-001", ""), ("T-002", "T-001", "T-001"), ("", "T-002")):
        for subject in subjects:
            make_line(pilot, subject=subject)
        seal()
    return list(LogBlock.objects.all())


def test_a_tree_is_that_of_the_rfc():
    def by_definition(leaves):
        if len(leaves) < 2:
            return leaves[0] if leaves else sha256(b"").digest()
        half = 1
        while half * 2 < len(leaves):
            half *= 2
        return node_hash(by_definition(leaves[:half]), by_definition(leaves[half:]))

    for size in range(20):
        leaves = [bytes([number]) * 32 for number in range(size)]
        tree = MerkleTree(leaves)
        assert tree.root == by_definition(leaves)
        for place, leaf in enumerate(leaves):
            assert root_above(leaf, tree.path(place)) == tree.root
            tree[place] = leaves[place] = bytes(32)
            assert tree.root == by_definition(leaves)
    with pytest.raises(IndexError):
        tree[19] = bytes(32)


def test_a_new_block_covers_every_column_of_a_line():
    columns = {field.attname for field in AccessEvent._meta.concrete_fields}
    assert columns_of(FORM) == columns


def test_lines_are_sealed_once_and_the_log_is_whole(sealed):
    assert [block.number for block in sealed] == [1, 2, 3]
    assert [block.lines for block in sealed] == [2, 3, 2]
    assert seal() == 0
    assert LogBlock.objects.count() == 3
    assert wrong() == []
    ends = {head.subject: head.count for head in SubjectHead.objects.order_by("block")}
    assert ends == {"T-001": 3, "T-002": 2}


def test_the_same_code_in_another_pilot_is_another_person(pilot):
    make_line(pilot, subject="T-001")
    make_line(make_pilot(), subject="T-001")
    seal()
    assert [head.count for head in SubjectHead.objects.all()] == [1, 1]
    assert wrong() == []


def test_many_lines_become_several_blocks_of_one_moment(pilot, monkeypatch):
    monkeypatch.setattr(sealing, "MOST_LINES", 3)
    for days in range(10):
        make_line(pilot, subject="T-001", at=timezone.now() - timedelta(days=30 - days))
    assert seal() == 10
    assert [block.lines for block in LogBlock.objects.all()] == [3, 3, 3, 1]
    assert len({block.sealed_at for block in LogBlock.objects.all()}) == 1
    assert wrong() == []


def test_a_line_with_a_lower_number_that_comes_in_later_is_sealed_too(pilot):
    make_line(pilot)
    held = AccessEvent(pk=make_line(pilot).pk + 1)  # a transaction that is not done yet
    make_line(pilot, pk=held.pk + 1)
    seal()
    make_line(pilot, pk=held.pk)
    assert seal() == 1
    assert wrong() == []


def test_a_number_out_of_reach_keeps_no_later_line_out(pilot, monkeypatch):
    monkeypatch.setattr(sealing, "SETTLED_AFTER", timedelta(0))
    monkeypatch.setattr(sealing, "LINES_MAY_WAIT", timedelta(0))
    make_line(pilot, pk=9223372036854775807)
    assert seal() == 1
    make_line(pilot)
    assert not sealing.lines_are_sealed(timezone.now())
    assert seal() == 1
    make_line(pilot)
    assert seal() == 1
    assert sealing.lines_are_sealed(timezone.now())


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("UPDATE audit_accessevent SET user_name = 'Iemand' WHERE id = {line}", "Regel {line}"),
        ("UPDATE audit_accessevent SET subject = 'T-009' WHERE id = {line}", "Regel {line}"),
        ("UPDATE audit_accessevent SET at = at + interval '1 second' WHERE id = {line}", "Regel"),
        ("DELETE FROM audit_accessevent WHERE id = {line}", "Regel {line} van blok 2 is weg"),
        (
            "UPDATE audit_accessevent a SET event_id = gen_random_uuid(), page = b.page,"
            " subject = b.subject FROM audit_accessevent b"
            " WHERE a.id IN ({line}, {next}) AND b.id IN ({line}, {next}) AND a.id <> b.id",
            "Regel {line}",
        ),
        (
            "WITH gone AS (DELETE FROM audit_sealedline WHERE line = {line})"
            " DELETE FROM audit_accessevent WHERE id = {line}",
            "Blok 2 is verzegeld met andere regels: 3, nu 2",
        ),
        ("UPDATE audit_sealedline SET block_id = 3 WHERE line = {line}", "Blok 2 is verzegeld"),
        ("UPDATE audit_sealedline SET leaf = '\\x00' WHERE line = {line}", "Regel {line}"),
        ("UPDATE audit_logblock SET sealed_at = now() WHERE number = 2", "Blok 2 is gewijzigd"),
        ("UPDATE audit_subjecthead SET count = 9 WHERE block_id = 2", "Blok 2 zegt iets anders"),
        ("DELETE FROM audit_subjecthead WHERE block_id = 2", "Blok 2 zegt iets anders"),
        ("UPDATE audit_logblock SET previous = hash WHERE number = 2", "Blok 2 sluit niet aan"),
    ],
)
def test_what_is_touched_as_the_owner_is_named_first(sealed, statement, first):
    line, following, _last = SealedLine.objects.filter(block=2).order_by("line")
    names = {"line": line.line, "next": following.line}
    as_owner(statement.format(**names))
    assert wrong()[0].startswith(first.format(**names))


def test_a_line_that_was_put_in_afterwards_is_found(sealed):
    days_ago = timezone.now() - timedelta(days=3)
    line = make_line(at=days_ago)
    assert wrong()[0].startswith(f"Regel {line.pk} ")
    assert "staat in geen blok" in wrong()[0]
    seal()
    assert "is later toegevoegd dan erop staat" in wrong()[0]


FORGED = """
INSERT INTO audit_accessevent (event_id, at, act, outcome, user_name, organisation_name, roles, page,
  permission, object_type, object_id, subject, device, emergency, signature)
VALUES (gen_random_uuid(), now(), 'read', 'done', 'Iemand Anders', '', '', '', '', '', '', 'T-001',
  '', false, %s)
"""


@pytest.mark.parametrize("signature", ["", "0" * 64])
def test_a_line_written_by_hand_in_the_name_of_another_is_found(sealed, signature):
    with connection.cursor() as cursor:
        cursor.execute(FORGED, [signature])
    assert "is niet door Interwonen geschreven" in wrong()[0]
    seal()
    assert len(wrong()) == 1
    assert "is niet door Interwonen geschreven" in wrong()[0]


def test_a_signature_of_another_line_does_not_fit(sealed):
    signature = AccessEvent.objects.latest("pk").signature
    with connection.cursor() as cursor:
        cursor.execute(FORGED, [signature])
    assert "is niet door Interwonen geschreven" in wrong()[0]


def test_a_row_of_a_history_written_by_hand_is_found(pilot):
    assert wrong() == []
    row = pilot.history.latest("pk")
    as_owner("ALTER TABLE pilots_historicalpilot DISABLE TRIGGER USER")
    as_owner("UPDATE pilots_historicalpilot SET name = 'Anders' WHERE history_id = %s", row.pk)
    as_owner("ALTER TABLE pilots_historicalpilot ENABLE TRIGGER USER")
    told, differs = wrong()
    assert f"rij {row.pk} van de geschiedenis" in told
    assert "de handtekening past er niet bij" in told
    assert differs == f"Pilot {pilot.pk} is gewijzigd buiten de geschiedenis om."


def test_a_record_that_the_owner_changed_round_its_history_is_found(pilot):
    as_owner("ALTER TABLE pilots_pilot DISABLE TRIGGER USER")
    as_owner("UPDATE pilots_pilot SET name = 'Anders' WHERE id = %s", pilot.pk)
    as_owner("ALTER TABLE pilots_pilot ENABLE TRIGGER USER")
    assert wrong() == [f"Pilot {pilot.pk} is gewijzigd buiten de geschiedenis om."]


def test_a_row_of_a_history_that_was_copied_is_found(pilot):
    row = pilot.history.latest("pk")
    names = ", ".join(
        f'"{field.column}"' for field in row._meta.concrete_fields if not field.primary_key
    )
    table = "pilots_historicalpilot"
    as_owner(
        f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} WHERE history_id = %s", row.pk
    )
    (told,) = wrong()
    assert f"de rijen {row.pk} en {row.pk + 1} van de geschiedenis zijn een kopie" in told


def test_a_new_key_leaves_what_an_earlier_one_signed(sealed, settings):
    old = settings.LOG_KEYS[0]
    settings.LOG_KEYS = ["een-nieuwe-sleutel", old]
    make_line()
    seal()
    assert wrong() == []
    settings.LOG_KEYS = ["een-nieuwe-sleutel"]
    assert "is niet door Interwonen geschreven" in wrong()[0]


def test_lines_that_wait_too_long_are_told(pilot):
    make_line(pilot, at=timezone.now() - timedelta(minutes=30))
    assert wrong() == []
    line = make_line(pilot, at=timezone.now() - timedelta(hours=2))
    assert wrong() == [
        f"{verification._named(line)} wacht al te lang: er wordt niets meer verzegeld."
    ]


def test_a_block_in_the_middle_that_is_gone_is_named(sealed):
    as_owner("DELETE FROM audit_subjecthead WHERE block_id = 2")
    as_owner("DELETE FROM audit_sealedline WHERE block_id = 2")
    as_owner("DELETE FROM audit_logblock WHERE number = 2")
    assert wrong()[0] == "Blok 2 is er niet."


def last_block_gone(lines_too: bool) -> None:
    if lines_too:
        as_owner(
            "DELETE FROM audit_accessevent WHERE id IN"
            " (SELECT line FROM audit_sealedline WHERE block_id = 3)"
        )
    as_owner("DELETE FROM audit_subjecthead WHERE block_id = 3")
    as_owner("DELETE FROM audit_sealedline WHERE block_id = 3")
    as_owner("DELETE FROM audit_logblock WHERE number = 3")


@pytest.mark.parametrize("lines_too", [True, False])
def test_whoever_kept_a_hash_finds_that_the_last_block_is_gone(sealed, lines_too):
    kept = {block.number: block.hash for block in sealed}
    assert wrong(kept) == []
    last_block_gone(lines_too)
    assert wrong() == []
    assert wrong(kept) == ["Blok 3, dat elders is bewaard, is er niet: het logboek is ingekort."]
    make_line()
    seal()
    assert wrong() == []
    assert wrong(kept) == ["Blok 3 is een ander dan het blok dat elders is bewaard."]


def test_whoever_kept_a_hash_finds_that_the_whole_chain_was_made_anew(sealed):
    kept = {2: LogBlock.objects.get(number=2).hash}
    as_owner("DELETE FROM audit_subjecthead")
    as_owner("DELETE FROM audit_sealedline")
    as_owner("DELETE FROM audit_accessevent WHERE subject = 'T-002'")
    as_owner("DELETE FROM audit_logblock")
    seal()
    make_line()
    seal()
    assert wrong() == []
    assert wrong(kept) == ["Blok 2 is een ander dan het blok dat elders is bewaard."]


def test_a_line_may_be_destroyed_after_five_years_and_not_before(sealed):
    line = SealedLine.objects.filter(block=1).first().line
    as_owner("DELETE FROM audit_accessevent WHERE id = %s", line)
    later = Verification(now=timezone.now() + timedelta(days=5 * 365 + 1), anchors={})
    assert list(later.broken_links()) == []
    assert wrong() == [f"Regel {line} van blok 1 is weg."]


class TestTheCommands:
    def test_it_proves_the_log_whole_and_names_the_last_block(self, sealed, tmp_path):
        kept = tmp_path / "kept.txt"
        kept.write_text("".join(f"2026-11-30 {block}\n" for block in sealed[1:]))
        out = StringIO()
        call_command("verify_log", anchors=kept, stdout=out)
        assert sealed[-1].hash in out.getvalue()
        assert "7 regels" in out.getvalue()
        assert "gelijk: 2" in out.getvalue()

    def test_it_names_the_first_broken_link(self, sealed):
        as_owner("UPDATE audit_accessevent SET outcome = 'failed'")
        with pytest.raises(CommandError, match="De eerste breuk: Regel") as refusal:
            call_command("verify_log")
        assert refusal.value.returncode == 1

    @pytest.mark.parametrize("text", ["geen hash", None])
    def test_kept_hashes_that_cannot_be_read_are_not_passed_over(self, db, tmp_path, text):
        kept = tmp_path / "kept.txt"
        if text is not None:
            kept.write_text(text)
        with pytest.raises(CommandError, match="kept.txt") as refusal:
            call_command("verify_log", anchors=kept)
        assert refusal.value.returncode == 2

    def test_sealing_says_how_much(self, pilot):
        make_line(pilot)
        out = StringIO()
        call_command("seal_log", stdout=out)
        assert out.getvalue() == "Sealed: 1.\n"


@pytest.mark.django_db(transaction=True)
def test_fifty_people_read_while_two_processes_seal(settings):
    """No line is lost, none is sealed twice, and no page waits for who seals."""
    pilot = make_pilot()
    participant = make_participant(pilot)
    people = [make_user(role="team_lead", pilot=pilot) for _ in range(50)]
    urls = [
        reverse("participants:participant-detail", args=[pilot.slug, participant.pk]),
        reverse("participants:participant-list", args=[pilot.slug]),
    ]

    def read(person) -> set[int]:
        try:
            client = Client()
            client.force_login(person)
            return {client.get(url).status_code for url in urls}
        finally:
            connection.close()

    with elsewhere(2) as begin, ThreadPoolExecutor(50) as readers:
        reading = [readers.submit(read, person) for person in people]
        sealing_now = [begin(lambda: [seal() for _ in range(10)]) for _ in range(2)]
        assert set().union(*(each.result() for each in reading)) == {200}
        done = sum(sum(each.result()) for each in sealing_now)
    done += seal()
    assert done == AccessEvent.objects.count() == SealedLine.objects.count()
    assert AccessEvent.objects.filter(page__startswith="participants:").count() == 100
    assert SubjectHead.objects.latest("block").count == 50
    assert wrong() == []


@pytest.mark.django_db(transaction=True)
def test_a_page_does_not_wait_for_who_seals(client):
    pilot = make_pilot()
    client.force_login(make_user(role="policy_officer", pilot=pilot))
    with connection.cursor() as cursor, elsewhere() as begin:
        cursor.execute("SELECT pg_advisory_lock(%s)", [sealing._LOCK])
        waiting = begin(seal)
        assert client.get(reverse("pilots:pilot-detail", args=[pilot.slug])).status_code == 200
        assert not waiting.done()
        cursor.execute("SELECT pg_advisory_unlock(%s)", [sealing._LOCK])
        assert waiting.result(timeout=30) == AccessEvent.objects.count()


def test_a_line_cannot_be_sealed_twice(sealed):
    line = SealedLine.objects.first()
    with pytest.raises(Exception, match="audit_sealedline_pkey"):
        as_owner(
            "INSERT INTO audit_sealedline (line, block_id, leaf) VALUES (%s, 3, '')", line.line
        )


def test_numbers_of_lines_are_not_what_makes_them_theirs(sealed):
    """A line that takes the place of a destroyed one has another hash."""
    line = SealedLine.objects.filter(block=2).first().line
    row = AccessEvent.objects.get(pk=line)
    as_owner("DELETE FROM audit_accessevent WHERE id = %s", line)
    row.event_id = uuid4()
    row.save(force_insert=True)
    assert wrong() == [f"{verification._named(row)}, van blok 2, is gewijzigd na het verzegelen."]

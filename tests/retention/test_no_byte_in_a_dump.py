"""After a destruction a dump of the whole database holds no byte of the record, in any writing."""

import json
import zlib
from base64 import b64encode

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from interwonen.core.models import LongWork
from interwonen.retention.actions.destructions_carrying_out import erase
from interwonen.retention.models import Kind
from interwonen.retention.selectors.destructions_plan import plan_of
from tests.access.test_routes import make_scene
from tests.factories import make_participant, make_pilot, make_user
from tests.retention.dumps import dumped, tables_in
from tests.retention.test_nothing_left import MARK, listed, planted, put_elsewhere

# Where the mark was at least, of each kind of place.
PLACES = {
    "core_draft",
    "core_longwork",
    "django_session",
    "interwonen_cache",
    "participants_participant",
    "participants_historicalparticipant",
    "participants_supportsession",
    "post_office_email",
    "post_office_log",
    "rights_copycontent",
    "rights_copyfile",
    "rights_rightsrequest",
}


@pytest.fixture
def caching(settings, transactional_db):
    """The table in which a page keeps things for a while, as in an installation."""
    settings.CACHES = {
        "default": {
            "BACKEND": "interwonen.core.signed_cache.SignedCache",
            "LOCATION": "interwonen_cache",
        }
    }
    call_command("createcachetable", verbosity=0)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE interwonen_cache")


def pack(user) -> None:
    """What was typed, in places that write it otherwise than as text."""
    cache.set("page", [f"over {MARK}"], 60)
    session = SessionStore()
    session["form"] = {"note": f"{MARK} " * 40}  # so much that it is packed
    session.create()
    LongWork.objects.create(
        kind="try", place="x", started_by=user, back="/", finished_at=timezone.now(),
        order={}, content=b"%PDF stream " + zlib.compress(MARK.encode()),
    )  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        MARK.encode(),
        MARK.lower().encode(),
        b"\\\\x" + MARK.encode().hex().encode(),
        b64encode(b"xy" + MARK.encode()),
        b64encode(zlib.compress(MARK.encode() * 3)),
        b"\\\\x" + (b"%PDF" + zlib.compress(MARK.encode())).hex().encode(),
        json.dumps(MARK).replace("M", "\\u004d").encode(),
    ],
)
def test_the_search_finds_each_writing(written):
    dump = b"COPY public.here (id, text) FROM stdin;\n1\tbefore " + written + b" after\n\\.\n"
    assert tables_in(dump, MARK) == {"here"}
    assert tables_in(dump.replace(written, b"nothing"), MARK) == set()


def test_no_byte_of_a_file_is_left_in_a_dump(caching):
    pilot = make_pilot()
    user = make_user(role="team_lead", pilot=pilot)
    _pilot, _people, rows = make_scene(pilot)
    person, other = rows["participant"], make_participant(pilot)
    asked = (pilot, Kind.CASE, person.pk, person.reference)
    planted(plan_of(listed(*asked)))
    put_elsewhere(user, reverse("participants:session-create", args=[pilot.slug, person.pk]))
    pack(user)
    before = tables_in(dumped(), MARK)
    assert before >= PLACES
    assert len(before) > 40
    with transaction.atomic():
        erase(plan_of(listed(*asked)))
    after = dumped()
    assert tables_in(after, MARK) == set()
    assert other.last_name.encode() in after

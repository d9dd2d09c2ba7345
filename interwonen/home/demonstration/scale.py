"""The demonstration many times over, to measure and try the application at scale.

Every row of the demonstration's pilot is copied by the database itself, one statement per table,
with its people, its users and its history; a copy has keys, addresses and names of its own. The
rows were checked when they were made, and checking each copy again would take minutes instead of
seconds, so triggers and foreign keys are off meanwhile; constraints and indexes are not.
"""

from collections.abc import Iterator

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection, models, transaction

from interwonen.accounts.models import Membership, User
from interwonen.audit.models import AccessEvent
from interwonen.home.demonstration import elsewhere, story
from interwonen.home.demonstration.scale_statements import Copying
from interwonen.pilots.models import Pilot
from neighbours.models import SurveyRound
from participants.models import Dwelling, SupportSession

SLUG = "schaaldorp"
SESSIONS = 220  # of each copy: more than the demonstration has, so days get a second one
LINES = 100  # of the access log of each copy, however long that of the demonstration is by now

# What a copy has of its own, as the copy with number `n`; all else is as in the demonstration.
_OWN: dict[type[models.Model], dict[str, str]] = {
    Pilot: {
        "name": "'Interwonen Schaaldorp ' || n",
        "slug": f"'{SLUG}-' || n",
        "place": "'Schaaldorp ' || n",
    },
    User: {
        "name": "name || ' ' || n",
        "email": "split_part(email, '@', 1) || '.' || n || '@schaal.example'",
        "password": f"'{UNUSABLE_PASSWORD_PREFIX}'",
    },
    SurveyRound: {"code": "(100000 + id % 100 + n * 100)::text"},
    # An address is one dwelling, whatever the pilot.
    Dwelling: {"house_number": "house_number + 10 * n", "place": "'Schaaldorp ' || n"},
}


class NotTheDemonstration(Exception):
    """The database holds another pilot than the demonstration's, or none; nothing was changed."""


def scale_demonstration(pilots: int) -> int:
    """Copy the demonstration's pilot until there are `pilots` like it; gives how many were made.

    Raises NotTheDemonstration where the database holds anything else.
    """
    copies = Pilot.objects.filter(slug__startswith=f"{SLUG}-")
    others = Pilot.objects.exclude(pk__in=copies).values_list("slug", flat=True)
    if set(others) != {story.SLUG, elsewhere.SLUG}:
        raise NotTheDemonstration
    first, last = copies.count() + 1, pilots - 1
    copying = Copying(roots=_roots(), own=_OWN, people=User, first=first, last=last)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in (*copying.statements(), *_more_sessions(copying), *copying.afterwards()):
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")
    return max(last - first + 1, 0)


def _roots() -> dict[type[models.Model], str]:
    """Which rows all others belong to, as a condition on their table."""
    pilot = f"(SELECT id FROM {Pilot._meta.db_table} WHERE slug = '{story.SLUG}')"
    role, log = Membership._meta.db_table, AccessEvent._meta.db_table
    return {
        Pilot: f"slug = '{story.SLUG}'",
        User: f"id IN (SELECT user_id FROM {role} WHERE pilot_id = {pilot})",
        AccessEvent: (
            f"id IN (SELECT id FROM {log} WHERE pilot_id = {pilot} ORDER BY id DESC LIMIT {LINES})"
        ),
    }


def _more_sessions(copying: Copying) -> Iterator[str]:
    """Sessions that were held once more, some hours later, until there are enough of them."""
    all_of_it = SupportSession.objects.filter(participant__pilot__slug=story.SLUG)
    held = list(all_of_it.filter(status="held").order_by("pk").values_list("pk", flat=True))
    missing = SESSIONS - all_of_it.count()
    for time in range(1, 3):
        chosen = ", ".join(map(str, held[: max(missing, 0)]))
        if chosen:
            yield from copying.again(
                {
                    SupportSession: f"id IN ({chosen})",
                    SupportSession.life_domains.through: f"supportsession_id IN ({chosen})",
                },
                {"starts_at": f"starts_at + interval '{4 * time} hours'"},
                time=time,
            )
        missing -= len(held)

"""Names are sorted as Dutch readers look for them, whatever the collation of the server."""

import pytest
from django.db import connection

from interwonen.accounts.models import User
from interwonen.core.names import sorted_name
from participants.selectors.participants_likeness import folded_name
from tests.factories import make_user

IN_ORDER = [
    "Aydın",
    "van der Berg",
    "Bergsma",
    "Çelik",
    "d'Hondt",
    "'t Hooft",
    "IJzerman",
    "Ikink",
    "van 't Klooster",
    "O'Brien",
    "Ozan",
    "Özdemir",
    "Šimić",
    "Strauß",
    "in 't Veld",
    "de Vos tot Nederveen",
    "v.d. Wal",
    "Zand",
]


def key(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_sorted_name(%s)", [name])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("van der Berg", "berg van der "),
        ("'t Hooft", "hooft t "),
        ("in 't Veld", "veld in t "),
        ("v.d. Wal", "wal v d "),
        ("Çelik", "celik"),
        ("IJzerman", "ijzerman"),
        ("Ĳzerman", "ijzerman"),
        ("Łukasz", "lukasz"),
        ("Van", "van"),
        ("De", "de"),
        ("Vandenberg", "vandenberg"),
    ],
)
def test_particles_come_last_and_accents_make_no_difference(db, name, sorted_as):
    assert key(name) == sorted_as


def test_a_search_folds_letters_as_the_check_for_doubles_does(db):
    for name in ("Strauß", "Æbelø", "Œuvrard", "Łukasz", "Þórður", "Đorđe", "Çelik", "Kılıç"):
        assert key(name) == folded_name(name)


def test_a_list_of_people_is_in_dutch_order(db):
    for name in reversed(IN_ORDER):
        make_user(name=name)
    found = User.objects.filter(name__in=IN_ORDER).order_by(sorted_name("name"))
    assert [user.name for user in found] == IN_ORDER

"""The cache gives back what the application put in it, and nothing that someone else wrote."""

import base64

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

OURS = {"BACKEND": "interwonen.core.signed_cache.SignedCache", "LOCATION": "interwonen_cache"}
VALUES = [b"%PDF-1.7 \x00\xff", "tekst", 3, [1.5, 2.5], {"a": None}, True, b"", ""]


@pytest.fixture(autouse=True)
def kept(settings, db):
    settings.CACHES = {"default": OURS}
    call_command("createcachetable", verbosity=0)


def row(change, *values):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE interwonen_cache SET {change}", values)


@pytest.mark.parametrize("value", VALUES)
def test_what_was_put_in_comes_out(value):
    cache.set("one", value, 60)
    assert (cache.get("one"), cache.get("two", "none")) == (value, "none")
    assert cache.get_many(["one", "two"]) == {"one": value}
    assert type(cache.get("one")) is type(value)


def test_what_the_framework_does_with_it():
    assert (cache.add("n", 1, 60), cache.add("n", 5, 60)) == (True, False)
    assert (cache.incr("n"), cache.decr("n", 2)) == (2, 0)
    assert (cache.get_or_set("m", lambda: [7], 60), cache.get_or_set("m", 8)) == ([7], [7])
    assert (cache.touch("m", 100), cache.touch("nothing", 100), "m" in cache) == (True, False, True)
    assert (cache.delete("m"), cache.get("m")) == (True, None)
    cache.set("always", "a", None)
    assert cache.get("always") == "a"
    with pytest.raises(ValueError, match="nothing"):
        cache.incr("nothing")


def test_what_is_over_is_not_there_and_can_be_added_anew():
    cache.set("one", "old", 60)
    row("expires = now() - interval '1 second'")
    assert (cache.get("one"), "one" in cache) == (None, False)
    assert cache.add("one", "new", 60)
    assert cache.get("one") == "new"
    cache.set("one", "gone", 0)
    assert cache.get("one") is None


def test_a_full_cache_makes_room(settings):
    options = {"OPTIONS": {"MAX_ENTRIES": 5}}
    settings.CACHES = {"default": {**OURS, **options}}
    for number in range(9):
        cache.set(f"key-{number}", number, 60)
    assert (cache.get("key-8"), cache.get("key-0")) == (8, None)


@pytest.mark.parametrize("key", ["pdf-abc", "allauth:rl:reset_password"])
def test_what_runs_when_it_is_read_is_not_run(settings, tmp_path, key):
    made = tmp_path / "run"
    cache.set(key, "x", 60)
    row("value = %s", base64.b64encode(f"cos\nmkdir\n(V{made}\ntR.".encode()).decode())
    assert (cache.get(key, "none"), made.exists()) == ("none", False)
    theirs = "django.core.cache.backends.db.DatabaseCache"
    settings.CACHES = {"default": {**OURS, "BACKEND": theirs}}
    cache.get(key)  # the framework's own does run it
    assert made.exists()


@pytest.mark.parametrize("text", ["", "{}", ":", "a:b:c", "ë:1:2", "x" * 5000])
def test_what_is_no_value_is_not_there(text):
    cache.set("one", "x", 60)
    row("value = %s", text)
    assert cache.get("one") is None
    assert cache.add("one", "y", 60) is False
    cache.set("one", "y", 60)
    assert cache.get("one") == "y"


def test_a_value_of_another_key_is_not_there():
    cache.set("one", b"%PDF one", 60)
    row("cache_key = replace(cache_key, 'one', 'two')")
    assert cache.get_many(["one", "two"]) == {}


def test_a_value_of_the_key_before_this_one_counts_while_that_key_is_known(settings):
    cache.set("one", "x", 60)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert cache.get("one") == "x"
    settings.SECRET_KEY_FALLBACKS = []
    assert cache.get("one") is None

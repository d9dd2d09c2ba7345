"""Search in the notes of sessions, in Dutch, within what the viewer may read."""

from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchRank, SearchVector
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Concat

from interwonen.access.members import Member
from interwonen.pilots.models import Pilot
from participants.models import SupportSession
from participants.selectors.participants_search import DUTCH, START, STOP, dutch_query


def notes_found(words: str, *, pilot: Pilot, by: Member, on: date) -> QuerySet[Any]:
    """Sessions whose notes contain the words in any inflection; each with an `.excerpt`.

    "woning" finds "woningen"; quotes keep words together and a minus excludes one. `marked`
    in participants/selectors/participants_search.py turns the marks around a hit into HTML.
    """
    query = dutch_query(words)
    notes = Concat("note", Value("\n"), "confidential_note", output_field=TextField())
    vector = SearchVector("note", "confidential_note", config=DUTCH)
    rows = SupportSession.objects.visible_to(by, on=on).of_pilot(pilot)
    found = rows.annotate(searched=vector, rank=SearchRank(vector, query)).filter(searched=query)
    excerpt = SearchHeadline(
        notes, query, config=DUTCH, start_sel=START, stop_sel=STOP, max_words=30, min_words=12
    )
    ordered = found.annotate(excerpt=excerpt).order_by("-rank", "-day", "-pk")
    return ordered.select_related("participant", "counsellor")

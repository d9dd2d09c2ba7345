"""Ask before a text by which someone may be recognised leaves its circle."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from interwonen.accounts.models import User
from interwonen.core.rules import refuse_unless
from interwonen.pilots.models import Pilot
from participants.models import Participant
from participants.rules import participants as rules
from participants.selectors.participants_recognised import recognisable


def refuse_recognisable(
    texts: Mapping[str, str],
    *,
    pilot: Pilot,
    confirmed: Collection[str],
    names: Iterable[str],
) -> None:
    """Refuse texts, by the names of their fields, that seem to point at a person, unless confirmed.

    `names` are those that the writer knows already; they are found also at the start of a sentence
    and without a capital. `refuse_names_in` adds those of residents.
    """
    written = {name: text for name, text in texts.items() if text.strip()}
    if not written or rules.RECOGNISABLE.is_settled(confirmed):
        return
    names = list(names)
    found = {name: recognisable(text, pilot=pilot, names=names) for name, text in written.items()}
    words = [word for each in found.values() for word in each]
    first = next((name for name, each in found.items() if each), None)
    detail = _("Look at: %(words)s.") % {"words": "; ".join(words)} if words else ""
    refuse_unless(not words, rules.RECOGNISABLE, detail, field=first)


def refuse_names_in(
    texts: Mapping[str, str],
    *,
    pilot: Pilot,
    by: User,
    on: date,
    confirmed: Collection[str],
    also: Iterable[str] = (),
) -> None:
    """Refuse texts as `refuse_recognisable` does, that also name a resident whom `by` may know on the
    date `on`, or one of the others (`also`), such as the neighbour who gets an answer."""
    residents = Participant.objects.visible_to(by, on=on).filter(pilot=pilot)
    names = chain(also, residents.values_list("last_name", flat=True))  # read when they are used
    refuse_recognisable(texts, pilot=pilot, confirmed=confirmed, names=names)

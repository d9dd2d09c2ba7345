"""Have the letters of a round made as one PDF, by a process of its own."""

from dataclasses import asdict, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.core.long_work import File, Work, kind_of_work, start_work
from interwonen.core.models import LongWork
from interwonen.core.routes import pilot_url
from interwonen.core.rules import GONE_MEANWHILE, RuleBroken, refuse_unless
from neighbours.letters_pdf import letters_pdf
from neighbours.models import Address, LetterRound
from neighbours.rules import letters as rules
from neighbours.selectors.letters_contents import contents_of
from neighbours.selectors.letters_printed import PRINTING, marks_of
from neighbours.selectors.letters_sheets import head_of, letterhead_of, recipients_of, sheets_of


@transaction.atomic
def print_letters(*, round: LetterRound, by: User, address: Address | None = None) -> LongWork:
    """Have the letters to all addresses of a round made, or the one to `address`.

    Raises RuleBroken without a date, a contact point or an address to which it goes, and when someone
    else is having the same made.
    """
    refuse_unless(round.dated_on is not None, rules.IS_DATED)
    refuse_unless(bool(round.sent_with) or head_of(round.pilot) is not None, rules.HAS_SENDER)
    rows = recipients_of(round)
    number = (rows.filter(pk=address.pk) if address else rows).count()
    refuse_unless(number > 0, rules.HAS_RECIPIENTS)
    only = address.pk if address else None
    return start_work(
        PRINTING,
        place=round.pilot.slug,
        key=f"{round.pk}-{only or 0}",
        by=by,
        back=pilot_url("neighbours:letter-detail", round.pilot.slug, round.pk),
        total=number,
        order={"round": round.pk, "address": only},
    )


@kind_of_work(PRINTING, title=_("Making the letters"), permission=Permission.NEIGHBOURHOOD_WRITE)
def make_letters(work: Work) -> File:
    """The letters as one PDF, one by one. Raises RuleBroken when the letter is there no more."""
    rounds = LetterRound.objects.select_related("pilot__municipality", "capacity_step")
    round = rounds.filter(pk=work.order["round"], pilot__slug=work.place).first()
    if round is None:
        raise RuleBroken(GONE_MEANWHILE)
    addresses = Address.objects.of_pilot(round.pilot)
    only = addresses.filter(pk=work.order["address"]).first() if work.order["address"] else None
    on = work.now.date()
    contents = contents_of(round, round.texts.first(), on=on)
    head = round.sent_with or contents.head
    if not head:
        raise RuleBroken(rules.HAS_SENDER)
    contents = replace(contents, head=head)
    marks = marks_of(round, replace(contents, addresses=[only]) if only else contents)
    content = letters_pdf(
        letterhead_of(round, head),
        sheets_of(round, head, on=on, address=only),
        identifier=f"{work.place}/{round.reference}/{work.key}",
        dated=round.dated_on or date.max,
        advance=lambda _done: work.advance(),
    )
    name = f"{round.reference}.pdf"
    made_of = {"at": work.now.isoformat(), **asdict(marks)}
    return File(content, name, "application/pdf", made_of=made_of)

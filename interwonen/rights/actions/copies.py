"""Make the copy of a file, mark what is about others, and release it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from hashlib import sha256
from itertools import chain

from django.db import transaction
from django.utils.timezone import localtime

from interwonen.access.permissions import Permission
from interwonen.accounts.models import User
from interwonen.accounts.people import people_with
from interwonen.core.history import save_as
from interwonen.core.pdf import pdf_of
from interwonen.core.rules import refusals_explained, refuse_unless
from interwonen.core.signatures import is_signed
from interwonen.core.withdrawals import standing
from interwonen.rights.models import CopyContent, CopyFile, CopyText, FileCopy, RightsRequest
from interwonen.rights.rules import copies as rules
from interwonen.rights.selectors.copies import Texts, collect
from interwonen.rights.selectors.copies_documents import (
    are_in_pairs,
    copy_data,
    copy_document,
    given,
    prints_of,
    proposed_marks,
    without_marks,
)
from participants.models import Participant

PDF_SECONDS = 300


def refuse_no_copy(request: RightsRequest) -> None:
    """Raises RuleBroken unless a copy can be made for this request."""
    is_asked = request.right == RightsRequest.Right.ACCESS and not request.is_answered
    refuse_unless(is_asked and not request.is_withdrawn, rules.OF_A_REQUEST)
    refuse_unless(not request.copies.standing().exists(), rules.ONE_THAT_COUNTS)


@transaction.atomic
def make_copy(
    *,
    request: RightsRequest,
    now: datetime,
    by: User,
    advance: Callable[[], None] = lambda: None,
) -> FileCopy:
    """Make the copy of a file as it is now, with proposals of what is about others.

    `advance` is called after each kind of record. Raises RuleBroken for another request than an open
    one to see the own data, and when there is a copy already.
    """
    request = standing(request)
    refuse_no_copy(request)
    copy = save_as(FileCopy(request=request, made_at=now), by=by)
    participant = request.participant
    snapshot, texts = collect(participant, made_on=localtime(now).date(), advance=advance)
    CopyContent.objects.create(copy=copy, snapshot=snapshot)
    _keep_texts(copy, participant, texts)
    return copy


def _keep_texts(copy: FileCopy, participant: Participant, texts: Texts) -> None:
    others = Participant.objects.filter(pilot=participant.pilot).exclude(pk=participant.pk)
    names = list(chain.from_iterable(others.values_list("first_name", "last_name")))
    for number, place, text in texts:
        marked = proposed_marks(text, participant, names)
        facts = {"number": number, "place": place, "original": text, "marked": marked}
        CopyText.objects.create(copy=copy, **facts)


@transaction.atomic
def save_marks(
    *, copy: FileCopy, marked: Mapping[int, str], by: User, seen: str | None = None
) -> FileCopy:
    """Note that someone went through texts, by number, and what of them is left out.

    Raises RuleBroken when the prints of these texts are not `seen` any more, when a text says something
    else than the file, when a mark is not closed, and for a copy that was released or withdrawn.
    """
    copy = standing(copy)
    refuse_unless(not copy.is_released, rules.RELEASED_STAYS)
    texts = list(copy.texts.filter(number__in=marked))
    refuse_unless(seen in (None, prints_of(texts)), rules.SEEN_AS_IT_IS)
    for text in texts:
        words = "\n".join(marked[text.number].strip().splitlines())
        field = f"text_{text.number}"
        refuse_unless(without_marks(words) == text.original, rules.ONLY_MARKED, field=field)
        refuse_unless(are_in_pairs(words), rules.MARKS_IN_PAIRS, field=field)
        text.marked, text.seen_by = words, by
        with refusals_explained():
            text.save(update_fields=["marked", "seen_by", "signature"])
    return copy


@transaction.atomic
def release_copy(
    *,
    copy: FileCopy,
    now: datetime,
    by: User,
    seen: str | None = None,
    advance: Callable[[], None] = lambda: None,
) -> FileCopy:
    """Release a copy: its two files are made, without what was marked, and stay as they are.

    Raises RuleBroken when the prints of its texts are not `seen` any more (None skips that, for
    callers that showed them to nobody), while a text was not gone through, for who went through texts while a colleague
    can release it or without `alone_because`, and for a copy that was released or withdrawn; NotMade
    when there is no PDF.
    """
    copy = standing(copy)
    today = localtime(now).date()
    refuse_not_ready(copy, on=today, by=by, seen=seen)
    contents = given(copy.content.snapshot, copy.texts.all())
    copy.released_on, copy.released_by = today, by
    save_as(copy, by=by)
    document = copy_document(contents, copy.request.participant)
    files = {
        CopyFile.Kind.JSON: copy_data(contents),
        CopyFile.Kind.PDF: pdf_of(document, seconds=PDF_SECONDS),
    }
    for kind, content in files.items():
        digest = sha256(content).hexdigest()
        CopyFile.objects.create(copy=copy, kind=kind, content=content, digest=digest)
        advance()
    return copy


def colleagues_for(copy: FileCopy, *, on: date, by: User) -> list[User]:
    """Who else may release a copy on a day."""
    people = people_with(copy.request.participant.pilot, Permission.FILE_COPY, on=on)
    return [each for each in people if each != by]


def went_through(copy: FileCopy, by: User) -> bool:
    """Whether this person went through a text of the copy as the last one."""
    return copy.texts.filter(seen_by=by).exists()


def refuse_not_ready(copy: FileCopy, *, on: date, by: User, seen: str | None) -> None:
    """Raises RuleBroken unless `by` can release the copy on a day, as it was `seen`."""
    refuse_unless(not copy.is_released, rules.RELEASED_STAYS)
    refuse_unless(seen in (None, prints_of(copy.texts.all())), rules.SEEN_AS_IT_IS)
    refuse_unless(not copy.texts.filter(seen_by=None).exists(), rules.SEEN_FIRST)
    refuse_unless(all(map(is_signed, copy.texts.all())), rules.WRITTEN_HERE)
    if went_through(copy, by):
        refuse_unless(not colleagues_for(copy, on=on, by=by), rules.COLLEAGUE_LOOKS)
        refuse_unless(bool(copy.alone_because.strip()), rules.SECOND_LOOK)

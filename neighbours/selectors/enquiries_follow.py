"""What a neighbour reads of an enquiry: its state and the answers, never who dealt with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from neighbours.models import Enquiry, EnquiryStep, FollowLink, Reply, Status
from neighbours.selectors.enquiries_terms import extension_of


@dataclass(frozen=True)
class Followed:
    """An enquiry as its neighbour sees it on a day.

    `state` is in plain words, `asked` what we asked the neighbour, `takes_longer` why the term was
    extended, and `last_day` that for an answer; these two only while one is due.
    """

    enquiry: Enquiry
    state: str
    asked: str
    takes_longer: str
    last_day: date | None
    replies: list[Reply]

    @property
    def is_closed(self) -> bool:
        return bool(self._status == Status.DONE)

    @property
    def to_find_here(self) -> str:
        """What the neighbour may expect of this page: an answer of ours, or that we pass it on."""
        if self.enquiry.goes_elsewhere:
            return _(
                "Keep the address of this page: here you see how it stands and to whom we passed it "
                "on. Keep it to yourself."
            )
        return _(
            "Keep the address of this page: here you see how it stands and read our answer. Keep it "
            "to yourself."
        )

    @property
    def is_open_threat(self) -> bool:
        return self.enquiry.is_threat and self.enquiry.is_open

    @property
    def _status(self) -> Any:
        return self.enquiry.status  # type: ignore[attr-defined]


def followed(secret: str, *, pilot: str, on: date) -> Followed | None:
    """What the link with this secret shows on the date `on`; None when it does not work."""
    link = FollowLink.objects.opened_by(secret, on=on).filter(enquiry__pilot__slug=pilot).first()
    if link is None:
        return None
    enquiry = Enquiry.objects.for_page(on=on).get(pk=link.enquiry_id)
    steps = list(enquiry.steps.standing())
    last = steps[-1] if steps else None
    extension = extension_of(steps)
    is_due = not enquiry.is_settled and not enquiry.goes_elsewhere
    waits_for_us = enquiry.status not in (Status.WAITING, Status.DONE, Status.WITHDRAWN)
    return Followed(
        enquiry=enquiry,
        state=_state(enquiry, _passed_on_to(steps)),
        asked=last.text if last and enquiry.waits_for_neighbour else "",
        takes_longer=extension.text if extension and is_due else "",
        last_day=enquiry.last_day if is_due and waits_for_us else None,
        replies=list(enquiry.replies.standing().order_by("-replied_on", "-pk")),
    )


_OURS_TO_ANSWER = (
    Status.REPORTED,
    Status.IN_PROGRESS,
    Status.EXTENDED,
    Status.WAITING,
    Status.REOPENED,
)


def _passed_on_to(steps: list[EnquiryStep]) -> str:
    return next((step.forwarded_to for step in reversed(steps) if step.forwarded_to), "")


def _state(enquiry: Any, passed_on_to: str) -> str:
    passed_on = _("We passed it on to %(whom)s.") % {"whom": passed_on_to}
    states = {
        Status.REPORTED: _("We received it. Nobody has begun with it yet."),
        Status.IN_PROGRESS: _("We are working on it."),
        Status.EXTENDED: _("It takes us longer. You read below why."),
        Status.WAITING: _("We asked you something, and wait for your reaction."),
        Status.FORWARDED: passed_on,
        Status.DONE: _("We have dealt with it."),
        Status.REOPENED: _("We look at it again."),
        Status.WITHDRAWN: _("It was taken back, because it came in twice or by mistake."),
    }
    if enquiry.goes_elsewhere and enquiry.status not in (Status.WAITING, Status.WITHDRAWN):
        return passed_on if enquiry.is_settled else _to_come(enquiry)
    if enquiry.is_settled and enquiry.status in _OURS_TO_ANSWER:
        return _("We have answered you. You read it below.")
    return states[enquiry.status]


def _to_come(enquiry: Any) -> str:
    """Who will deal with what is not ours to answer."""
    if enquiry.is_threat:
        return _("We received it, and pass it on to the police and the team lead.")
    return _("We received it, and send it on to the municipality. They deal with it.")

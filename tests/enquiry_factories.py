"""Keyword functions for what becomes of an enquiry; every default can be named."""

from typing import Any

from neighbours.actions.enquiries import answer_enquiry
from neighbours.models import Enquiry, Reply
from tests.factories import TODAY, system, term


def make_reply(enquiry: Enquiry, **facts: Any) -> Reply:
    """An answer that was given by telephone today."""
    defaults: dict[str, Any] = {
        "replied_on": TODAY,
        "channel": term("channel.phone"),
        "text": "Op werkdagen.",
        "today": TODAY,
        "by": system(),
    }
    return answer_enquiry(enquiry=enquiry, **{**defaults, **facts})

"""A file that stays as it is for good: who has it already is told so."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag


@dataclass(frozen=True)
class FrozenFile:
    """The name under which it is saved, its content type, its SHA-256, and what reads its bytes."""

    name: str
    kind: str
    digest: str
    read: Callable[[], bytes]


def send_frozen(
    request: HttpRequest, file: FrozenFile, *, cached: str, is_shown: bool = False
) -> HttpResponse:
    """The file, which is read only if the reader does not have it yet.

    `cached` is how caches may keep it (Cache-Control); `is_shown` opens it in the browser.
    """
    etag = quote_etag(file.digest)
    answer: HttpResponse | None = get_conditional_response(request, etag=etag)
    if answer is None:
        saved = str(content_disposition_header(not is_shown, file.name))
        headers = {"Content-Disposition": saved}
        answer = HttpResponse(file.read(), content_type=file.kind, headers=headers)
    answer["ETag"] = etag
    answer["Cache-Control"] = cached
    return answer

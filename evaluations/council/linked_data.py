"""What a published report is, in the words of schema.org: for programs that read its page."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from evaluations.council.open_data import FileFacts, period_of, title_of
from evaluations.council.snapshot import Report

# So that no text ends the element that the data stands in.
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_DATA = ("text/csv", "application/json")


def data_element(report: Report, files: Sequence[FileFacts], *, address: str) -> SafeString:
    """The element for in the page at `address`. It is data, which a content policy lets be."""
    text = json.dumps(linked_data(report, files, address=address), ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPED)}</script>')


def linked_data(report: Report, files: Sequence[FileFacts], *, address: str) -> dict[str, Any]:
    """The report, its figures as a data set, and its files, each with its SHA-256."""
    figures = [each for each in files if each.kind in _DATA]
    others = [each for each in files if each.kind not in _DATA]
    about = _told(report)
    data_set = {**about, "@type": "Dataset", "distribution": [_file(each) for each in figures]}
    return {
        "@context": "https://schema.org",
        **about,
        "@type": "Report",
        "url": address,
        "about": report.pilot.name,
        "encoding": [_file(each, kind="MediaObject") for each in others],
        **({"hasPart": data_set} if figures else {}),
    }


def _told(report: Report) -> dict[str, Any]:
    first, last = period_of(report)
    return {
        "name": title_of(report),
        "description": report.front.aim,
        "inLanguage": "nl",
        "version": str(report.edition),
        "datePublished": str(report.published_on),
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": report.pilot.place,
        "publisher": {"@type": "GovernmentOrganization", "name": report.pilot.municipality},
        "isAccessibleForFree": True,
    }


def _file(file: FileFacts, *, kind: str = "DataDownload") -> dict[str, Any]:
    return {
        "@type": kind,
        "name": file.name,
        "contentUrl": file.address,
        "encodingFormat": file.kind,
        "contentSize": str(file.size),
        "sha256": file.digest,
    }

"""HTML templates as tagged, archival PDF; the one place that knows WeasyPrint.

A file claims PDF/A-2a and PDF/UA-1. The same arguments give the same bytes: identifier and dates
come from the caller, and nothing is fetched but our own style sheets and fonts.
"""

import hashlib
import warnings
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

LANGUAGE = "nl"

# PDF/A allows a property of another standard when its schema is described beside it.
PDF_UA_CLAIM = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 conformed to</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


class FetchRefused(ValueError):
    """A document asked for something outside the static folder."""


def render_pdf(
    template: str,
    context: Mapping[str, Any],
    *,
    title: str,
    identifier: str,
    dated: date,
    author: str,
    subject: str = "",
) -> bytes:
    """The Dutch template as PDF; `identifier` names this document and its version for good."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    metadata = {"title": title, "dated": dated, "author": author, "subject": subject}
    with translation.override(LANGUAGE):
        html = render_to_string(template, {**context, "document": metadata})
    static = Path(settings.STATICFILES_DIRS[0])
    page = HTML(string=html, base_url=f"{static.as_uri()}/", url_fetcher=_fetcher(static))
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile for the interpreter to close.
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            content = page.write_pdf(
                pdf_variant="pdf/a-2a",
                pdf_identifier=hashlib.sha256(identifier.encode()).digest()[:16],
                finisher=_finish,
            )
        except FatalURLFetchingError as error:
            raise FetchRefused(str(error)) from error
    return bytes(content)


def is_allowed(url: str, static: Path) -> bool:
    """Whether a document may load this address: data in the page, or a file of ours."""
    parts = urlsplit(url)
    if parts.scheme == "data":
        return True
    path = Path(unquote(parts.path)).resolve()
    return parts.scheme == "file" and not parts.netloc and path.is_relative_to(static.resolve())


def _fetcher(static: Path) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class OwnFilesOnly(URLFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if not is_allowed(url, static):
                raise FatalURLFetchingError(f"{url} is not a file of this application")
            return super().fetch(url, headers)

    return OwnFilesOnly(allow_redirects=False, fail_on_errors=True)


def _finish(document: Any, pdf: Any) -> None:
    """What WeasyPrint leaves out of the tags, and the second conformance claim."""
    objects = {item.reference: item for item in pdf.objects}
    tags = [item for item in pdf.objects if isinstance(item, dict) and "S" in item and "K" in item]
    for tag in tags:
        if tag["S"] == "/TH":
            group = objects[objects[tag["P"]]["P"]]
            tag["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
        if tag["S"] == "/L":
            _tag_contents(tag, objects)
    metadata = objects[pdf.catalog["Metadata"]]
    metadata.stream = [
        part.replace(b"</rdf:RDF>", PDF_UA_CLAIM + b"</rdf:RDF>") for part in metadata.stream
    ]


def _tag_contents(list_tag: Any, objects: Mapping[Any, Any]) -> None:
    """Tag a list of nothing but links as a list of contents."""
    items = [objects[reference] for reference in list_tag["K"]]
    bodies = [objects[reference] for item in items for reference in item["K"]]
    if all(objects[reference]["S"] == "/Link" for body in bodies for reference in body["K"]):
        list_tag["S"] = "/TOC"
        for item in items:
            item["S"] = "/TOCI"
        for body in bodies:
            body["S"] = "/Reference"

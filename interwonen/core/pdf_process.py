"""The process that makes one PDF: a page as HTML comes in, the PDF goes out.

It knows WeasyPrint and nothing of Django, so that it starts fast, and it ends with its PDF, so that
a web process never holds the memory that one takes. `pdf_of` in core/pdf.py starts it.
"""

import ctypes.util
import gc
import json
import os
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

LESS_URGENT = 10  # pages that people wait for go first
REFUSED = 3  # the exit status when the page asked for more than our own files

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


def main() -> int:
    """Read the order from standard input and write the PDF to standard output."""
    begin()
    gc.disable()  # what one PDF leaves behind is little, and looking for it takes longer
    order = json.loads(sys.stdin.buffer.read())
    content = pdf_from(order["html"], bytes.fromhex(order["identifier"]), Path(order["static"]))
    if content is None:
        return REFUSED
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    return 0


def begin() -> None:
    """What a process that makes PDFs does first."""
    os.nice(LESS_URGENT)
    # WeasyPrint tries names of other systems before ours, and for each that it has not found Python
    # asks the compiler and the linker: fifty processes for one PDF. The loader knows ours by itself.
    ctypes.util.find_library = lambda name: None


def pdf_from(html: str, identifier: bytes, static: Path, **options: Any) -> bytes | None:
    """The page as PDF; None when it asks for anything but the files in the folder `static`.

    `options` are WeasyPrint's own.
    """
    with warnings.catch_warnings():
        # No typefaces are configured: those of the page are all there are.
        warnings.simplefilter("ignore")
        from weasyprint import HTML
        from weasyprint.urls import FatalURLFetchingError

        page = HTML(string=html, base_url=f"{static.as_uri()}/", url_fetcher=_fetcher(static))
        try:
            content: bytes = page.write_pdf(
                pdf_variant="pdf/a-2a", pdf_identifier=identifier, finisher=_finish, **options
            )
        except FatalURLFetchingError:
            return None
    return content


def typefaces() -> Any:
    """What several documents may share as `font_config`, so that their typefaces are read once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()


def is_allowed(url: str, static: Path) -> bool:
    """Whether a document may load this address: a file of ours, and nothing else."""
    parts = urlsplit(url)
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


if __name__ == "__main__":
    os._exit(main())  # at once: to take a layout apart piece by piece takes a tenth of a second

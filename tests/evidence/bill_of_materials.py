"""Every package of others that this application runs with, as a CycloneDX bill of materials."""

import json
import re
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from packageurl import PackageURL

from tests.house.sources import ROOT

PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s#;]+)", re.MULTILINE)
VENDORED = re.compile(r"^\| `[^|]+\| `(@?[^`]+)` ([\d.]+) \| ([^|]+) \|", re.MULTILINE)
FILE = ROOT / "docs" / "evidence" / "bill-of-materials.json"


def pinned() -> list[tuple[str, str]]:
    """Name and version of what requirements.txt installs."""
    return PINNED.findall((ROOT / "requirements.txt").read_text())


def vendored() -> list[tuple[str, str, str]]:
    """Name, version and licence of what scripts/vendor takes from npm."""
    return VENDORED.findall((ROOT / "static" / "vendor" / "README.md").read_text())


def bill() -> str:
    """The bill as JSON; the same packages give the same bytes, so it names no moment."""
    parts = [
        _part(PackageURL("pypi", name=_normal(name), version=version)) for name, version in pinned()
    ]
    for whole, version, _licence in vendored():
        scope, _slash, name = whole.rpartition("/")
        parts.append(_part(PackageURL("npm", scope or None, name, version)))
    about = Component(
        name="interwonen", type=ComponentType.APPLICATION, version="0.1.0", bom_ref="interwonen"
    )
    bom = Bom(
        components=parts,
        serial_number=uuid5(NAMESPACE_URL, " ".join(part.bom_ref.value for part in parts)),
    )
    bom.metadata.component = about
    bom.register_dependency(about, parts)
    said = json.loads(JsonV1Dot6(bom).output_as_string())
    said["metadata"].pop("timestamp", None)
    said["metadata"].pop("tools", None)
    return json.dumps(said, indent=1, sort_keys=True) + "\n"


def _part(address: PackageURL) -> Component:
    return Component(
        name=address.name,
        group=address.namespace,
        version=address.version,
        type=ComponentType.LIBRARY,
        purl=address,
        bom_ref=str(address),
    )


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


VERSION = SchemaVersion.V1_6

"""The certificates as they are kept beside the backups, which bring back what was destroyed."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interwonen.core.signatures import is_signature_of, signature_of
from interwonen.retention.models import Destruction

FILE = "destroyed.jsonl"
FIELDS = (
    "kind",
    "record",
    "reference",
    "ended_on",
    "due_on",
    "months",
    "ground",
    "proposed_at",
    "proposed_by_id",
    "agreed_at",
    "agreed_by_id",
    "destroyed_at",
    "counts",
)


def certificate_of(row: Destruction) -> dict[str, Any]:
    """What a certificate says, as plain values; no data of people but those who decided."""
    values = {name: getattr(row, name) for name in FIELDS}
    plain = {name: _plain(value) for name, value in values.items()}
    return {"pilot": row.pilot.slug, **plain}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()  # the same when it is read from the database
    return value.isoformat() if hasattr(value, "isoformat") else value


def seal_of(row: Destruction) -> str:
    """The signature of what a certificate says."""
    return signature_of(_in_text(certificate_of(row)))


def _in_text(certificate: dict[str, Any]) -> str:
    return json.dumps(certificate, sort_keys=True)


def keep_certificates(folder: Path) -> None:
    """Add to the list beside the backups what is not there yet, and see to it that it is on disk.

    What is not committed is no certificate, and one that was missed is added the next time.
    """
    kept = {each["seal"] for each in _lines(folder)}
    rows = Destruction.objects.filter(destroyed_at__isnull=False).exclude(seal__in=kept)
    lines = [
        _in_text({**certificate_of(row), "seal": row.seal})
        for row in rows.select_related("pilot").order_by("destroyed_at", "pk")
    ]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(folder / FILE, "a", opener=lambda name, how: os.open(name, how, 0o600)) as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())


def kept_since(folder: Path, moment: datetime) -> list[dict[str, Any]]:
    """The certificates of what was destroyed after a moment, the first one first."""
    found = _lines(folder)
    return [each for each in found if datetime.fromisoformat(each["destroyed_at"]) > moment]


def is_genuine(kept: dict[str, Any]) -> bool:
    """Whether a kept certificate is as it was written."""
    said = {name: value for name, value in kept.items() if name != "seal"}
    return is_signature_of(kept["seal"], _in_text(said))


def _lines(folder: Path) -> list[dict[str, Any]]:
    path = folder / FILE
    lines = path.read_text().splitlines() if path.exists() else []
    return [json.loads(line) for line in lines]

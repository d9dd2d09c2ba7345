"""The certificates as they are kept beside the backups, which bring back what was destroyed."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from interwonen.retention.models import Destruction

FILE = "destroyed.jsonl"
FIELDS = (
    "kind",
    "record",
    "reference",
    "ended_on",
    "due_on",
    "months",
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
    plain = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }
    return {"pilot": row.pilot.slug, **plain}


def keep_certificate(row: Destruction, folder: Path) -> None:
    """Add a line to the list beside the backups, and see to it that it is on disk."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    line = json.dumps({**certificate_of(row), "seal": row.seal}, sort_keys=True)
    with open(folder / FILE, "a", opener=lambda name, how: os.open(name, how, 0o600)) as kept:
        kept.write(f"{line}\n")
        kept.flush()
        os.fsync(kept.fileno())


def kept_since(folder: Path, moment: datetime) -> list[dict[str, Any]]:
    """The certificates of what was destroyed after a moment, the first one first."""
    path = folder / FILE
    lines = path.read_text().splitlines() if path.exists() else []
    found = [json.loads(line) for line in lines]
    return [each for each in found if datetime.fromisoformat(each["destroyed_at"]) > moment]

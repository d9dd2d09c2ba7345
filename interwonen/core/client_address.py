"""From which address a request comes, past the proxies of our own that settings count.

The access log and the limits on signing in read it here, so that both mean the same address.
"""

import re
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# An address, with the port that some proxies add: "192.0.2.1:443", "[2001:db8::1]:443".
_ADDRESS = re.compile(r"\[([0-9a-fA-F:.]+)\](?::\d+)?|([0-9.]+)(?::\d+)?|([0-9a-fA-F:.]+)")
_NOBODY = "unknown"
_HOME = 64  # bits: one connection at home or at work gets all addresses that begin with these


def client_address(request: HttpRequest) -> str | None:
    """The address of who asks; None when it is not known, or what a proxy says is no address."""
    proxies = settings.TRUSTED_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    hops = [hop.strip() for hop in forwarded if hop.strip()]
    said = hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR")
    match = _ADDRESS.fullmatch(said or "")
    try:
        address = ip_address(match[1] or match[2] or match[3]) if match else None
    except ValueError:
        return None
    # A server that listens on both kinds writes an old address as a new one.
    return str(getattr(address, "ipv4_mapped", None) or address) if address else None


def client_network(request: HttpRequest) -> str:
    """What tries are counted by: an address, of IPv6 the first half; "unknown" without one."""
    address = client_address(request) or _NOBODY
    if ":" not in address:
        return address
    return str(IPv6Network((IPv6Address(address), _HOME), strict=False).network_address)

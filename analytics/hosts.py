"""Which hosts the dashboard answers to.

A browser says in ``Host`` whom it believes to be talking to, and in ``Origin`` whose
page is asking. Without a look at both, a page of any other site could read the
dashboard through a visitor's browser: directly over a websocket, or under a name of its
own that it lets point to this machine (DNS rebinding).
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.scope import UnknownError

SETTING = "CAIRN_HOSTS"
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104
DEFAULT_PORTS = {"http": 80, "https": 443}
SHAPE = re.compile(
    r"(?:\[(?P<ipv6>[0-9a-f:.]+)\]|(?P<name>[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\.?)"
    r"(?::(?P<port>[0-9]{1,5}))?"
)


@dataclass(frozen=True)
class Host:
    """A host as an address bar shows it; without a port it stands for all of them."""

    name: str
    port: int | None = None


THIS_MACHINE = frozenset({Host("localhost"), Host("127.0.0.1"), Host("::1")})


def read_host(text: str) -> Host | None:
    """Read ``name``, ``name:port`` or ``[IPv6]:port``; None for anything else."""
    parts = SHAPE.fullmatch(text.lower())
    if parts is None:
        return None
    port = int(parts["port"]) if parts["port"] else None
    if parts["ipv6"] is None:
        return Host(parts["name"], port)
    try:
        return Host(str(ipaddress.IPv6Address(parts["ipv6"])), port)
    except ValueError:
        return None


def read_origin(text: str) -> Host | None:
    """Read ``https://name:port``; None for anything else, ``null`` among it."""
    scheme, _, rest = text.partition("://")
    host = read_host(rest) if scheme.lower() in DEFAULT_PORTS else None
    if host is None or host.port is not None:
        return host
    return Host(host.name, DEFAULT_PORTS[scheme.lower()])


def read_hosts(setting: str) -> frozenset[Host]:
    """Read hosts with commas between them; UnknownError where one isn't a host."""
    named = [part.strip() for part in setting.split(",")]
    return frozenset(_named_host(text) for text in named if text)


def _named_host(text: str) -> Host:
    """Read a host that somebody typed; an IPv6 address may stand without brackets."""
    host = read_host(text) or read_host(f"[{text}]")
    if host is None:
        raise UnknownError(
            f"{text[:40]!r} is not a host like cairn.example.edu, 192.0.2.7 or "
            "[2001:db8::7], with or without a port"
        )
    return host


def answers_to(hosts: Iterable[Host], asked: Host | None) -> bool:
    """Whether a request to ``asked`` is one to us.

    Browsers leave out a scheme's default port, so no port may be either of the two.
    """
    if asked is None:
        return False
    ports = {asked.port} if asked.port is not None else set(DEFAULT_PORTS.values())
    return any(
        host.name == asked.name and (host.port is None or host.port in ports)
        for host in hosts
    )

"""Keeps the check out of private networks: decides on the very address that is about to be connected."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

Network = Any  # IPv4Network | IPv6Network: `in` of the one refuses the other's addresses quietly
# Not public, though Python 3.11 calls them global: metadata service of a cloud, documentation, protocol assignments.
_NEVER = tuple(
    map(ip_network, ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "::/96", "fec0::/10", "2001::/23"))
)
# Networks whose addresses carry an IPv4 address that a gateway may connect to.
_CARRIES = ((IPv6Network("64:ff9b::/96"), 0), (IPv6Network("64:ff9b:1::/48"), 0), (IPv6Network("2002::/16"), 80))


class RefusedAddress(OSError):
    """The address is not public."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets connections through to public addresses and to networks that were allowed by hand."""

    allowed: tuple[Network, ...] = ()

    def permits(self, address: str) -> bool:
        """Whether `address` (as the socket gets it) may be connected."""
        ip = _plain(ip_address(address.partition("%")[0]))
        if any(ip in network for network in self.allowed):
            return True
        public = ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified
        return public and not any(ip in network for network in _NEVER)

    def socket(self, info: Any) -> socket.socket:
        """Return a socket for the address that `info` (of getaddrinfo) names; raises RefusedAddress."""
        family, kind, protocol, _, address = info
        if not self.permits(str(address[0])):
            raise RefusedAddress(f"{address[0]} is no public address")
        return socket.socket(family, kind, protocol)


class GuardedResolver(AbstractResolver):
    """Refuses a name when any of its addresses is private, so that none of them is tried."""

    def __init__(self, inner: AbstractResolver, permits: Callable[[str], bool]) -> None:
        self._inner = inner
        self._permits = permits

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of `host`; raises RefusedAddress."""
        found = await self._inner.resolve(host, port, family)
        for result in found:
            if not self._permits(result["host"]):
                raise RefusedAddress(f"{host} is {result['host']}, no public address")
        return found

    async def close(self) -> None:
        """Close the resolver that does the work."""
        await self._inner.close()


def _plain(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address inside an IPv6 address that carries one."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip.ipv4_mapped:
        return ip.ipv4_mapped
    for network, shift in _CARRIES:
        if ip in network:
            return IPv4Address((int(ip) >> shift) & 0xFFFFFFFF)
    return ip

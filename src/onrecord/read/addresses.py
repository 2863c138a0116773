"""Which network addresses may be spoken to: public ones, unless the user allows private ones."""

from __future__ import annotations

import ipaddress
import socket

from onrecord.errors import NetworkError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that a translator turns into the IPv4 address in their last 32 bits (RFC 6052)."""


def checked(host: str, port: int, allow_private: bool) -> str:
    """The address of `host` to connect to. The connection must go to just this address: the name may change its mind.

    Raises NetworkError where the host is unknown, or any of its addresses is private, loopback, link-local,
    multicast or reserved and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NetworkError(f"{host} is not known to the network: check the address and your connection.") from error
    addresses = [str(entry[4][0]).split("%", 1)[0] for entry in found]
    refused = next((address for address in addresses if not is_public(address)), None)
    if refused and not allow_private:
        raise NetworkError(f"{host} leads to the private address {refused}: pass --allow-private if you trust it.")
    return addresses[0]


def is_public(address: str) -> bool:
    """True for an address on the public internet, looking through IPv4 addresses inside IPv6 ones."""
    parsed = ipaddress.ip_address(address)
    return all(a.is_global and not a.is_multicast and not a.is_reserved for a in _meant(parsed))


def _meant(address: Address) -> list[Address]:
    """The address, and the IPv4 ones that it is a cover for. Of a cover only what is under it counts."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    inner: list[Address] = []
    if address.sixtofour:
        inner.append(address.sixtofour)
    if address.teredo:
        inner += address.teredo
    if address in NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address, *inner]

"""How often an address or a number may ask: limits as text, as the administrator writes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """At most ``count`` times in ``seconds``."""

    count: int
    seconds: int


def parse(text: str, default: Rate) -> Rate:
    """The rate that ``text`` ("10/3600") says; ``default`` when it says nothing that can be used.

    >>> parse("10/3600", Rate(1, 1))
    Rate(count=10, seconds=3600)
    >>> parse("many", Rate(5, 60)), parse("0/60", Rate(5, 60))
    (Rate(count=5, seconds=60), Rate(count=5, seconds=60))
    """
    count, _slash, seconds = (text or "").partition("/")
    if count.strip().isdecimal() and seconds.strip().isdecimal():
        rate = Rate(int(count), int(seconds))
        if rate.count and rate.seconds:
            return rate
    return default


def network(address: str) -> str:
    """The part of an address that stands for one household: a whole IPv4 address, the first half of an IPv6 one.

    >>> network("203.0.113.7"), network("2001:db8:1:2:3:4:5:6"), network("2001:db8::1")
    ('203.0.113.7', '2001:db8:1:2', '2001:db8:0:0')
    """
    if ":" not in address or "." in address:
        return address
    head, _gap, tail = address.partition("::")
    groups = [group for group in head.split(":") if group]
    if "::" in address:
        last = [group for group in tail.split(":") if group]
        groups += ["0"] * (8 - len(groups) - len(last)) + last
    return ":".join(groups[:4])

"""The one public address of an office, which QR codes, letters and links carry."""
import re
from urllib.parse import urlsplit

from tools import database
from tools.errors import Problem

ADDRESS, FROZEN = "web.base.url", "web.base.url.freeze"
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]")
OWN_MACHINE = re.compile(r"https?://(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?")


def checked(text):
    """The address without its last stroke; refused unless it is a scheme, a host and perhaps a port.

    >>> checked("https://Akimat.example.kz/")
    'https://akimat.example.kz'
    """
    try:
        parts = urlsplit(text.strip().lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    host = f"[{host}]" if ":" in host else host
    whole = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(host) or text.strip().lower().rstrip("/") != whole:
        raise Problem(
            f"{text} cannot be the public address of the office: write it like https://akimat.example.kz and no path."
        )
    return whole


def decided(given, current, frozen, local):
    """The address to keep: the one given now, else one given before, else that of this machine."""
    if given:
        return checked(given)
    return current if frozen and current and not OWN_MACHINE.fullmatch(current) else local


def keep(server, name, given, local):
    """Write the address into the database and freeze it: Odoo would replace it at each login of an administrator."""
    current, frozen = (database.read_text(server, name, key) for key in (ADDRESS, FROZEN))
    address = decided(given, current, frozen, local)
    database.write_text(server, name, ADDRESS, address)
    database.write_text(server, name, FROZEN, "True")
    return address

"""Somebody with a browser in front of the stack: TLS of any certificate, cookies, forms."""
import re
import ssl
import time
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from types import SimpleNamespace
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

TOKEN = r'name="{}"[^>]*value="([^"]*)"'
# A form sent sooner is taken for a program's.
FILLED_IN = 5
APPEAL = {
    "kind": "statement", "applicant_kind": "person", "applicant_name": "Айгүл Тестова", "iin": "791028302728",
    "consent": "yes",
    "address": "060100, Көкжиек қаласы, Абай көшесі, 1", "text": "Абай көшесінде су құбыры жарылды. Жөндеуді сұраймын.",
}


class _Stay(HTTPRedirectHandler):
    """A redirection is an answer, not a way."""

    def redirect_request(self, *given):
        return None


class Visitor:
    def __init__(self, address):
        self.address = address
        # The certificate is generated: no authority knows it.
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        self._open = build_opener(HTTPSHandler(context=trusting), HTTPCookieProcessor(CookieJar()), _Stay()).open

    def get(self, path, data=None):
        """Status, headers and text of the answer, whatever it is."""
        body = urlencode(data).encode() if data else None
        try:
            answer = self._open(Request(self.address + path, body), timeout=60)
        except HTTPError as refused:
            answer = refused
        with answer:
            text = answer.read().decode(errors="replace")
            return SimpleNamespace(status=answer.status, headers=answer.headers or HTTPMessage(), text=text)

    def status(self, path):
        try:
            return self.get(path).status
        except (URLError, OSError):
            return 0

    def log_in(self, login, password):
        page = self.get("/web/login")
        keys = {"csrf_token": _token(page, "csrf_token"), "login": login, "password": password}
        answer = self.get("/web/login", keys)
        assert answer.status == 303, f"the login of {login} was answered by {answer.status}"
        assert self.get("/odoo").status == 200, "the web client does not open"

    def file_appeal(self, akimat):
        """The number of an appeal filed by the public form."""
        page = self.get(f"{akimat}/file")
        keys = {name: _token(page, name) for name in ("csrf_token", "token")}
        time.sleep(FILLED_IN)
        answer = self.get(f"{akimat}/file", {**keys, **APPEAL})
        assert answer.status in (302, 303), f"the form was answered by {answer.status}: {_words(answer)}"
        receipt = self.get(answer.headers["location"].removeprefix(self.address))
        return re.search(r'<dd class="big[^>]*>\s*([^<]*?)\s*</dd>', receipt.text)[1]


def _token(page, name):
    found = re.search(TOKEN.format(name), page.text)
    assert found, f"the page has no {name} (status {page.status})"
    return found[1]


def _words(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())[:600]

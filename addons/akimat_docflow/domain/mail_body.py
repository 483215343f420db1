"""Parts of a letter -> its text and its attachments."""

import quopri
import re

from . import mail_charset, mail_cms, mail_headers, mail_names, mail_tnef, mail_uu, text_html, text_rtf
from .mail_parts import LONGEST_TEXT, Attachment, Letter, Problem, header, read_headers, separated, structure

SIGNATURES = {
    "application/pkcs7-signature": "smime",
    "application/x-pkcs7-signature": "smime",
    "application/pgp-signature": "pgp",
}
SMIME = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
TNEF = {"application/ms-tnef", "application/vnd.ms-tnef"}


class Body:
    """Walks the tree once; collects attachments and problems, returns the text."""

    def __init__(self, limits, problems):
        self.limits = limits
        self.problems = problems
        self.attachments = []
        self.signed = ""
        self._names = set()
        self._seen = 0
        self._full = False

    def read(self, part, depth=0):
        """Text of a part; its files are kept."""
        kind = _kind(part)
        if depth > self.limits.nesting:
            self._problem("nested_too_deep", count=self.limits.nesting)
            self._keep(_name(part), "", _bytes_of(part))
            return ""
        children = _children(part, kind)
        if children:
            return self._read_parts(children, kind, depth)
        reader = self._readers(kind)
        return reader(part, kind, depth)

    def _readers(self, kind):
        if kind in ("message/rfc822", "message/global", "message/news"):
            return self._read_forwarded
        if kind in SMIME:
            return self._read_smime
        if kind in TNEF:
            return self._read_tnef
        if kind.startswith("message/"):
            return self._read_notice
        return self._read_leaf

    # Containers

    def _read_parts(self, children, kind, depth):
        if kind == "multipart/encrypted":
            self._problem("encrypted", form="PGP")
        texts = [(_kind(child), self.read(child, depth + 1)) for child in children]
        if kind == "multipart/alternative":
            return _best(texts)
        return "\n\n".join(text for _kind_of_child, text in texts if text)

    def _read_forwarded(self, part, kind, depth):
        """A letter inside: kept whole, its files surfaced, its text shown under who sent it and when."""
        raw = _bytes_of_message(part)
        inner = structure(raw)
        head = Letter()
        if inner is not None:
            read_headers(head, inner)
        name = _name(part) or f"{mail_names.safe_name(head.subject.replace('/', ' '))[:80] or 'letter'}.eml"
        self._keep(name, "message/rfc822", raw)
        if inner is None:
            self._problem("structure")
            return ""
        text = self.read(inner, depth + 1)
        sender = " ".join(filter(None, (head.sender_name, f"<{head.sender_address}>" if head.sender_address else "")))
        date = head.date.strftime("%d.%m.%Y %H:%M") if head.date else ""
        return "\n".join(filter(None, ("-" * 20, sender, date, head.subject, "", text)))

    def _read_smime(self, part, kind, depth):
        raw = _payload(part)
        state, content = mail_cms.content(raw)
        self._keep(_name(part) or "smime.p7m", kind, raw)
        if state == "encrypted":
            self._problem("encrypted", form="S/MIME")
        elif state == "unknown":
            self._problem("container", name="S/MIME")
        else:
            self.signed = "smime"
        inner = structure(content) if content else None
        return self.read(inner, depth + 1) if inner is not None else ""

    def _read_tnef(self, part, kind, depth):
        raw = _payload(part)
        name = _name(part) or "winmail.dat"
        package = mail_tnef.read(raw)
        if package is None or not package.whole:
            self._problem("container", name=name)
        if package is None or not (package.files and package.whole):
            self._keep(name, kind, raw)
        for found in package.files if package else ():
            if found.content or package.whole:
                self._keep(found.name, found.media_type, found.content)
        return _tnef_text(package) if package else ""

    def _read_notice(self, part, kind, depth):
        """Delivery reports and the like: shown as text and kept as a file."""
        raw = b"\n".join(_bytes_of(child) for child in part.get_payload()) if part.is_multipart() else _payload(part)
        if kind in ("message/partial", "message/external-body"):
            self._problem("content_elsewhere", kind=kind)
        self._keep(_name(part) or f"{kind.partition('/')[2]}.txt", "text/plain", raw)
        return mail_charset.clean(mail_charset.decode(raw[:LONGEST_TEXT]).text).strip()

    # Single parts

    def _read_leaf(self, part, kind, depth):
        name, disposition = _name(part), _disposition(part)
        raw = _payload(part)
        # A multipart whose boundary is missing has only its text.
        is_text = kind in ("text/plain", "text/html", "text/enriched") or kind.startswith("multipart/")
        if not is_text or name or disposition == "attachment":
            self._keep_leaf(part, kind, name, raw)
            return ""
        charset = _charset(part)
        if kind == "text/html":
            return self._html(raw, charset)
        raw, files = mail_uu.files(raw)
        for title, content, whole in files:
            self._keep(mail_headers.text(title, charset), "", content)
            if not whole:
                self._problem("damaged_file", name=self.attachments[-1].name if self.attachments else "")
        return text_html.tidy(mail_charset.clean(mail_charset.decode(raw[:LONGEST_TEXT], charset).text))

    def _html(self, raw, charset):
        raw = raw[: text_html.LONGEST]
        declared = text_html.declared_charset(raw) if not mail_charset.canonical(charset) else charset
        return mail_charset.clean(text_html.to_text(mail_charset.decode(raw, declared).text))

    def _keep_leaf(self, part, kind, name, raw):
        if kind in SIGNATURES:
            self.signed = SIGNATURES[kind]
            name = name or ("smime.p7s" if self.signed == "smime" else "signature.asc")
        if name.lower() == "winmail.dat" and mail_tnef.read(raw):
            self._read_tnef(part, "application/ms-tnef", 0)
            return
        inline = bool(header(part, "Content-ID")) and _disposition(part) != "attachment"
        self._keep(name, kind, raw, inline)

    def _keep(self, name, kind, content, inline=False):
        """Store a file under a safe, distinct name, or say why it is only in the original letter."""
        self._seen += 1
        name = mail_names.safe_name(name)
        media_type = mail_names.kind(content, name, kind)
        name = mail_names.with_extension(name, media_type) if name else mail_names.name_for(self._seen, media_type)
        name = mail_names.distinct(name, self._names)
        if mail_names.is_forbidden(content, name, self.limits.forbidden):
            self._problem("forbidden_kind", name=name)
        elif len(content) > self.limits.bytes_each:
            self._problem("too_large", name=name, megabytes=self.limits.bytes_each // 2**20)
        elif len(self.attachments) >= self.limits.count:
            if not self._full:
                self._problem("too_many", count=self.limits.count)
            self._full = True
        else:
            if not content:
                self._problem("empty_attachment", name=name)
            self.attachments.append(Attachment(name, media_type, content, inline))

    def _problem(self, code, **facts):
        problem = Problem(code, facts)
        if problem not in self.problems:
            self.problems.append(problem)


def _best(texts):
    """Of several forms of one text the plain one, unless it is empty."""
    plain = [text for kind, text in texts if kind == "text/plain" and text]
    return next(iter(plain), "") or next((text for _kind_of_text, text in reversed(texts) if text), "")


def _tnef_text(package):
    text = package.text
    if not text.strip() and package.html:
        text = text_html.to_text(mail_charset.decode(package.html, package.codepage).text)
    if not text.strip() and package.rtf:
        text = text_rtf.to_text(package.rtf)
    return text_html.tidy(mail_charset.clean(text))[:LONGEST_TEXT]


def _children(part, kind):
    """Parts of a container; also of one whose boundary the standard parser did not find."""
    if kind.startswith("message/"):
        return []
    if part.is_multipart():
        return part.get_payload()
    return separated(part, _raw(part)) if kind.startswith("multipart/") else []


def _kind(part):
    stated, _parameters = mail_headers.parameters(header(part, "Content-Type"))
    if re.fullmatch(r"[\w.+-]+/[\w.+-]+", stated):
        return stated
    if stated in ("text", "html", "pdf", "plain"):
        return {"text": "text/plain", "plain": "text/plain", "html": "text/html", "pdf": "application/pdf"}[stated]
    return "application/octet-stream" if stated else "text/plain"


def _charset(part):
    _kind_stated, found = mail_headers.parameters(header(part, "Content-Type"))
    return found.get("charset", b"").decode("ascii", "ignore")


def _disposition(part):
    return mail_headers.parameters(header(part, "Content-Disposition"))[0]


def _name(part):
    """Name of the file a part holds, or ""."""
    for field, parameter in (
        ("Content-Disposition", "filename"),
        ("Content-Type", "name"),
        ("Content-Disposition", "name"),
    ):
        raw = mail_headers.parameters(header(part, field))[1].get(parameter, b"")
        if name := mail_headers.text(raw):
            return name
    return ""


def _payload(part):
    """Content of a part with its transfer encoding undone as far as it goes."""
    if part.is_multipart():
        return _bytes_of(part)
    raw = _raw(part)
    encoding = header(part, "Content-Transfer-Encoding").strip().lower().strip(b"\"' ;")
    if encoding == b"base64":
        decoded = mail_headers.unbase64(raw)
        return decoded if decoded or not raw.strip() else raw
    if encoding in (b"quoted-printable", b"quopri"):
        return quopri.decodestring(raw)
    if encoding in (b"x-uuencode", b"uuencode", b"uue", b"x-uue"):
        _rest, files = mail_uu.files(raw)
        return files[0][1] if files else raw
    return raw


def _raw(part):
    """What stood between the headers and the next part; `get_payload` would replace bytes beyond ASCII."""
    return (part._payload or "").encode("utf-8", "surrogateescape")


def _bytes_of(part):
    """A part as it stood in the letter."""
    try:
        return part.as_bytes()
    except Exception:  # noqa: BLE001 - the generator of the standard library fails on some damaged headers
        return b"\n\n".join(_bytes_of(child) for child in part.get_payload()) if part.is_multipart() else _raw(part)


def _bytes_of_message(part):
    """The letter inside a message/rfc822 part; some mailers encode it against the standard."""
    stored = part.get_payload()
    inner = stored[0] if isinstance(stored, list) and stored else None
    if inner is None:
        return _payload(part)
    encoding = header(part, "Content-Transfer-Encoding").strip().lower()
    if encoding in (b"base64", b"quoted-printable") and not inner.keys() and not inner.is_multipart():
        raw = _raw(inner)
        return mail_headers.unbase64(raw) if encoding == b"base64" else quopri.decodestring(raw)
    return _bytes_of(inner)

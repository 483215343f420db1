"""Databases that the tests copy: made once, brought up to date when the addons change."""
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import addons, database, install, locks
from tools.errors import CommandFailed
from tools.paths import ADDONS, STATE

KEY = "akimat.tools.template"
COPY = "akimat_copy_"


@dataclass(frozen=True)
class Template:
    """A kind of template: with demonstration data or without."""

    name: str
    demo: bool


TEST = Template("akimat_template_test", demo=False)
DEMO = Template("akimat_template_demo", demo=True)


def ensure(odoo, template, progress, fresh=False):
    """The template with all addons as they are now."""
    core = install.core_template(odoo, progress)
    wanted = _key(odoo, core, template)
    with locks.exclusive(STATE / "templates.lock"):
        known = not fresh and _known_key(odoo.server, template.name)
        if known != wanted:
            _make(odoo, core, template, wanted, progress)
        elif any(install.plan(odoo.server, template.name, addons.own())):
            _refresh(odoo, core, template, wanted, progress)
    return template.name


def _known_key(server, name):
    return name in database.names(server) and database.read_parameter(server, name, KEY)


def _key(odoo, core, template):
    """Changes with what an upgrade in place cannot bring: Odoo, the set of addons, demonstration data."""
    digest = hashlib.sha256(repr((database.read_parameter(odoo.server, core, install.CORE_KEY), addons.own())).encode())
    for path in sorted(ADDONS.glob("akimat_*/demo/*")) if template.demo else ():
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _make(odoo, source, template, wanted, progress):
    """Build beside the template and swap, so that a failure leaves the old one whole."""
    making = f"{template.name}_making"
    what = "with demonstration data" if template.demo else "without demonstration data"
    with progress.step(f"Template database {what}"):
        database.clone(odoo.server, source, making)
        database.relax(odoo.server, making)
        changed = install.ensure_addons(odoo, making, addons.own(), template.demo, progress)
        if changed and (template.demo or opens_pages()):
            odoo.call(making, "make_bundles", for_tests=not template.demo)
        database.write_parameter(odoo.server, making, KEY, wanted)
        if not template.demo:
            # Odoo's own helper gives the people of a test simple passwords.
            database.write_parameter(odoo.server, making, "akimat_base.password_strength", 0)
        database.drop(odoo.server, template.name)
        database.rename(odoo.server, making, template.name)


def _refresh(odoo, core, template, wanted, progress):
    try:
        _make(odoo, template.name, template, wanted, progress)
    except CommandFailed as failure:
        progress.say(f"{failure}; building the template anew")
        _make(odoo, core, template, wanted, progress)


def opens_pages(addon="akimat_*"):
    """Whether tests open pages in a browser: only then are script files worth making in advance."""
    return any("browser_js" in path.read_text(encoding="utf-8") for path in ADDONS.glob(f"{addon}/tests/*.py"))


@contextmanager
def copy(odoo, source, purpose):
    """A database of this process only, dropped at the end."""
    name = f"{COPY}{purpose}_{os.getpid()}"
    database.clone(odoo.server, source, name)
    database.relax(odoo.server, name)
    try:
        yield name
    finally:
        database.drop(odoo.server, name)


def drop_abandoned(server):
    """Copies of processes that were killed."""
    for name in database.names(server):
        if name.startswith(COPY) and not Path(f"/proc/{name.rpartition('_')[2]}").exists():
            database.drop(server, name)

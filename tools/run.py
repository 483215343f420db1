"""./akimat run and ./akimat serve."""
import datetime
import os
import time
import webbrowser

from tools import addons, address, database, install, odoo
from tools import server as servers
from tools.errors import Problem
from tools.odoo_server import OdooServer, require_free_port
from tools.paths import CONFIG

DEMO_USERS = "akim, registrar, executor, inspector, head … (password = login), admin"


def run(options, progress):
    """Set everything up and serve the web client until Ctrl-C."""
    name = odoo.checked_name(options.db)
    wanted = addons.choose(options.addons)
    given = _given_address(options)
    require_free_port(options.port)
    with odoo.prepared(progress, options.odoo_home) as office:
        if install.ensure_office(office, name, wanted, options.demo, progress):
            _close_known_password(office, name, options.demo, progress)
            with progress.step("Script and style files of the web client"):
                office.call(name, "make_bundles")
        address.keep(office.server, name, given, f"http://127.0.0.1:{options.port}")
        return _serve(office, name, options, progress)


def _given_address(options):
    """What --address or AKIMAT_ADDRESS says, refused at once when it is none."""
    given = options.address or os.environ.get("AKIMAT_ADDRESS", "")
    return given and address.checked(given)


def _close_known_password(office, name, demo, progress):
    """Outside a demonstration nobody has a password that everybody knows: say the administrator's new one, once."""
    if demo:
        return
    given = os.environ.get("AKIMAT_ADMIN_PASSWORD") or None
    answer = office.call(name, "close_known_password", given=given)
    if answer.get("refused"):
        raise Problem(f"AKIMAT_ADMIN_PASSWORD cannot be used. {answer['refused']}")
    if answer["password"]:
        told = "the one of AKIMAT_ADMIN_PASSWORD" if given else answer["password"]
        progress.say(f"Administrator: admin   password: {told}   (said once; change it after the first login)")


def _serve(office, name, options, progress):
    server = OdooServer(office, name, options.port)
    try:
        with progress.step("Starting the web client"):
            server.start()
            server.wait_ready()
        progress.say(f"The office is open: {server.url}   log: {server.log}   stop: Ctrl-C")
        if options.demo:
            progress.say(f"Demo users: {DEMO_USERS}")
        for year in database.years_without_calendar(office.server, name, datetime.date.today()):
            progress.say(f"The working calendar of {year} is not entered: deadlines in it count Mondays to Fridays.")
        _open_browser(server.url, options)
        return server.wait()
    except KeyboardInterrupt:
        progress.say("Stopping …")
        return 0
    finally:
        server.stop()


def _open_browser(url, options):
    has_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if options.browser and has_screen and os.geteuid() != 0:
        webbrowser.open(url)


def serve(options, progress):
    """The server of a container or of a machine of one's own: workers for pages, or the scheduled actions alone."""
    name = odoo.checked_name(os.environ.get("AKIMAT_DB", "akimat"))
    demo = os.environ.get("AKIMAT_DEMO", "false").lower() in ("1", "true", "yes")
    given = _given_address(options)
    _wait_for_database(progress)
    with odoo.prepared(progress, options.odoo_home, extra=[CONFIG / "odoo.server.conf"]) as office:
        if not options.cron:
            if install.ensure_office(office, name, addons.choose(options.addons), demo, progress):
                _close_known_password(office, name, demo, progress)
            address.keep(office.server, name, given, f"http://127.0.0.1:{options.port}")
        parts = ("--no-http", "--workers=0", "--max-cron-threads=2") if options.cron else ()
        server = OdooServer(office, name, options.port, log=None, options=parts, interface="0.0.0.0")
        try:
            server.start()
            return server.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            server.stop()


def _wait_for_database(progress, seconds=60):
    """A server that starts together with us may need a moment."""
    outside = servers.outside()
    deadline = time.time() + seconds
    while outside:
        try:
            outside.connection().close()
            return
        except Problem:
            if time.time() > deadline:
                raise
            progress.tick("waiting for the database server")
            time.sleep(1)

"""./akimat run and ./akimat setup."""
import os
import webbrowser

from tools import addons, install, odoo, odoo_tree, packages
from tools.odoo_server import OdooServer, require_free_port

DEMO_USERS = "akim, registrar, executor, inspector, head … (password = login), admin"


def setup(options, progress):
    """All that needs the network or root; no database."""
    packages.ensure("test" if options.tests else "run", progress)
    tree = odoo_tree.ensure(progress, options.odoo_home)
    if options.database:
        with odoo.prepared(progress, options.odoo_home) as office:
            install.core_template(office, progress)
    progress.say(f"Set up: Odoo {tree.version} in {tree.site}")
    return 0


def run(options, progress):
    """Set everything up and serve the web client until Ctrl-C."""
    name = odoo.checked_name(options.db)
    wanted = addons.choose(options.addons)
    require_free_port(options.port)
    with odoo.prepared(progress, options.odoo_home) as office:
        if install.ensure_office(office, name, wanted, options.demo, progress):
            with progress.step("Script and style files of the web client"):
                office.call(name, "make_bundles")
        return _serve(office, name, options, progress)


def _serve(office, name, options, progress):
    server = OdooServer(office, name, options.port)
    try:
        with progress.step("Starting the web client"):
            server.start()
            server.wait_ready()
        progress.say(f"The office is open: {server.url}   log: {server.log}   stop: Ctrl-C")
        if options.demo:
            progress.say(f"Demo users: {DEMO_USERS}")
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

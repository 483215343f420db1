"""Running pytest for each suite."""
import os
import subprocess
import sys
import time
from subprocess import PIPE, STDOUT

from tools.odoo import Odoo
from tools.paths import LOGS, ROOT
from tools.testing import results, templates
from tools.testing.office import describe

# Tests of pure code put stand-ins for Odoo's packages in place; the plugin that loads Odoo must stay away.
WITHOUT_ODOO = ("-p", "no:odoo")


def pure(name, paths, options):
    """Unit and architecture tests: no Odoo, no database."""
    return _pytest(name, [*WITHOUT_ODOO, *paths], options, {**os.environ, "PYTHONPATH": str(ROOT)})


def addons(odoo: Odoo, paths, options, progress, name="addons", source=None):
    """Odoo's test cases on a copy of the template."""
    source = source or templates.ensure(odoo, templates.TEST, progress, options.fresh)
    with templates.copy(odoo, source, "test") as database:
        arguments = [f"--odoo-config={odoo.config}", f"--odoo-database={database}", "--odoo-http", *paths]
        return _pytest(name, arguments, options, odoo.environment)


def e2e(odoo: Odoo, paths, options, progress, aside=False):
    """A real server, a real browser, RPC clients.

    :param aside: other tests run at the same time; what these print comes when they end.
    """
    template = templates.ensure(odoo, templates.DEMO, progress)
    environment = {**odoo.environment, "PYTHONPATH": str(ROOT), "AKIMAT_OFFICE": describe(odoo, template)}
    return _pytest("e2e", [*WITHOUT_ODOO, *paths], options, environment, aside)


def _pytest(name, arguments, options, environment, aside=False):
    report = LOGS / f"results-{name.replace('/', '-')}.json"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-p", "tools.testing.plugin", "-q", *map(str, arguments)]
    command += ["-k", options.expression] if options.expression else []
    command += ["--long"] if options.long else []
    begun = time.time()
    environment = {**environment, "AKIMAT_RESULTS": str(report)}
    if aside:
        # Binary, so that what was printed is shown as it was.
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=PIPE, stderr=STDOUT)
        print(done.stdout.decode(errors="replace"), flush=True)
    else:
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    return results.read(name, report, done.returncode, time.time() - begun)

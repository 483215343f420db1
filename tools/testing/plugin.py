"""pytest plugin: notes the outcome of each test and the clauses it proves (`-p tools.testing.plugin`)."""
import json
import os
from pathlib import Path

import pytest

DAY = 86400
ORDER = ("skipped", "passed", "failed")


class Recorder:
    def __init__(self, path):
        self.path = Path(path)
        self.tests = {}
        self.broken = []

    def pytest_collection_modifyitems(self, items):
        for item in items:
            clauses = getattr(getattr(item, "obj", None), "clauses", ())
            self.tests[item.nodeid] = {"outcome": None, "clauses": list(clauses), "seconds": 0.0}

    def pytest_deselected(self, items):
        for item in items:
            self.tests.pop(item.nodeid, None)

    def pytest_collectreport(self, report):
        if report.failed:
            self.broken.append(report.nodeid)

    def pytest_runtest_logreport(self, report):
        test = self.tests.setdefault(report.nodeid, {"outcome": None, "clauses": [], "seconds": 0.0})
        # A test that stops the clock makes its set-up look like years.
        test["seconds"] = round(test["seconds"] + (report.duration if 0 <= report.duration < DAY else 0), 3)
        if report.when == "call" or report.outcome != "passed":
            known = test["outcome"]
            # The worst outcome of a test (set-up, call, parts, tear-down) is its outcome.
            test["outcome"] = report.outcome if known is None else max(known, report.outcome, key=ORDER.index)

    def pytest_sessionfinish(self):
        self.path.write_text(json.dumps({"tests": self.tests, "broken": self.broken}, ensure_ascii=False))


def pytest_configure(config):
    target = os.environ.get("AKIMAT_RESULTS")
    if target:
        config.pluginmanager.register(Recorder(target), "akimat-recorder")


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="run the tests that take minutes too")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]

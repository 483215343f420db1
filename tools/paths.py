"""Where things are: the checkout, its private state, the cache shared by checkouts."""
import os
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADDONS = ROOT / "addons"
CONFIG = ROOT / "config"
TESTS = ROOT / "tests"
# Everything that belongs to this checkout only; `./akimat clean` removes it.
STATE = ROOT / ".akimat"
LOGS = STATE / "log"
DATA = STATE / "data"


def cache_dir():
    """Downloads that several checkouts share."""
    chosen = os.environ.get("AKIMAT_CACHE")
    return Path(chosen).expanduser().resolve() if chosen else Path.home() / ".cache" / "akimat"


def ensure_state():
    LOGS.mkdir(parents=True, exist_ok=True)
    DATA.mkdir(parents=True, exist_ok=True)
    return STATE


@cache
def sources():
    """Names and addresses of what the set-up fetches (config/sources.toml)."""
    return tomllib.loads((CONFIG / "sources.toml").read_text(encoding="utf-8"))


@cache
def local_settings():
    """Settings of this machine (config/local.toml, not in the repository)."""
    path = CONFIG / "local.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

"""docker-compose.yml: validated by docker itself where it can, else by its structure and the files it names."""
import json
import re
import subprocess

from tools import commands
from tools.lint.simple_yaml import parse
from tools.paths import ROOT

FILE = ROOT / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{[^}]*\}")
PINNED = re.compile(r":[0-9]+\.[0-9][^/]*$|@sha256:[0-9a-f]{64}$")
SECRET = re.compile(r"(PASSWORD|SECRET|TOKEN)\w*['\"]?\s*[:=]\s*\S+")


def compose_file():
    """The stack can be read, every file that it names exists, no secret is inside."""
    if not FILE.exists():
        return ["docker-compose.yml is missing"]
    text = FILE.read_text(encoding="utf-8")
    lines = enumerate(text.splitlines(), 1)
    lines = [(number, VARIABLE.sub("", line)) for number, line in lines]
    problems = [f"docker-compose.yml:{number}: a secret" for number, line in lines if SECRET.search(line)]
    stack = _by_docker(problems) if _has_compose() else parse(text)
    return [*problems, *_structure(stack or {}), *unpinned((stack or {}).get("services") or {}), *_bases()]


def unpinned(services):
    """Images of others that name no version or digest, services without a limit of memory."""
    own = {service.get("image") for service in services.values() if service.get("build")}
    for name, service in services.items():
        image = service.get("image")
        if image and image not in own and not PINNED.search(image):
            yield f"docker-compose.yml: service {name} uses {image}: name its version (x.y) or digest"
        if not service.get("mem_limit"):
            yield f"docker-compose.yml: service {name} has no mem_limit"


def _bases():
    for image in re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE):
        if not PINNED.search(image):
            yield f"Dockerfile: {image}: name its version (x.y) or digest"


def _has_compose():
    return bool(commands.which("docker")) and bool(commands.output_of(["docker", "compose", "version"]))


def _by_docker(problems):
    done = subprocess.run(
        ["docker", "compose", "--profile", "*", "--env-file", "config/env.example", "config", "--format", "json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    if done.returncode:
        problems.append(f"docker compose config: {done.stderr.strip()[:300]}")
        return None
    return json.loads(done.stdout)


def _structure(stack):
    services = stack.get("services") or {}
    if not services:
        yield "docker-compose.yml: no services"
    for name, service in services.items():
        if not service.get("image") and not service.get("build"):
            yield f"docker-compose.yml: service {name} has no image and no build"
        needs = service.get("depends_on") or {}
        for other in needs:
            if other not in services:
                yield f"docker-compose.yml: service {name} needs {other}, which is not there"
        yield from _files(name, service, stack.get("volumes") or {})


def _files(name, service, volumes):
    for volume in service.get("volumes") or []:
        source = volume.get("source", "") if isinstance(volume, dict) else volume.split(":")[0]
        if source.startswith("./") and not (ROOT / source).exists():
            yield f"docker-compose.yml: service {name} uses {source}, which does not exist"
        elif not source.startswith((".", "/")) and source not in volumes:
            yield f"docker-compose.yml: service {name} uses volume {source}, which is not declared"
    build = service.get("build")
    if isinstance(build, dict) and not (ROOT / build.get("dockerfile", "Dockerfile")).exists():
        yield f"docker-compose.yml: the Dockerfile of {name} does not exist"

"""What is in the image, and what a process in it may do."""

from __future__ import annotations

import json
from typing import Any

from deploy.compose.engine import call, inspect

#: The most MiB that the image may add to its base image; set by hand, a little above what it adds.
MOST_MIB = 350
#: Run inside a container: who it is, what it may do, and what happens when it writes.
_LOOK = """
import json, os, pathlib
lines = pathlib.Path("/proc/self/status").read_text().splitlines()
status = dict(line.split(":\\t", 1) for line in lines if ":\\t" in line)
def writes(path):
    try:
        pathlib.Path(path, "written").write_text("x")
    except OSError as error:
        return error.strerror
    pathlib.Path(path, "written").unlink()
    return "written"
print(json.dumps({
    "uid": os.getuid(),
    "gid": os.getgid(),
    "capabilities": int(status["CapEff"], 16) | int(status["CapBnd"], 16),
    "no_new_privileges": status["NoNewPrivs"] == "1",
    "root_read_only": bool(os.statvfs("/").f_flag & os.ST_RDONLY),
    "writes": {path: writes(path) for path in ("/", "/opt/attribune", "/etc", "/home", "/tmp")},
}))
"""
_CONTENT = """
import importlib.metadata, json, pathlib, sys
import attribune_quotes.selection.selector
site = pathlib.Path(sys.prefix, "lib").glob("python*/site-packages")
def size(path):
    return sum(one.lstat().st_size for one in path.rglob("*")) if path.is_dir() else path.lstat().st_size
sizes = sorted(((size(path), path.name) for folder in site for path in folder.iterdir()), reverse=True)
print(json.dumps({
    "python": sys.version.split()[0],
    "distributions": len(list(importlib.metadata.distributions())),
    "largest_mib": {name: round(size / 2**20) for size, name in sizes[:16]},
    "own_mib": round(sum(size for size, _ in sizes) / 2**20),
    "pip": any(pathlib.Path(sys.prefix).glob("bin/pip*")),
    "compiled": attribune_quotes.selection.selector.__file__.endswith(".so"),
}))
"""


def _run(code: str, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        call("docker", "run", "--rm", "--entrypoint", "python", *options, "attribune", "-c", code)
    )
    return found


def content(base: str, faults: list[str]) -> dict[str, Any]:
    """Return the image's size in MB of 10^6 bytes, the base image's, and what takes it; fault one that grew."""
    image, under = inspect("attribune"), inspect(base)
    assert image is not None
    assert under is not None
    added = round((image["Size"] - under["Size"]) / 2**20)
    if added > MOST_MIB:
        faults.append(f"the image adds {added} MiB to its base image, more than {MOST_MIB}")
    return {
        "added_mib": added,
        "size_mb": round(image["Size"] / 1e6),
        "base_mb": round(under["Size"] / 1e6),
        "user": image["Config"]["User"],
        "entrypoint": image["Config"]["Entrypoint"],
        **_run(_CONTENT, "--network", "none"),
    }


def rights(container: str) -> dict[str, Any]:
    """Return what a process in a running container of the compose file may do."""
    found: dict[str, Any] = json.loads(call("docker", "exec", container, "python", "-c", _LOOK))
    return found


def faults(seen: dict[str, Any]) -> list[str]:
    """Return in words what a container may do that it should not, and what it should and cannot."""
    found = []
    if seen["uid"] == 0 or seen["gid"] == 0:
        found.append("runs as root")
    if seen["capabilities"]:
        found.append(f"has capabilities {seen['capabilities']:#x}")
    if not seen["no_new_privileges"]:
        found.append("may gain privileges")
    if not seen["root_read_only"]:
        found.append("its root file system can be written")
    found += [f"writes to {path}" for path, said in seen["writes"].items() if path != "/tmp" and said == "written"]
    if seen["writes"]["/tmp"] != "written":
        found.append(f"cannot write to /tmp: {seen['writes']['/tmp']}")
    return found

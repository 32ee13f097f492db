"""Nothing of others and nothing of this machine is committed.

No third-party script, style or font (packages ship them), no page that loads from another's host, no path of the
machine the work was done on, no package index in a lock file, and every requirement with its hash.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from urllib.parse import urlsplit

from checks.tree import Finding, Tree

VENDORED = re.compile(
    r"(\.min\.(js|css)|\.(woff2?|ttf|otf|eot))$|(^|/)(htmx|jquery|bootstrap|alpine|tailwind)[.\-\w]*\.(js|css)$"
)
BANNER = re.compile(r"@license|/\*!|@preserve|sourceMappingURL=")
LOADED = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//|@import\s|url\(\s*["']?(?:https?:)?//""")
INDEX = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|\bindex-url\s*=|\[\[tool\.uv\.index\]\]|https?://"
)
WRITTEN = (".py", ".toml", ".md", ".txt", ".html", ".css", ".js", ".yaml", ".yml", ".json", ".cfg", ".ini", ".sh", "")
TEMPLATES = (".html", ".css", ".js")


DOT, HOSTED = ".", "hosted"
"""Apart, so that this file names no index itself."""
NAMED_INDEX = re.compile(r"(?:index-url|find-links|INDEX_URL|DEFAULT_INDEX)\W{1,4}https?://")
SHARED = {Path(name) for name in ("/", "/opt", "/srv", "/tmp", "/usr/local", "/usr/src", "/var/lib", "/var/www")}  # noqa: S108 - not written to
"""Folders whose other contents say nothing about this machine."""
PUBLIC = {f"pypi{DOT}org", f"files.python{HOSTED}{DOT}org"}
"""The public index: named by nobody either; whoever installs says where packages come from."""
PIP = ("/etc/pip.conf", "~/.config/pip/pip.conf", "~/.pip/pip.conf")


def check(tree: Tree) -> Iterator[Finding]:
    """Every file that is or would be committed."""
    private = [*machine_paths(tree.root), *index_hosts(), *PUBLIC]
    outside = re.compile("|".join(rf"(?<![\w.-]){re.escape(name)}(?![\w-])" for name in private) or r"(?!)")
    for name in tree.files():
        if VENDORED.search(name):
            yield Finding(name, 1, "a third party's asset: take it from a package")
        if Path(name).suffix not in WRITTEN:
            continue
        text = (tree.root / name).read_text(encoding="utf-8", errors="replace")
        yield from _lines(name, text, outside)
        if name.startswith("requirements/") and name.endswith(".txt"):
            yield from _lock(name, text)


def machine_paths(root: Path) -> list[str]:
    """Paths that only this machine has: the checkout, its neighbours, and the home folder where it is a person's."""
    root, home = root.resolve(), Path.home()
    found = {root} if root.parent not in SHARED or len(root.parts) > 2 else set()
    if root.parent not in SHARED:
        found |= {path for path in root.parent.iterdir() if path.is_dir()}
    if len(home.parts) > 2:
        found.add(home)
    return sorted(path.as_posix() for path in found)


def index_hosts() -> list[str]:
    """The hosts that this machine takes its packages from, unless they are everybody's."""
    config = ConfigParser(interpolation=None, strict=False)
    config.read(Path(name).expanduser() for name in (*PIP, os.environ.get("PIP_CONFIG_FILE", "")) if name)
    named = [config.get("global", "index-url", fallback="")]
    named += [os.environ.get(name, "") for name in ("PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX")]
    return sorted({host for url in named if (host := urlsplit(url).hostname)} - PUBLIC - {"localhost", "127.0.0.1"})


def _lines(name: str, text: str, outside: re.Pattern[str]) -> Iterator[Finding]:
    asset = name.endswith(TEMPLATES) and name.startswith("anyshore/")
    if not (asset or outside.search(text) or NAMED_INDEX.search(text)):
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if outside.search(line):
            yield Finding(name, number, "names a path of this machine, or the index its packages come from")
        if NAMED_INDEX.search(line):
            yield Finding(name, number, "names a package index: whoever installs says where packages come from")
        if asset and BANNER.search(line):
            yield Finding(name, number, "carries a third party's licence banner: take it from a package")
        if asset and LOADED.search(line) and "<a " not in line:
            yield Finding(name, number, "loads from another host: everything is served by the instance")


def _lock(name: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.lstrip().startswith("#") and INDEX.search(line):
            yield Finding(name, number, "a lock file names no index")
    for entry in re.split(r"\n(?=\S)", text):
        if re.match(r"[A-Za-z0-9]", entry) and "--hash=" not in entry:
            yield Finding(name, text[: text.index(entry)].count("\n") + 1, f"{entry.split()[0]} has no hash")

"""Builds `.venv` and installs everything pinned; quick when nothing changed. Needs Python 3.11 and a package index.

python3 tools/install.py          what the app needs
python3 tools/install.py --tests  what the tests need too: tools, Chromium, PostgreSQL
"""

import hashlib
import html.parser
import os
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
EDITOR = ROOT / "assistant" / "ui" / "live_editor"
POSTGRESQL = Path("/usr/lib/postgresql")


def say(text: str) -> None:
    """Print a line about what goes on."""
    print(f"» {text}", flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a command; stop with one sentence when it fails."""
    done = subprocess.run([str(part) for part in command], env={**os.environ, **environment}, check=False)
    if done.returncode:
        sys.exit(f"This command failed, see above: {' '.join(map(str, command))}")


def succeeds(*command: str | Path) -> bool:
    """Whether a command ends well; what it prints is dropped."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def fingerprint(*names: str) -> str:
    """Return what the installation depends on, as one word: the files named and the Python that runs."""
    digest = hashlib.sha256(sys.version.encode())
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def build_venv() -> None:
    """Create `.venv`, with a pip in it even where Debian's python3-venv is missing."""
    if (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode
    ):
        return
    say("Building .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    if succeeds(sys.executable, "-m", "venv", VENV):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", "--without-pip", VENV)
    wheel = VENV / "pip.whl"
    fetch_pip(wheel)
    run(PYTHON, f"{wheel}/pip", "install", "--quiet", "--ignore-installed", "pip")
    wheel.unlink()


class Wheels(html.parser.HTMLParser):
    """Collects the wheels a package index lists."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of each wheel that is no pre-release."""
        address = dict(attrs).get("href") or ""
        name = address.split("#")[0].rsplit("/", 1)[-1]
        if tag == "a" and name.endswith("-none-any.whl") and name.split("-")[1].replace(".", "").isdigit():
            self.found.append(address)


def fetch_pip(target: Path) -> None:
    """Download the newest pip from the package index in use (`PIP_INDEX_URL`, else PyPI)."""
    page = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    with urllib.request.urlopen(page) as answer:
        wheels = Wheels()
        wheels.feed(answer.read().decode())
    newest = max(wheels.found, key=lambda a: [int(n) for n in a.rsplit("/", 1)[-1].split("-")[1].split(".")])
    with urllib.request.urlopen(urllib.parse.urljoin(page, newest)) as answer:
        target.write_bytes(answer.read())


def install(stamp: str, requirements: str, without_dependencies: str) -> None:
    """Install the requirements unless the stamp says that it was done for these very files."""
    wanted = fingerprint("requirements.txt", requirements, without_dependencies, "constraints.txt")
    mark = VENV / stamp
    if mark.exists() and mark.read_text() == wanted:
        return
    say(f"Installing {requirements} (a few minutes the first time)")
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "-r", ROOT / requirements, "-c", ROOT / "constraints.txt")
    run(*pip, "--no-deps", "-r", ROOT / without_dependencies)
    mark.write_text(wanted)


def debian_packages() -> list[str]:
    """Return the Debian packages the tests still need."""
    missing = []
    if not shutil.which("chromium"):
        missing += ["chromium", "fonts-noto-core", "fonts-noto-color-emoji"]
    if not any(POSTGRESQL.glob("*/bin/initdb")):
        missing.append("postgresql")
    return missing


def install_servers() -> None:
    """Install Chromium and PostgreSQL: from Debian as root, else Playwright's Chromium (and no PostgreSQL)."""
    missing = debian_packages()
    if not missing:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing {', '.join(missing)}")
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing, DEBIAN_FRONTEND="noninteractive")
    elif "chromium" in missing:
        say("Installing Playwright's Chromium")
        run(PYTHON, "-m", "playwright", "install", "chromium")
    if "postgresql" in missing and not any(POSTGRESQL.glob("*/bin/initdb")):
        say("PostgreSQL is not installed: its tests are skipped (apt-get install postgresql)")


def install_node_packages() -> None:
    """Install what rebuilds the live editor and what tests how accessible the screens are; without npm, do without."""
    lock = (EDITOR / "package-lock.json").read_bytes()
    mark = EDITOR / "node_modules" / "installed"
    if mark.exists() and mark.read_bytes() == lock:
        return
    if not shutil.which("npm"):
        say("npm is not installed: the tests that need it are skipped")
        return
    say("Installing the packages of the live editor's tests")
    command = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    if subprocess.run(command, cwd=EDITOR, capture_output=True, check=False).returncode:
        say("npm could not install them: the tests that need them are skipped")
        return
    mark.write_bytes(lock)


def fetch_real_pages() -> None:
    """Fetch the pages of Debian's documentation that the tests read; without them those tests are skipped."""
    done = subprocess.run(
        [PYTHON, "-m", "tests.document.debian_pages"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        say(f"Tests on real pages will be skipped: {done.stderr.strip()}")


def main() -> None:
    """Install what the arguments ask for."""
    if sys.version_info < OLDEST:
        sys.exit(f"Porteplume needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
    build_venv()
    install("installed", "requirements.txt", "requirements-demo.txt")
    if "--tests" in sys.argv[1:]:
        install("installed-tests", "requirements-dev.txt", "requirements-demo.txt")
        install_servers()
        install_node_packages()
        fetch_real_pages()


if __name__ == "__main__":
    main()

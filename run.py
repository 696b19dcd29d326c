#!/usr/bin/env python3
"""Set Mizan up in this folder and run it; needs nothing but Python 3.11 or later and pip.

    python3 run.py demo    read the example articles, show the partners of Kazakhstan, write the brief
    python3 run.py test    lint, types, layers, tests, browser tests and quality floors
    python3 run.py bench   the benchmarks of bench/

What it installs goes into .venv/ in this folder, from requirements.lock; the first run takes a minute. The tests need a
browser and a PostgreSQL server besides: they are installed from Debian's packages where run.py may do that.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
SHARED = ROOT.parent / "shared"
PACKAGES = {"chromium": "chromium", "postgres": "postgresql"}
"""The programs that tests start, and the Debian packages that bring them."""

CHECKS = (
    ("lint", ("-m", "ruff", "check", ".")),
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("types", ("-m", "mypy")),
    ("layers", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("tests", ("-m", "pytest", "-n", "2")),
)


def run(*command: str | Path) -> int:
    """Run a command of the environment in this folder."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def set_up(lock: str) -> None:
    """Make the environment and install what a lock file names, unless just that is installed already."""
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"{lock}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"Setting up .venv from {lock} …", flush=True)
    if not PYTHON.exists():
        # Debian's Python has no ensurepip, so the environment is made without pip and filled from outside.
        venv.create(VENV, with_pip=False, symlinks=os.name != "nt")
    install = (sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet", "--disable-pip-version-check")
    for arguments in (("-r", ROOT / lock), ("--no-deps", "--editable", ROOT)):
        if run(*install, *arguments):
            sys.exit("run.py: the installation failed (see above); mend it and run the same command again")
    stamp.write_text(wanted)


def set_up_system() -> None:
    """Install the programs that tests start, where that is allowed; without them their tests say why they skip."""
    missing = [package for program, package in PACKAGES.items() if not installed(program)]
    if not missing:
        return
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        print(f"run.py: {', '.join(missing)} not installed; tests that need them are skipped", flush=True)
        return
    print(f"Installing {', '.join(missing)} …", flush=True)
    # The server that the package would start by itself is not wanted: tests start their own.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *missing]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


def installed(program: str) -> bool:
    """Whether a program is there: on the path, or where Debian keeps the programs of PostgreSQL's server."""
    return bool(shutil.which(program) or list(Path("/usr/lib/postgresql").glob(f"*/bin/{program}")))


def demo() -> int:
    """The main job on the example articles."""
    set_up("requirements.lock")
    return run(PYTHON, "-m", "mizan", "demo")


def test() -> int:
    """Everything that has to hold before a change lands; the first failure does not hide the others."""
    set_up("requirements-dev.lock")
    set_up_system()
    checks = list(CHECKS)
    if (SHARED / "gold/dev").is_dir():
        evaluate = ("-m", "mizan", "evaluate", str(SHARED / "gold/dev"), "--floors", "quality/floors.toml")
        checks.append(("quality", evaluate))
    else:
        print("run.py: ../shared/gold/dev is not here, so the quality floors are not checked")
    failed = []
    for name, arguments in checks:
        print(f"\n== {name}", flush=True)
        if run(PYTHON, *arguments):
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def bench() -> int:
    """The benchmarks."""
    set_up("requirements-dev.lock")
    return run(PYTHON, "bench/run.py", *sys.argv[2:])


def main() -> int:
    """Run the command named on the command line."""
    if sys.version_info < (3, 11):
        sys.exit(f"run.py: Mizan needs Python 3.11 or later; this is {sys.version.split()[0]}")
    commands = {"demo": demo, "test": test, "bench": bench}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    return commands[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())

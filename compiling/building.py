"""Compiling the modules that read documents with mypyc and the C compiler of the machine.

python3 -m compiling.building FOLDER    make a copy of the package in FOLDER and compile the reading there
"""

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from compiling.rewriting import rewritten

if TYPE_CHECKING:
    from setuptools import Extension  # type: ignore[import-untyped]

SOURCE = Path(__file__).resolve().parent.parent / "src"
COMPILED = ("mizan/languages", "mizan/reading", "mizan/model/edtf.py")
"""What is compiled: modules and folders of the package."""

STAYING = frozenset(
    (
        "mizan/languages/arabic/passages.py",
        "mizan/languages/compiled.py",
        "mizan/languages/kept.py",
        "mizan/reading/explanation.py",
        "mizan/reading/lines.py",
        "mizan/reading/parallel.py",
        "mizan/reading/processes.py",
    )
)
"""Modules that stay Python, besides every `__init__.py`: what msgspec reads from data or mypyc cannot compile, and what
takes no time.
"""

CLOSED = ("-fvisibility=hidden", "-fno-semantic-interposition", "-fno-plt") if os.name == "posix" else ()
"""What tells the C compiler that nobody replaces a function of the library, so that it calls each one directly."""


def modules(package: Path) -> list[str]:
    """The modules to compile, as paths relative to the folder that holds the package."""
    found = []
    for name in COMPILED:
        path = package / name
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    names = (path.relative_to(package).as_posix() for path in found if path.name != "__init__.py")
    return [name for name in names if name not in STAYING]


def prepare(folder: Path) -> list["Extension"]:
    """Copy the package into a folder and write the C of its reading; what the C compiler is to make of it.

    Leaves the program, with a message, where mypyc cannot compile a module.
    """
    from mypyc.build import mypycify

    shutil.copytree(SOURCE / "mizan", folder / "mizan", ignore=shutil.ignore_patterns("__pycache__"))
    names = modules(folder)
    with contextlib.chdir(folder):
        for name in names:
            Path(name).write_text(rewritten(Path(name).read_text(encoding="utf-8")), encoding="utf-8")
        options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", *names]
        extensions: list[Extension] = mypycify(options, opt_level="2", debug_level="0", group_name="mizan")
        for extension in extensions:
            extension.extra_compile_args.extend(CLOSED)
        for name in names:
            shutil.copy2(SOURCE / name, name)
    return extensions


def compile_into(folder: Path) -> list[Path]:
    """Copy the package into a folder and compile its reading there; the libraries made, relative to the folder.

    Needs mypyc, setuptools and a C compiler; takes some minutes. The Python files stay beside the libraries: Python
    prefers the libraries.
    """
    from setuptools import Distribution

    extensions = prepare(folder)
    with contextlib.chdir(folder):
        building = Distribution({"name": "mizan", "ext_modules": extensions}).get_command_obj("build_ext")
        building.inplace = True
        building.ensure_finalized()
        building.run()
        shutil.rmtree("build")
        return sorted(Path().rglob("*.so"))


if __name__ == "__main__":
    print(*compile_into(Path(sys.argv[1]).resolve()), sep="\n")

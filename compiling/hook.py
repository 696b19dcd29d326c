"""Build hook of the wheel: compiles the reading, where that is asked for (docs/performance.md tells how)."""

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledReading(BuildHookInterface):
    """Adds the compiled modules to the wheel, which then fits one version of Python on one kind of machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is filled; an editable one stays Python."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from compiling.building import compile_into

        folder = Path(self.root) / "build" / "wheel"
        shutil.rmtree(folder, ignore_errors=True)
        for library in compile_into(folder):
            build_data["force_include"][str(folder / library)] = library.as_posix()
        build_data["pure_python"], build_data["infer_tag"] = False, True

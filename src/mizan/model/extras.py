"""Libraries that only some work needs, and the extra of the package that brings them."""

from importlib import import_module
from typing import Any

from mizan.model.errors import MizanError


def needed(module: str, what: str, extra: str = "publish") -> Any:
    """The module; an error that says how to get it where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MizanError(
            f"{what} needs {error.name}, which is not installed; run: pip install 'mizan[{extra}]'"
        ) from None

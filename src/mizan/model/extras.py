"""Libraries that only some work needs, and the extra of the package that brings them."""

from importlib import import_module
from typing import Any

from mizan.model.errors import MizanError
from mizan.model.messages import Message


def needed(module: str, what: str, extra: str = "publish") -> Any:
    """The module; an error that says how to get it where it is not installed.

    `what` needs it is a name, or the key of a message.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MizanError("not_installed", what=Message(what), name=error.name, extra=extra) from None

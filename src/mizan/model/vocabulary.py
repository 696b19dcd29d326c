"""The closed vocabularies of records and the register of states and organisations, with their labels.

Labels come in the languages of LANGUAGES; a key that no vocabulary knows is its own label.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from mizan.model.tables import rows

LANGUAGES = ("ar", "en")
_FOLDER = files(__name__.rpartition(".")[0]).joinpath("vocabularies")


class Party(Struct, frozen=True):
    """A state or an international organisation of the register."""

    id: str
    kind: str
    label_ar: str
    label_en: str
    wikidata: str = ""
    cow: str = ""
    members: tuple[str, ...] = ()
    parent: str = ""


@cache
def terms(group: str) -> Mapping[str, Mapping[str, Any]]:
    """The terms of a vocabulary (`event_type`, `mode`, `instrument` …) by key.

    Raises KeyError for a vocabulary that does not exist.
    """
    return MappingProxyType(_terms()[group])


def groups() -> tuple[str, ...]:
    """The names of all vocabularies."""
    return tuple(_terms())


@cache
def _terms() -> dict[str, dict[str, dict[str, Any]]]:
    units = {row.pop("id"): row for row in rows(_FOLDER.joinpath("units.tsv"))}
    return {**table("terms"), "unit": units, "domain": table("domains")["domain"], **table("principles")}


def table(name: str) -> dict[str, Any]:
    """A TOML file of the vocabularies, as it stands."""
    return tomllib.loads(_FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def label(group: str, key: str, language: str) -> str:
    """The label of a term, or the key itself where the vocabulary does not know it."""
    term = terms(group).get(key)
    return str(term[language]) if term else key


@cache
def parties() -> Mapping[str, Party]:
    """The register of states and organisations by id."""
    register: dict[str, Party] = {}
    for file, kind in (("states.tsv", "state"), ("organisations.tsv", "igo")):
        for row in rows(_FOLDER.joinpath(file)):
            register[row["id"]] = Party(
                row["id"],
                kind,
                row["label_ar"],
                row["label_en"],
                row.get("wikidata", ""),
                row.get("cow", ""),
                tuple(row.get("members", "").split()),
                row.get("parent", ""),
            )
    return MappingProxyType(register)


def party_label(code: str, language: str) -> str:
    """The name of a state or organisation, or the code itself: companies and cities are their own names."""
    party = parties().get(code)
    if party is None:
        return code
    return party.label_ar if language == "ar" else party.label_en


def find_party(text: str) -> str:
    """The code of the state or organisation that a code, an Arabic or an English name names.

    Raises KeyError where none is called so.
    """
    wanted = text.strip()
    if wanted.upper() in parties():
        return wanted.upper()
    for party in parties().values():
        if wanted.casefold() in (party.label_en.casefold(), party.label_ar):
            return party.id
    raise KeyError(text)

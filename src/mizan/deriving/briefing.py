"""What a brief tells, chosen from derived tables: of the entries and records only those are loaded that it shows."""

from collections.abc import Callable, Collection
from datetime import date

import polars as pl

from mizan.deriving import restored
from mizan.deriving.whole import Whole, among
from mizan.publishing.chosen import TELLING, Chosen, Rest
from mizan.publishing.page import ITEMS
from mizan.publishing.parts import Form
from mizan.settling import project_register

_AHEAD = pl.col("kind").is_in(["event", "agreement"]) & pl.col("status").is_in(["planned", "proposed"])
_SECTIONS = {
    "timeline": (pl.col("kind") == "event") & (pl.col("status") == "occurred"),
    "agreements": (pl.col("kind") == "agreement") & ~_AHEAD,
    "figures": pl.col("kind") == "figure",
}
_HEAVIEST = (pl.col("contested"), pl.col("reports"), pl.col("date").fill_null(""))
_IN_ORDER = (pl.col("type").cast(pl.String), pl.col("date").fill_null("~").str.strip_chars_start("./"), pl.col("id"))


def chosen(
    whole: Whole,
    derived: Callable[[str, str | None], pl.DataFrame],
    focal: str,
    partner: str | None = None,
    *,
    form: Form = "long",
    since: date | None = None,
) -> Chosen:
    """What concerns a focal state (and one partner, if given); `derived` gives the tables of `derived.py` by name.

    For one page, acts, agreements and figures are only those that it shows, and those told of `since` a day; the rest
    is counted.
    """
    wanted = {focal, partner} if partner else {focal}
    both = pl.all_horizontal(among("parties", code) for code in wanted)
    partners = [row for row in restored.partners(derived("partners", focal)) if partner in (None, row.code)]
    telling = pl.col("kind").is_in(sorted(TELLING)) & both
    speakers = [focal, *(row.code for row in partners)]
    told, said = whole.tables.entries.select(telling).to_series().arg_true(), _said(whole, telling, speakers)
    rest = Rest()
    if form == "page":
        shown = _shown(whole, told, since)
        rest = _rest(whole, shown, said)
        told, said = shown.filter("shown")["place"], said.clear()
    return Chosen(
        focal=focal,
        partner=partner,
        partners=partners,
        told=list(whole.at(told)),
        said=list(whole.at(said)),
        promises=restored.promises(whole, derived("promises", focal).filter(both)),
        titles=restored.titles(whole, derived("titles", focal).filter(both)),
        projects=project_register(whole.at(_built(whole, wanted)), whole.tables.identity),
        contested=restored.contradictions(whole, derived("contradictions", None).filter(both)),
        rest=rest,
    )


def _shown(whole: Whole, told: pl.Series, since: date | None) -> pl.DataFrame:
    """What is told, by `place`, with the `section` of a brief in which it stands, and whether one page needs it.

    It needs the heaviest of a section (`page.one_page`), what is planned, and what was told since a day.
    """
    asked = ("id", "kind", "type", "status", "date", "contested", "reports", "records")
    rows = whole.tables.entries.select(pl.col(asked).gather(told)).with_columns(place=told)
    rows = rows.filter(pl.col("kind") != "claim")
    section = pl.coalesce(pl.when(wanted).then(pl.lit(anchor)) for anchor, wanted in _SECTIONS.items())
    rows = rows.with_columns(section=section)
    alike = pl.when(pl.col("section") != "timeline").then(_IN_ORDER[0])
    rows = rows.sort(*_HEAVIEST, alike, *_IN_ORDER[1:], descending=[True] * 3 + [False] * 3)
    most = pl.col("section").replace_strict(ITEMS, default=0, return_dtype=pl.Int64)
    needed = _AHEAD | (pl.int_range(pl.len()).over("section") < most)
    if since is not None:
        documents, last = whole.tables.records["document"], whole.tables.documents["last"]
        days = pl.DataFrame({"place": rows["place"], "record": rows["records"]}).explode("record").drop_nulls()
        late = days.filter(last.gather(documents.gather(days["record"])) >= since)["place"]
        needed |= pl.col("place").is_in(late.unique().implode())
    return rows.select("place", "section", "records", shown=needed)


def _rest(whole: Whole, told: pl.DataFrame, said: pl.Series) -> Rest:
    """What one page does not show of what is told, and all that is said."""
    left = told.filter(~pl.col("shown") & pl.col("section").is_not_null())
    counted = dict(left.group_by("section").len().iter_rows())
    reports = pl.concat([left["records"], whole.tables.entries["records"].gather(said)]).explode().drop_nulls()
    documents = whole.tables.documents["id"].gather(whole.tables.records["document"].gather(reports).unique())
    return Rest({**counted, "statements": len(said)}, list(whole.ledger.sources(documents).values()))


def _said(whole: Whole, telling: pl.Expr, speakers: list[str]) -> pl.Series:
    """The places of the statements that these speak for, where a document first quotes them that tells something."""
    entries, documents = whole.tables.entries, whole.tables.records["document"]
    told = documents.gather(entries.filter(telling)["records"].explode().drop_nulls()).unique()
    said = entries.select("kind", "parties", first=pl.col("records").list.first()).with_row_index("place")
    said = said.filter(pl.col("kind") == "statement")
    spoken = said.explode("parties").filter(pl.col("parties").is_in(speakers)).unique("place", maintain_order=True)
    return spoken.filter(documents.gather(spoken["first"]).is_in(told.implode()))["place"]


def _built(whole: Whole, parties: Collection[str]) -> pl.Series:
    """The places of the projects in which all of these take part, by whichever report, under whatever name."""
    told = whole.tables.entries.select("kind", "records").with_row_index("place").filter(pl.col("kind") == "project")
    told = told.explode("records")
    named = whole.tables.records["parties"].gather(told["records"]).cast(pl.List(pl.String))
    building = pl.DataFrame({"place": told["place"], "party": named}).explode("party").drop_nulls()
    called = building["party"].unique()
    ids = pl.Series(map(whole.tables.identity.party, called), dtype=pl.String)
    those = building.with_columns(pl.col("party").replace(called, ids)).filter(pl.col("party").is_in(parties))
    return those.group_by("place").agg(pl.col("party").n_unique()).filter(pl.col("party") == len(parties))["place"]

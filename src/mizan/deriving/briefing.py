"""What a brief tells, chosen from derived tables: of the entries and records only those are loaded that it shows."""

from collections.abc import Callable, Collection

import polars as pl

from mizan.deriving import restored
from mizan.deriving.whole import Whole, among
from mizan.publishing.chosen import TELLING, Chosen
from mizan.settling import project_register


def chosen(
    whole: Whole, derived: Callable[[str, str | None], pl.DataFrame], focal: str, partner: str | None = None
) -> Chosen:
    """What concerns a focal state (and one partner, if given); `derived` gives the tables of `derived.py` by name."""
    wanted = {focal, partner} if partner else {focal}
    both = pl.all_horizontal(among("parties", code) for code in wanted)
    partners = [row for row in restored.partners(derived("partners", focal)) if partner in (None, row.code)]
    telling = pl.col("kind").is_in(sorted(TELLING)) & both
    speakers = [focal, *(row.code for row in partners)]
    return Chosen(
        focal=focal,
        partner=partner,
        partners=partners,
        told=list(whole.those(telling)),
        said=list(whole.at(_said(whole, telling, speakers))),
        promises=restored.promises(whole, derived("promises", focal).filter(both)),
        titles=restored.titles(whole, derived("titles", focal).filter(both)),
        projects=project_register(whole.at(_built(whole, wanted)), whole.tables.identity),
        contested=restored.contradictions(whole, derived("contradictions", None).filter(both)),
    )


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

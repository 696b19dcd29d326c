"""Reading sources into an archive of Parquet files, part by part."""

from collections import Counter

import click

from mizan.archives import engines
from mizan.archives.partitions import partitions
from mizan.cli.console import complain, progress
from mizan.documents import STANDARD_INPUT, Known
from mizan.model.errors import ArchiveError

_SHOWN = 20


def read_into(
    archive: str, sources: tuple[str, ...], *, engine: str, address: str | None, jobs: int, known: Known
) -> Counter[str]:
    """Read the parts of some sources that an archive does not have yet; what was done and failed, counted."""
    if STANDARD_INPUT in sources:
        raise ArchiveError("archive_of_standard_input")
    parts = list(partitions(sources))
    left, before = engines.remaining(parts, archive)
    run = engines.ray(address) if engine == "ray" else engines.local(jobs)
    tally: Counter[str] = Counter()
    with progress("reading", sum(part.end - part.start for part in left if not part.is_parquet)) as counter:
        for done in run(iter(left), archive, known):
            tally.update(parts=1, documents=done.documents, records=done.records, failed=len(done.failures))
            for failure in done.failures[:_SHOWN]:
                complain(failure)
            counter.advance(done.documents)
            counter.take(done.partition.end - done.partition.start)
    click.echo(
        f"Parts: {tally['parts']:,} read, {len(before):,} done before. In {archive}: {tally['documents']:,} more "
        f"documents, {tally['records']:,} more records; {tally['failed']:,} documents failed."
    )
    if failed := [failure for done in before for failure in done.failures]:
        click.echo(f"In the parts done before, documents failed: {len(failed):,}; the first of them: {failed[0]}")
    return tally

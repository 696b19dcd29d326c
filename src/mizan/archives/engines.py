"""Engines: who maps the reading of partitions, the cores of this machine or a Ray cluster."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from mizan.archives.archive import Archive
from mizan.archives.mapping import Done, read_partition
from mizan.archives.partitions import Partition
from mizan.documents import Known
from mizan.model.errors import ArchiveError
from mizan.model.extras import needed
from mizan.reading.processes import processes

_AHEAD = 2

Engine = Callable[[Iterator[Partition], str, Known], Iterator[Done]]
"""Reads partitions into an archive as `read_partition` does; gives out what each came to, as they are done."""


def remaining(parts: Iterable[Partition], archive: str) -> tuple[list[Partition], list[Done]]:
    """The partitions that an archive does not have yet, and what the others came to."""
    there = Archive(archive).parts
    left: list[Partition] = []
    done: list[Done] = []
    for part in parts:
        if part.key in there:
            done.append(there[part.key])
        else:
            left.append(part)
    return left, done


def local(jobs: int) -> Engine:
    """The engine of one machine: as many processes as there are jobs."""

    def run(parts: Iterator[Partition], archive: str, known: Known) -> Iterator[Done]:
        from concurrent.futures import FIRST_COMPLETED, wait

        with processes(jobs) as pool:
            waiting = {pool.submit(read_partition, part, archive, known) for part in islice(parts, jobs * _AHEAD)}
            while waiting:
                ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                waiting |= {pool.submit(read_partition, part, archive, known) for part in islice(parts, len(ready))}
                for future in ready:
                    yield future.result()

    return run


def ray(address: str | None) -> Engine:
    """The engine of a cluster: the Ray cluster at an address, or one that Ray starts on this machine.

    A part whose node is lost is read again on another, as often as it takes.
    """

    def run(parts: Iterator[Partition], archive: str, known: Known) -> Iterator[Done]:
        ray = needed("ray", "ray_engine", "archive")
        mine = not ray.is_initialized()
        if mine:
            _connect(ray, address)
        task = ray.remote(read_partition).options(num_cpus=1, max_retries=-1)
        cores = int(ray.cluster_resources().get("CPU", 1))
        try:
            waiting = [task.remote(part, archive, known) for part in islice(parts, cores * _AHEAD)]
            while waiting:
                ready, waiting = ray.wait(waiting)
                waiting += [task.remote(part, archive, known) for part in islice(parts, len(ready))]
                yield from ray.get(ready)
        except ray.exceptions.RayError as error:
            raise ArchiveError("cluster_failed", reason=type(error).__name__) from error
        finally:
            if mine:
                ray.shutdown()

    return run


def _connect(ray: Any, address: str | None) -> None:
    try:
        ray.init(address=address, log_to_driver=False, include_dashboard=False, configure_logging=False)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise ArchiveError("no_cluster", address=address, reason=error) from error

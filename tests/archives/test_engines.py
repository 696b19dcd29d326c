"""A cluster of two nodes reads an archive, and loses nothing when one of them dies."""

import os
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mizan.archives import engines
from mizan.archives.archive import Archive
from mizan.archives.mapping import Done
from mizan.archives.partitions import partitions
from mizan.documents import Known
from mizan.model.errors import ArchiveError


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    os.environ["RAY_ENABLE_UV_RUN_RUNTIME_ENV"] = "0"
    pytest.importorskip("ray", reason="Ray is not installed (pip install 'mizan[archive]')")
    cluster_utils: Any = import_module("ray.cluster_utils")
    ray: Any = import_module("ray")
    made = cluster_utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.connect()
    yield made
    ray.shutdown()
    made.shutdown()


def test_a_lost_node_costs_nothing_and_doubles_nothing(cluster: Any, sources: Path, tmp_path: Path) -> None:
    other = cluster.add_node(num_cpus=1)
    parts = list(partitions([str(sources)], size=2_000))
    assert len(parts) > 20
    archive = str(tmp_path / "archive")
    done: list[Done] = []
    for number, part in enumerate(engines.ray(None)(iter(parts), archive, Known())):
        done.append(part)
        if number == len(parts) // 3:
            cluster.remove_node(other, allow_graceful=False)
    assert sorted(part.partition.key for part in done) == sorted(part.key for part in parts)
    alone = str(tmp_path / "alone")
    list(engines.local(1)(iter(parts), alone, Known()))
    assert [one.id for one in Archive(archive).records()] == [one.id for one in Archive(alone).records()]
    assert engines.remaining(parts, archive)[0] == []


def test_a_cluster_that_is_not_there_is_said(sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed (pip install 'mizan[archive]')")
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", _refused)
    with pytest.raises(ArchiveError, match="no Ray cluster there"):
        list(engines.ray("127.0.0.1:1")(partitions([str(sources)]), str(tmp_path / "archive"), Known()))


def _refused(**_: object) -> None:
    raise ConnectionError("nothing answers")

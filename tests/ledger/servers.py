"""A PostgreSQL server for the tests: made in a folder of its own, reached by a socket there, gone afterwards."""

import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import create_engine, make_url

_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
}
_PATIENCE = 30.0


def programs() -> Path | None:
    """The folder with PostgreSQL's own programs, of the newest version that is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    return Path(found).parent if found else None


def needed() -> Path:
    """The same; without them the test skips, but not where CI says that everything is to be tested."""
    found = programs()
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "needs a PostgreSQL server (Debian: apt-get install postgresql)"
        )
    return found


class Server:
    """A running server; `database` makes an empty database and returns its address."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="mizan-"))
        self._names = (f"ledger{number}" for number in count(1))
        # PostgreSQL refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._user)
        self._run(
            "initdb",
            "--no-sync",
            "--data-checksums",
            "--auth=trust",
            "--username=mizan",
            "--encoding=UTF8",
            "--locale=C",
        )
        self.start()

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [self._programs / "postgres", "-D", self._data, "-k", self._folder, *settings],
            user=self._user if os.geteuid() == 0 else None,
            stderr=(self._folder / "log").open("ab"),
        )
        deadline = time.monotonic() + _PATIENCE
        ready: list[str | Path] = [
            self._programs / "pg_isready",
            "--quiet",
            "--host",
            self._folder,
            "--dbname",
            "postgres",
        ]
        while subprocess.run(ready, check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start: {(self._folder / 'log').read_text()}")
            time.sleep(0.02)

    def crash(self) -> None:
        """End the server at once: what it has not written is lost, as when the machine goes down."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def damage(self, address: str, table: str) -> None:
        """Write noise over the first page of a table of a database, while the server is down."""
        engine = create_engine(
            f"postgresql+pg8000://mizan@/{make_url(address).database}", connect_args={"unix_sock": self._socket}
        )
        with engine.connect() as connection:
            path = connection.exec_driver_sql(f"SELECT pg_relation_filepath('{table}')").scalar_one()
        engine.dispose()
        self.stop()
        with (self._data / path).open("r+b") as file:
            file.write(random.Random(6).randbytes(4096))
        self.start()

    def stop(self) -> None:
        """Stop the server; what it holds is on the disk then."""
        self._process.send_signal(signal.SIGINT)
        self._process.wait()

    def close(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def database(self, disk: Path | None = None) -> str:
        """The address of a new and empty database, whose tables are on a disk of its own where one is given."""
        name = next(self._names)
        if disk is not None:
            shutil.chown(disk, self._user)
            self.execute(f"CREATE TABLESPACE {name} LOCATION '{disk}'")
        self.execute(f"CREATE DATABASE {name} TABLESPACE {name if disk else 'pg_default'}")
        return self.address(name)

    def address(self, database: str, user: str = "mizan") -> str:
        """The address of a database of this server."""
        return f"postgresql://{user}@/{database}?host={self._folder}"

    def execute(self, statement: str) -> None:
        """Run one statement as the owner of the server."""
        engine = create_engine("postgresql+pg8000://mizan@/postgres", connect_args={"unix_sock": self._socket})
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    @property
    def _socket(self) -> str:
        return str(self._folder / ".s.PGSQL.5432")

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        command: list[str | Path] = [self._programs / program, "-D", self._data, *arguments]
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            user=self._user if os.geteuid() == 0 else None,
            cwd=self._folder,
        )

"""Records set aside in files, part by part, so that a ledger is read once and never held in memory as a whole."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from tempfile import TemporaryFile
from zlib import crc32

import msgspec

from mizan.ledger.files import room_for
from mizan.model.booked import Booked, Source
from mizan.model.records import AnyRecord, Record

_LENGTH = 8
_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(list[tuple[int, AnyRecord, Source]])


class Aside:
    """The records of so many parts, each with its place in the ledger; half a kilobyte of a file for each record."""

    def __init__(self, parts: int) -> None:
        self._files = [TemporaryFile() for _ in range(parts)]  # noqa: SIM115 (`take` closes them)
        self._judged: list[dict[int, Booked]] = [{} for _ in self._files]

    def put(self, placed: Iterable[tuple[Hashable, int, Booked]]) -> None:
        """Set records aside: of each its block, all of which goes to one part, its place, and itself.

        Raises LedgerError where there is no room.
        """
        plain: dict[int, list[tuple[int, Record, Source]]] = defaultdict(list)
        for block, place, booked in placed:
            part = crc32(repr(block).encode()) % len(self._files)
            if booked.judged:
                # These are few, and what they were before they were corrected may be anything.
                self._judged[part][place] = booked
            else:
                plain[part].append((place, booked.record, booked.source))
        with room_for("records_settled"):
            for part, some in plain.items():
                content = _encode(some)
                self._files[part].write(len(content).to_bytes(_LENGTH))
                self._files[part].write(content)
                self._files[part].flush()

    def take(self, part: int) -> dict[int, Booked]:
        """The records of a part by their places, once: what they took is given back."""
        # Not the judged themselves: they stay here, and with them would all that is added.
        found = dict(self._judged[part])
        with self._files[part] as file:
            file.seek(0)
            while length := int.from_bytes(file.read(_LENGTH)):
                found.update(
                    (place, Booked(record, source)) for place, record, source in _decoder.decode(file.read(length))
                )
        return found

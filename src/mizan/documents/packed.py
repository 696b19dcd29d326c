"""The streams of a PDF, unpacked only as far as a bound allows."""

import io
import zlib
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
)

from mizan.documents.kinds import unpacks_too_far
from mizan.model.errors import DocumentError

_PIECE = 1 << 20
_MOST_OF_LZW = 1400
_MOST_OF_RUNS = 64


class Parser(PDFParser):
    """A parser of a PDF whose streams come to at most `most` bytes together; more is a DocumentError."""

    def __init__(self, content: bytes, most: int) -> None:
        super().__init__(io.BytesIO(content))
        self._most = most
        self._left = most

    def push(self, *objs: tuple[int, Any]) -> None:
        """Take objects as they are parsed, streams as such that ask before they unpack."""
        super().push(*((at, _Asking(one, self) if isinstance(one, PDFStream) else one) for at, one in objs))

    def count(self, size: int) -> None:
        """Count bytes that are to be unpacked."""
        self._left -= size
        if self._left < 0:
            raise unpacks_too_far(self._most)


class _Asking(PDFStream):
    def __init__(self, stream: PDFStream, parser: Parser) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._parser = parser

    def decode(self) -> None:
        """Unpack, if what comes out is within the parser's bound."""
        if self.decipher and self.rawdata is not None and self.objid is not None and self.genno is not None:
            self.rawdata = self.decipher(self.objid, self.genno, self.rawdata, self.attrs)
            self.decipher = None
        self._measure(self.rawdata or b"")
        super().decode()

    def _measure(self, data: bytes) -> None:
        packings = 0
        for name, _ in self.get_filters():
            if name in LITERALS_ASCII85_DECODE:
                data = ascii85decode(data)
            elif name in LITERALS_ASCIIHEX_DECODE:
                data = asciihexdecode(data)
            elif name in LITERALS_FLATE_DECODE + LITERALS_LZW_DECODE + LITERALS_RUNLENGTH_DECODE:
                packings += 1
                if packings > 1:
                    raise DocumentError("packed_twice")
                if name in LITERALS_FLATE_DECODE:
                    self._inflate(data)
                else:
                    self._parser.count(len(data) * (_MOST_OF_LZW if name in LITERALS_LZW_DECODE else _MOST_OF_RUNS))

    def _inflate(self, data: bytes) -> None:
        unpacker = zlib.decompressobj()
        try:
            while data and not unpacker.eof:
                self._parser.count(len(unpacker.decompress(data, _PIECE)))
                data = unpacker.unconsumed_tail
        except zlib.error:
            # The parser goes on with as much as can be unpacked, which has been counted.
            return

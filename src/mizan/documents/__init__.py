"""Documents in: files, folders, JSON lines and standard input, in the encodings Arabic is found in."""

from mizan.documents.dates import publication_date
from mizan.documents.fields import Known, document_of, publication
from mizan.documents.intake import LARGEST, STANDARD_INPUT, read_documents, size
from mizan.model.errors import DocumentError

__all__ = [
    "LARGEST",
    "STANDARD_INPUT",
    "DocumentError",
    "Known",
    "document_of",
    "publication",
    "publication_date",
    "read_documents",
    "size",
]

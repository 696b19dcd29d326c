"""Documents in: texts, saved pages, feeds, PDF, Word, JSON lines; by file, folder or standard input."""

from mizan.documents.dates import publication_date
from mizan.documents.fields import Known, document_of, publication
from mizan.documents.folders import ENDINGS, size
from mizan.documents.intake import LARGEST, STANDARD_INPUT, read_documents
from mizan.model.errors import DocumentError

__all__ = [
    "ENDINGS",
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

"""Documents that are read side by side."""

from mizan.model import Document
from mizan.reading import read, read_together

TEXTS = (
    "زار وزير الخارجية التركي طهران في 3 مارس 2019، ووقع الجانبان اتفاقية للتعاون التجاري.",
    "فاز المنتخب الفرنسي على نظيره الألماني بهدفين مقابل هدف في المباراة النهائية لكأس العالم.",
    "",
    "قالت وزارة الخارجية الكازاخية إن التبادل التجاري مع الصين بلغ 31 مليار دولار عام 2022.",
)


def test_each_is_read_as_if_it_were_alone() -> None:
    documents = [Document.of(text) for text in TEXTS]
    alone = [read(document) for document in documents]
    assert read_together(documents) == alone == read_together(reversed(documents))[::-1]
    assert [bool(records) for records in alone] == [True, True, False, True]


def test_nothing_is_read_of_no_documents() -> None:
    assert read_together([]) == []

"""What several tests need: the shared gold where it is there, and documents made on the spot."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from mizan.model import Document

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("mizan", deadline=None)
settings.load_profile("mizan")

# Whatever the locale of who tests.
os.environ["MIZAN_LANGUAGE"] = "en"

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts and gold; the test skips where it is absent."""
    if not (SHARED / "gold/dev").is_dir():
        pytest.skip("needs the shared texts beside the project (../shared)")
    return SHARED


@pytest.fixture
def article() -> Document:
    """A short dated article."""
    return Document.of(
        "وصل الرئيس الروسي فلاديمير بوتين إلى أستانا يوم الخميس. ووقع الجانبان سبع وثائق.\n"
        "وبلغ حجم التجارة بين روسيا وكازاخستان 28.2 مليار دولار في عام 2022.\n"
        "وقال بوتين إن العلاقات بين البلدين تتطور.",
        name="putin",
        published="2023-11-09",
        outlet="وكالة السهوب",
    )

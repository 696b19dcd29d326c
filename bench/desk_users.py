"""Who uses the desk under load: people who read its pages, and people who judge and add documents (a locust file)."""

import random
from itertools import count

from locust import HttpUser, between, task

PAGES = (
    "/balance?focal={focal}",
    "/partner?focal={focal}",
    "/agreements?focal={focal}",
    "/commitments?focal={focal}",
    "/contradictions?focal={focal}",
    "/entries?party={focal}",
    "/network?focal={focal}",
    "/search?q=زيارة",
    "/reader/{document}",
    "/",
)
STATES = ("RUS", "TUR", "SAU", "EGY", "USA", "IRN")
NUMBERS = count(1)


class Reader(HttpUser):
    """Reads a page every second or two."""

    fixed_count = 50
    wait_time = between(1, 2)

    def on_start(self) -> None:
        """Learn which documents there are."""
        listed = self.client.get("/api/v1/documents", name="/api/v1/documents").json()["documents"]
        self.documents = [one["id"] for one in listed]

    @task
    def read(self) -> None:
        """Open a page in one of the languages."""
        page = random.choice(PAGES)
        path = page.format(focal=random.choice(STATES), document=random.choice(self.documents))
        self.client.get(f"/{random.choice(('ar', 'en'))}{path}", name=page.partition("?")[0])


class Writer(HttpUser):
    """Judges a record, takes it back, and now and then adds a document."""

    fixed_count = 5
    wait_time = between(1, 2)

    def on_start(self) -> None:
        """Learn which records there are."""
        self.records = [
            one["record"] for one in self.client.get("/api/v1/records", name="/api/v1/records").json()["records"]
        ]

    @task(3)
    def judge(self) -> None:
        """Accept a record, then undo that."""
        given = {"verdict": "accept", "subjects": [random.choice(self.records)]}
        made = self.client.post("/api/v1/judgements", json=given, name="judge").json()
        self.client.post(f"/api/v1/judgements/{made['id']}/undo", json={}, name="undo")

    @task
    def add(self) -> None:
        """Add a short document."""
        text = f"وصل وزير الخارجية التركي إلى أستانا والتقى نظيره الكازاخستاني في اللقاء رقم {next(NUMBERS)} هذا العام."
        self.client.post("/api/v1/documents", json={"text": text, "published": "2024-03-05"}, name="add")

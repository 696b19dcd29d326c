"""Settle synthetic records: time for N and for 10 N in one process each, and how it grows.

    python bench/settling.py [N] [--json]      both sizes, a table
    python bench/settling.py --only N          one size, one JSON object

The world made up has 60 states (a few of them in most of the news), 20 outlets and five years whatever N is, so what
can be one thing grows denser with N: the worst case for settling. An act is told by one to six documents, before,
on and after the day, with dates left out, made vague or missed by a day.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from mizan.model import Agreement, Entity, Event, Evidence, Figure, Project, Record, Relation, Span, Statement
from mizan.model.booked import Booked, Source
from mizan.model.vocabulary import parties
from mizan.settling import identify, settle
from mizan.settling.commitments import commitments
from mizan.settling.contradictions import contradictions

LIMIT, GROWTH = 60.0, 12.0


def listed(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


WORDS = listed(
    "الطاقة النقل التجارة الغاز النفط السكك الموانئ التعليم الصحة الزراعة المياه الفضاء الدفاع الحدود الجمارك السياحة "
    "الثقافة الرياضة الاستثمار المعادن النووية الرقمية الصناعة البيئة المناخ الأمن الهجرة القضاء الإعلام البحث المصارف "
    "الكهرباء الأنابيب الطيران القمح الأسمدة السيارات الأدوية اللقاحات الاتصالات الأقمار المطارات الطرق الجسور السدود"
)
NAMES = listed(
    "أيدار مراد سيرغي سيرجي إيفان بافل توماس يوهان كارل ماركو لوكا أنطون رستم تيمور دانيار نورلان أليكسي جيمس"
)
SURNAMES = listed("كنعانوف قنعانوف بيتروف بتروف مارتينيز شميدت نوفاك روسيتي إلياسوف الياسوف أحمدوف سميث موريتي كوفاتش")
ACTS = (
    ("CONSULT", "visit", "event:visit", "triggers.tsv:زيارة"),
    ("CONSULT", None, "event:together", "triggers.tsv:لقاء"),
    ("CONSULT", "phone", "event:together", "triggers.tsv:اتصال هاتفي"),
    ("SUPPORT", None, "event:sign", "triggers.tsv:توقيع"),
    ("SUPPORT", None, "event:directed", "triggers.tsv:إشادة"),
    ("AGREE", None, "event:together", "triggers.tsv:اتفاق"),
    ("ACCUSE", "disapprove", "event:accuse", "triggers.tsv:اتهام"),
    ("ASSAULT", "aerial", "event:directed", ""),
)


def records(count: int, seed: int = 1) -> Iterator[Booked]:
    """So many made-up records of as many documents as such records come from."""
    chance = random.Random(seed)
    states = [code for code, party in parties().items() if party.kind == "state"][:60]
    weights = [1 / (rank + 1) for rank in range(len(states))]
    start, made, number = date(2018, 1, 1), 0, 0
    while made < count:
        first, second = chance.choices(states, weights, k=2)
        if first == second:
            continue
        day = start + timedelta(chance.randrange(5 * 365))
        maker = chance.choice((act, act, act, instrument, figure, figure, person, said, work, title))
        thing = maker(chance, first, second, day)
        for _ in range(min(chance.choice((1, 1, 1, 2, 2, 3, 4, 6)), count - made)):
            published = day + timedelta(chance.choice((-20, -3, 0, 0, 0, 1, 1, 2, 40)))
            number += 1
            document = f"{number // 8:08d}"
            source = Source(document, document, outlet=f"outlet {number % 20}", published=published.isoformat())
            yield Booked(thing(document, number % 8 * 200, published), source)
            made += 1


def evidence(at: int, words: str) -> Evidence:
    return Evidence(at, at + len(words), words)


def told(chance: random.Random, day: date) -> str | None:
    """A date as sources tell it: to the day, the day after, the month, the year or not at all."""
    text = day.isoformat()
    return chance.choice((text, text, text, (day + timedelta(1)).isoformat(), text[:7], text[:4], None, None))


def act(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    type, mode, rule, trigger = chance.choice(ACTS)
    about = " ".join(chance.sample(WORDS, 3))

    def make(document: str, at: int, published: date) -> Record:
        ahead = published < day and mode == "visit"
        status = "planned" if ahead else chance.choice(("occurred",) * 12 + ("negated",))
        return Event(
            document=document,
            evidence=evidence(at, f"{about} {chance.choice(WORDS)}"),
            rule=rule,
            lexicon=(trigger,) if trigger else (),
            event_type="AGREE" if ahead else type,
            mode=None if ahead else mode,
            actors=(first,) if mode == "visit" or rule != "event:together" else (first, second),
            recipients=(second,) if mode == "visit" or rule != "event:together" else (),
            status=status,
            date=told(chance, day),
        )

    return make


def instrument(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    about = " ".join(chance.sample(WORDS, 2))
    kind = chance.choice(("memorandum", "agreement", "treaty", "contract", "joint_statement"))

    def make(document: str, at: int, published: date) -> Record:
        status = "planned" if published < day else chance.choice(("signed", "signed", "in_force", "extended"))
        subject = chance.choice((about, f"{about} {chance.choice(WORDS)}", None))
        words = evidence(at, f"{kind} {about}")
        return Agreement(
            document=document,
            evidence=words,
            rule="agreement/cue",
            instrument=kind,
            parties=(first, second),
            subject=subject,
            status=status,
            date=told(chance, day),
        )

    return make


def figure(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    indicator = chance.choice(("trade", "trade", "exports", "investment", "share", "growth", "count"))
    unit = {"share": "percent", "growth": "percent", "count": "company"}.get(indicator, "USD")
    value = float(f"{chance.uniform(1, 99):.3g}")
    about = " ".join(chance.sample(WORDS, 4))

    def make(document: str, at: int, published: date) -> Record:
        return Figure(
            document=document,
            evidence=evidence(at, about),
            rule="amount",
            indicator=indicator,
            value=value * chance.choice((1, 1, 1, 1.1)),
            unit=unit,
            period=chance.choice((str(day.year), str(day.year), None)),
            parties=(first, second),
            bound=chance.choice(("exact", "exact", "over", "about")),
        )

    return make


def work(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    type = chance.choice(("power_plant", "railway", "mission", "campus"))
    site = chance.choice(WORDS)

    def make(document: str, at: int, published: date) -> Record:
        return Project(
            document=document,
            evidence=evidence(at, f"{type} {site}"),
            rule="project.described",
            lexicon=(f"project_kinds.tsv:{type}",),
            type=type,
            name=type,
            parties=(first, second, *chance.choice(((), ("UN",)))),
            site=chance.choice(((site,), (site,), ())),
            stage=chance.choice(("planned", "agreed", "completed", "halted", None)),
            date=told(chance, day),
        )

    return make


def title(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    def make(document: str, at: int, published: date) -> Record:
        return Relation(
            document=document,
            evidence=evidence(at, "حليفان"),
            rule="relation.named",
            relation=chance.choice(("ally", "strategic_partner", "partner", "distancing")),
            parties=(first, second),
            speaker=chance.choice((None, None, chance.choice(SURNAMES))),
        )

    return make


def person(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    given, surname, middle = chance.choice(NAMES), chance.choice(SURNAMES), chance.choice(NAMES)

    def make(document: str, at: int, published: date) -> Record:
        name = chance.choice((f"{given} {surname}", f"{given} {middle} {surname}", surname))
        role = chance.choice(("president", "minister", "official"))
        return Entity(
            document=document,
            evidence=evidence(at, name),
            rule="entity",
            type="person",
            name=name,
            role=role,
            country=first,
        )

    return make


def said(chance: random.Random, first: str, second: str, day: date):  # type: ignore[no-untyped-def]
    words = " ".join(chance.sample(WORDS, 8))
    name = f"{chance.choice(NAMES)} {chance.choice(SURNAMES)}"

    def make(document: str, at: int, published: date) -> Record:
        span = Span(at, at + len(words))
        return Statement(
            document=document, evidence=evidence(at, words), rule="said", speaker=name, content=span, country=first
        )

    return make


def measure(count: int) -> dict[str, float]:
    """Seconds of one core for each step of settling so many records."""
    booked = list(records(count))
    result: dict[str, float] = {"records": count}
    started = time.process_time()
    identity = identify(booked)
    result["identity"] = time.process_time() - started
    entries = settle(booked, identity=identity)
    result["settle"] = time.process_time() - started
    result["entries"] = len(entries)
    started = time.process_time()
    result["contradictions"] = len(contradictions(entries, identity, booked))
    result["contradictions seconds"] = time.process_time() - started
    started = time.process_time()
    result["commitments"] = len(commitments(entries))
    result["commitments seconds"] = time.process_time() - started
    result["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--only", type=int, help="measure this size here and print JSON")
    parser.add_argument("--json", action="store_true", help="print JSON for both sizes")
    options = parser.parse_args()
    if options.only:
        print(json.dumps(measure(options.only)))
        return 0
    runs = []
    for count in (options.count, 10 * options.count):
        command = (sys.executable, __file__, "--only", str(count))
        runs.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    small, large = runs
    growth = large["settle"] / small["settle"]
    if options.json:
        print(json.dumps({"runs": runs, "growth": growth}))
    else:
        for name in small:
            print(f"{name:24}{small[name]:16,.1f}{large[name]:16,.1f}{large[name] / max(small[name], 1e-9):8.1f} ×")
    return 0 if small["settle"] <= LIMIT * options.count / 100_000 and growth <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())

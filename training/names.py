"""Learn from running news which words stand in persons' names, and write the table of scores.

    names.py NEWS.jsonl.gz … > src/mizan/languages/arabic/lexicon/name_words.tsv

A word's evidence: how often it follows a title and a nationality ("الرئيس الفرنسي …"), how often it follows a word
that is itself name-like, whether the language also inflects it as a noun or verb, and its letters. A logistic
regression over these, its positives the words seen mostly in name slots and common given names, gives every word
a score from 0 (never a name) to 9. `native` tells whether the language inflects the word (1), as it does not
inflect foreign names (0); one of those that is rare scores 3 at least. No text of the news is kept, only the numbers.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from mizan.languages.arabic import arabic
from mizan.languages.arabic.letters import fold
from mizan.languages.tokens import TOKEN
from mizan.model.tables import rows, split_forms

LEXICON = Path(__file__).parent.parent / "src/mizan/languages/arabic/lexicon"
NISBA = re.compile(r"^ال\w{2,}(?:ي|يه)$")
BETWEEN = frozenset('،,"“«')
KNOWN_NOT = ("state", "adjective", "capital", "organisation", "title", "head", "trigger_noun", "unit", "discourse")
ROUNDS = 3
RARE = 150
TIME = frozenset(
    [
        "الاحد",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعه",
        "السبت",
        "اليوم",
        "امس",
        "مساء",
        "صباح",
        "هو",
        "هي",
        "هم",
        "قوله",
        "قولها",
        "قولهم",
        "مرارا",
    ]
)


def read(paths: Sequence[str]) -> Iterator[list[str]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield TOKEN.findall(fold(article["text"]))


def title_words() -> frozenset[str]:
    """The last words of titles, after which a nationality and a name may follow."""
    words = set()
    for row in rows(LEXICON / "titles.tsv"):
        if row["number"] == "one" and row["class"] in ("office", "vice", "rank", "honorific", "counterpart"):
            for form in split_forms(row["forms"]):
                last = fold(form).split()[-1]
                words |= {last, last if last.startswith("ال") else "ال" + last}
    return frozenset(words)


def count(texts: list[list[str]], likely: frozenset[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    titles = title_words()
    modifiers = frozenset(fold(word) for word in arabic().grammar["names"]["classes"]["title_modifier"])
    total: Counter[str] = Counter()
    slot: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for words in texts:
        total.update(words)
        for index in range(len(words) - 4):
            word = words[index]
            if word in likely:
                after[words[index + 1]] += 1
            if word in titles or word[1:] in titles:
                follow = index + 1
                while words[follow] in modifiers and follow < len(words) - 3:
                    follow += 1
                if NISBA.match(words[follow]):
                    follow += 1
                    while words[follow] in modifiers and follow < len(words) - 2:
                        follow += 1
                    if words[follow] in BETWEEN:
                        follow += 1
                    slot[words[follow]] += 1
    return total, slot, after


def given_names() -> frozenset[str]:
    """Parts of the names of the lexicon's persons."""
    names: set[str] = set()
    for row in rows(LEXICON / "persons.tsv"):
        for form in split_forms(row["forms"]):
            names.update(fold(form.rstrip("?")).split())
    return frozenset(names)


def native(word: str, total: Counter[str]) -> bool:
    """Whether the language inflects a word, as it does not inflect foreign names."""
    bare = word[2:] if word.startswith("ال") else word
    forms = ["ال" + bare, bare + "ها", bare + "هم", bare + "يه", "ال" + bare + "ين", "ال" + bare + "ات", bare + "ات"]
    if bare.endswith("ه"):
        forms += [bare[:-1] + "تها", bare[:-1] + "ات", bare[:-1], "ال" + bare[:-1]]
    forms += ["ي" + word, "ت" + word, word + "ت", word + "وا"]
    if word[0] == "ا":
        forms += ["ي" + word[1:], "ت" + word[1:]]
    if word[0] in "تيسن":
        forms += [letter + word[1:] for letter in "تين" if letter != word[0]]
    if word.endswith(("ت", "وا", "ا")):
        forms.append(word.removesuffix("وا").removesuffix("ت").removesuffix("ا"))
    if word[0] in "وبلفكس":
        forms += [word[1:]]
    for ending in ("ها", "هم", "نا", "ته", "تي", "هما", "ين", "ون", "ان", "ات", "ه", "ي"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            forms += [stem + "ه", "ال" + stem] if len(ending) > 1 else ["ال" + stem]
    return sum(total[form] for form in forms if form != word) >= max(3, 0.1 * total[word])


def shape(word: str, total: Counter[str], slot: Counter[str], after: Counter[str]) -> list[float]:
    n = total[word]
    bare = word[2:] if word.startswith("ال") else word

    def share(form: str) -> float:
        return float(np.log1p(total[form]) - np.log1p(n))

    return [
        float(np.log((slot[word] + 0.02) / (n + 3))),
        float(np.log((after[word] + 0.05) / (n + 3))),
        share("ال" + bare) if bare == word else 0.0,
        share(bare) if bare != word else 0.0,
        max(share(bare + "ه"), share(bare + "ها"), share(bare + "هم")),
        share("و" + word),
        share("ي" + word),
        share("ي" + word[1:]) if word[0] == "ا" else 0.0,
        share(word + "ت"),
        share(word + "وا"),
        share(word + "ا"),
        share(word[:-1]) if word.endswith("ا") and len(word) > 3 else 0.0,
        share("ست" + word[1:]) if word[0] == "ت" else 0.0,
        share("ب" + word),
        share(word[1:]) if word[0] in "وبلفك" else 0.0,
        float(word[0] in "وبلفك"),
        float(word.startswith("ال")),
        float(word.startswith("لل")),
        float(native(word, total)),
        float(word[0] in "وف" and total[word[1:]] > n),
        share("ي" + word[1:]) if word[0] in "ت" else share("ت" + word[1:]) if word[0] == "ي" else 0.0,
    ]


def main(paths: Sequence[str]) -> None:
    texts = list(read(paths))
    lexicon = arabic().lexicon
    known = given_names()
    likely = known
    scores: dict[str, float] = {}
    for _ in range(ROUNDS):
        total, slot, after = count(texts, likely)
        words = [word for word, n in total.items() if n >= 3 and word.isalpha() and len(word) > 1]
        closed = {
            word
            for word in words
            if (analysis := lexicon.word(word)).classes - {"name_particle"}
            or any(entry.category in KNOWN_NOT for start in analysis.starts for entry in start.node.entries)
        }
        dense = np.array([shape(word, total, slot, after) for word in words])
        letters = CountVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=20, binary=True)
        table = hstack([csr_matrix(dense), letters.fit_transform(words)]).tocsr()
        label = np.full(len(words), -1)
        for index, word in enumerate(words):
            n, hits, follows = total[word], slot[word], after[word]
            if word in closed or word in TIME:
                label[index] = 0
            elif (word in known and hits + follows >= (0.15 if native(word, total) else 0.05) * n) or (
                hits >= 3 and hits >= 0.15 * n and not native(word, total)
            ):
                label[index] = 0 if word[0] in "وفلب" and total[word[1:]] > 3 * n else 1
            elif n >= 5 and hits <= 0.01 * n and follows <= 0.05 * n and word not in known:
                label[index] = 0
        chosen = label >= 0
        model = LogisticRegression(C=0.3, max_iter=400)
        model.fit(table[chosen], label[chosen])
        chance = model.predict_proba(table)[:, 1]
        scores = dict(zip(words, chance, strict=True))
        likely = frozenset(word for word, p in scores.items() if p > 0.9 and word not in closed) | (known - closed)
        print(f"{chosen.sum()} labelled, {(label == 1).sum()} names, {len(likely)} likely", file=sys.stderr)
    print("word\tscore\tnative")
    print("# Name-likeness of words, counted by training/names.py over the ANT corpus (antcorpus.multisource.data).")
    for word in sorted(scores):
        n = total[word]
        if n >= 5 or scores[word] > 0.5:
            future = word not in known and any(verb.tense == "future" for verb in lexicon.word(word).verbs)
            score = 0 if word in TIME or future else min(9, int(scores[word] * 10))
            if word in known - closed - TIME and slot[word] + after[word] >= (0.1 if native(word, total) else 0.01) * n:
                score = max(score, 7)
            inflected = native(word, total)
            if not inflected and n < RARE:
                score = max(score, 3)
            print(f"{word}\t{score}\t{int(inflected)}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Titles: an office or description, whom it serves, and what modifies it."""

from mizan.languages.lexicon import Entry
from mizan.reading.actors.bodies import is_movement, read_body
from mizan.reading.actors.phrases import Phrase
from mizan.reading.actors.places import read_geography
from mizan.reading.actors.portfolios import described, portfolio, sure_person
from mizan.reading.actors.scan import COMMAS, Scan, field
from mizan.reading.parts import Actor, Mention

_LONGEST = 22
_GEOGRAPHY = ("state", "organisation", "capital", "adjective", "city", "place")
_NATION = frozenset(("adjective",))
_STATES = ("state", "capital")
_PARTIES = ("state", "capital", "organisation")
_OFFICIAL = frozenset(("state", "igo"))
_SERVED = ("body", "company", "project", "head")
_AT = (*_GEOGRAPHY, "body", "company", "head")
_NO_NAME = (*_GEOGRAPHY, "body", "head", "title")
_DESCRIBED = frozenset(("title", "adjective"))
# The weightiest of several titles is the role.
_RANKS = ("monarch", "president", "prime_minister", "foreign_minister", "minister", "ambassador", "spokesperson",
          "envoy", "executive", "official", "expert", "other", "")  # fmt: skip
# Offices and titles that are not held at a place abroad: what follows "in" is where something happens.
_AT_HOME = frozenset(("monarch", "president", "prime_minister", "foreign_minister", "minister", ""))
# Those who hold an office of one state and are for no other.
_RULING = (_AT_HOME | {"chief"}) - {""}
# Those who are sent to somewhere.
_SENT = frozenset(("envoy", "ambassador"))
_BELONGING = frozenset(("title_modifier", "title_own"))


def read_title(scan: Scan, mention: Mention) -> Phrase | None:
    """The title that begins with a mention, with its nationality, its body and its modifiers."""
    entry = scan.entry(mention, "title")
    if entry is None or mention.pronoun in scan.naming.weak_pronouns or _bound(scan, mention, entry):
        return None
    phrase = Phrase(
        mention.first, mention.last, mention.prefix, field(entry, "role"), field(entry, "class"),
        field(entry, "number") or "one", mention.definite and not mention.pronoun,
        qualified=mention.last > mention.first + 1,
    )  # fmt: skip
    if (not mention.definite and _given(scan, mention.last)) or _describes(scan, phrase):
        return None
    for nation in scan.inside(mention, _NATION):
        part = read_geography(scan, nation)
        if part is not None and part.codes:
            phrase.within, phrase.country = (part,), part.codes[0]
    duty = False
    roles = [phrase.role]
    host = False
    body = ""
    limit = min(scan.count, mention.first + _LONGEST)
    while phrase.last < limit:
        index = phrase.last
        if index > mention.last and not scan.adjacent(index):
            break
        token = scan.tokens[index]
        following = scan.at.get(index)
        if following is not None:
            if sure_person(scan, following):
                break
            inner = scan.entry(following, "title")
            held = phrase.definite or phrase.qualified
            if inner is not None and not following.definite and held and _names_on(scan, following):
                break
            if inner is not None and not following.prefix and _another(scan, phrase, following):
                break
            if inner is not None and (
                not following.prefix or (following.prefix == scan.naming.of and not phrase.definite)
            ):
                _join(phrase, inner, roles, definite=following.definite)
                phrase.last = following.last
                continue
            if not host and _complete(scan, phrase, following):
                break
            if host and _country_word(following):
                phrase.last, host = following.last, False
                continue
            part = None
            if _visited(scan, phrase, following):
                break
            if following.prefix in ("", scan.naming.of, scan.naming.locative) and not (following.prefix and body):
                part = _served(scan, phrase, following)
            elif phrase.number != "one" and phrase.within and following.prefix in scan.naming.conjunctions:
                part = _state(scan, following, phrase.within[-1])
                phrase.codes = phrase.codes or tuple(code for one in phrase.within for code in one.codes)
                phrase.codes += part.codes if part else ()
            if part is not None:
                phrase.within = (*phrase.within, part)
                phrase.qualified = True
                if part.kind == "group" or _moves(part):
                    phrase.codes = phrase.codes or part.codes
                if part.kind in ("institution", "company", "project"):
                    body = body or part.kind
                if not host and not phrase.country:
                    phrase.country = part.country or (part.codes[0] if part.codes and _official(part) else None)
                host = False
                phrase.last = part.last
                continue
        honour = _honorific(scan, index + 1) if token.text in COMMAS and phrase.family != "honorific" else None
        if honour is not None:
            phrase.last = honour.last
            continue
        classes = token.word.classes
        if not classes.isdisjoint(_BELONGING) or (not phrase.definite and described(scan, index)):
            phrase.last += 1
            continue
        if "host" in classes and phrase.role not in _AT_HOME and _place_follows(scan, index + 1):
            host = phrase.country is not None
            phrase.last += 1
            continue
        if "host_to" in classes and phrase.role in _SENT and _place_follows(scan, index + 1):
            host = True
            phrase.last += 1
            continue
        if not portfolio(scan, phrase, index):
            break
        phrase.qualified = duty = True
        phrase.last += 1
    phrase.presiding = roles == ["chief"] and body == "institution"
    _settle(phrase, roles, body or ("institution" if duty and not phrase.country else ""))
    return phrase


def _honorific(scan: Scan, index: int) -> Mention | None:
    """The honorific that goes on a title behind a comma (ولي العهد، الأمير فلان)."""
    mention = scan.at.get(index)
    entry = scan.entry(mention, "title") if mention and mention.definite and not mention.prefix else None
    return mention if entry is not None and field(entry, "class") in ("honorific", "emir") else None


def _complete(scan: Scan, phrase: Phrase, following: Mention) -> bool:
    """Whether a title meets a bare name of a state that is no part of it: it is definite, or tells whom it serves."""
    if following.prefix:
        return False
    if not phrase.within:
        bare = phrase.definite and phrase.last == phrase.first + 1 and phrase.family == "office"
        return bare and "adjective" not in following.kinds and scan.first_entry(following, _STATES) is not None
    served = phrase.within[-1]
    told = served.how == "adjective" or served.kind in _OFFICIAL
    return told and scan.first_entry(following, _PARTIES) is not None


def _visited(scan: Scan, phrase: Phrase, following: Mention) -> bool:
    """Whether a state behind "to" or "in" is another one than that whose office the title is: where its holder is."""
    ruling = phrase.country is not None and phrase.role in _RULING
    away = following.prefix in (scan.naming.of, scan.naming.locative)
    return ruling and away and scan.first_entry(following, _STATES) is not None


def _describes(scan: Scan, phrase: Phrase) -> bool:
    """Whether what could be a kind of person is an adjective of the noun before it (العلاقات الدبلوماسية)."""
    if phrase.family != "descriptor" or not phrase.definite or not scan.adjacent(phrase.first):
        return False
    before = scan.at.get(phrase.first - 1)
    return scan.definite(scan.tokens[phrase.first - 1]) and not (before and before.may_be(_DESCRIBED))


def _given(scan: Scan, index: int) -> bool:
    """Whether a title's word is a given name here (سلطان بن فلان)."""
    return index < scan.count and "name_link" in scan.tokens[index].word.classes and scan.adjacent(index)


def _names_on(scan: Scan, mention: Mention) -> bool:
    """Whether a title's word behind a title is a given name, as the next word goes on with the name."""
    if mention.last >= scan.count or mention.last > mention.first + 1 or not scan.adjacent(mention.last):
        return False
    after = scan.at.get(mention.last)
    if after is not None and scan.first_entry(after, _NO_NAME):
        return False
    return scan.naming.scores.get(scan.tokens[mention.last].text, 0) >= 5 or _given(scan, mention.last)


def _bound(scan: Scan, mention: Mention, entry: Entry) -> bool:
    """Whether a form that only stands before a genitive has an article, and so is another word (الرئيسي)."""
    form = field(entry, "form")
    return (
        mention.definite
        and field(entry, "number") != "one"
        and form.endswith(scan.naming.construct)
        and not form.startswith(scan.naming.article)
    )


def _moves(part: Actor) -> bool:
    """Whether a body is a movement, for which those in office in it speak rather than for a state."""
    return part.kind == "institution" and any(is_movement(entry) for entry in part.entries)


def _official(part: Actor) -> bool:
    return part.kind in ("state", "igo", "place") or part.how == "organ"


def _another(scan: Scan, phrase: Phrase, following: Mention) -> bool:
    """Whether a title behind one that has its nationality is of another state's office: the object of a verb."""
    if phrase.country is None or not phrase.within:
        return False
    other = read_title(scan, following)
    return other is not None and other.country is not None and other.country != phrase.country


def _join(phrase: Phrase, inner: Entry, roles: list[str], *, definite: bool) -> None:
    """A title within a title: an honorific changes nothing, a deputy stays one, several add up."""
    family, role = field(inner, "class"), field(inner, "role")
    if family == "honorific" or (family == "emir" and definite):
        return
    if phrase.family == "honorific":
        phrase.family, phrase.role = family, role
        phrase.number = field(inner, "number") or "one"
        roles[:] = [role]
    elif phrase.family == "vice" and not phrase.qualified:
        phrase.qualified = phrase.deputy = True
    else:
        roles.append(role)
    phrase.definite = phrase.definite or definite


def _settle(phrase: Phrase, roles: list[str], body: str) -> None:
    plain = [_role(role, body) for role in roles]
    if phrase.family == "vice" and len(plain) == 1:
        plain = ["executive" if body == "company" else "official"]
    if phrase.family == "emir" and not phrase.country:
        plain, phrase.family = [""], "honorific"
    phrase.role = plain[0] if len(plain) == 1 else min(plain, key=_RANKS.index)


def _role(role: str, body: str) -> str:
    """The role of whoever heads or directs a body of this kind; any other role as it is."""
    if role == "director" or (role == "chief" and body):
        return "executive" if body == "company" else "official"
    return "president" if role == "chief" else role


def _served(scan: Scan, phrase: Phrase, mention: Mention) -> Actor | None:
    """The nationality, state, body or place that a title names."""
    if scan.first_entry(mention, _SERVED) and phrase.family != "honorific":
        part = read_body(scan, mention)
        if part is not None:
            return part
    entry = scan.first_entry(mention, _GEOGRAPHY)
    if entry is None:
        return None
    if entry.category == "adjective" and (mention.prefix or (not mention.definite and phrase.definite)):
        return None
    part = read_geography(scan, mention)
    if part is not None and part.how == "capital":
        part.kind, part.how = "place", "city"
    return part


def _state(scan: Scan, mention: Mention, before: Actor) -> Actor | None:
    """One more state of several (وزراء خارجية مصر والأردن)."""
    if scan.first_entry(mention, _STATES) is None:
        return None
    part = read_geography(scan, mention, before)
    return part if part is not None and part.kind == "state" else None


def _place_follows(scan: Scan, index: int) -> bool:
    mention = scan.at.get(index)
    if mention is None:
        return False
    if _country_word(mention):
        return True
    return scan.first_entry(mention, _AT) is not None


def _country_word(mention: Mention) -> bool:
    """Whether a mention is a word for a country that the text names elsewhere (المملكة، بلاده)."""
    reference = mention.entry("discourse")
    return reference is not None and field(reference, "kind") in ("kingdom", "country")

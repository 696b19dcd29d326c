"""Signals: the words of a sentence that may state an act, each with the sense its context allows.

The senses are the rows of lexicon/triggers.tsv (and of further files of the same form), with these columns:

`id`      the sense's name, unique in the file
`verbs`   pairs "past/present", third person masculine singular, divided by `|`
`nouns`   masdars, participles and phrases; the article and the accusative alef are added, clitics are handled
`type`    the act's PLOVER type; empty for a supporting word, which lends its subject, tense and status to the
          act in its complement (hold talks, carry out a visit, plan to sign)
`mode`    the act's PLOVER mode
`frame`   who is actor and who recipient: a table of grammar/frames.toml (`directed` where empty); `light` marks
          supporting words
`needs`   what must follow for this sense to hold: classes of lexicon/objects.tsv (the same verb means one thing
          with an embassy and another with sanctions), or one of these: `@with @to @on @at @from @about @in
          @between @against` a preposition or clitic of that class, `@verb` a clause introduced by "that", `@party`
          or `@recipient` someone named, `@object` someone without a preposition, `@named` the same by name, `@igo`
          an organisation, `@pair` several named together, `@pronoun` a possessive, `@future` the verb in the
          future; `|` divides alternatives; `-class` must stand before instead (close, unless the word takes it
          up), `+class` anywhere up to the end of its complement
`bars`    classes of objects that must not follow
`status`  forces the act's status, or that of the act a supporting word governs: planned, negated, hypothetical,
          announced or decided (done or still to be done, by the type of the act)
`scope`   `absorb`: acts told in the complement are what is agreed, asked or refused, not acts of their own;
          `deny`: the same, and what is told there as done was not done, as its actor says;
          `abstain`: what is said there is not said by the actor, who only did not vote against it;
          `alone`: a supporting word that is a promise where it supports nothing
`note`    for the reader of the table

The mode `object` of a supporting word says that the party behind it is its object, `witness` that its subject only
saw or held the act, where the act tells its own parties.
"""

from msgspec import Struct

from mizan.languages.lexicon import Entry, Verb
from mizan.reading.events.senses import Sense
from mizan.reading.events.wordbook import Noun


class Signal(Struct, eq=False, kw_only=True):
    """A word or phrase that states an act in one of its senses: tokens `first` … `last - 1` of its line."""

    sense: Sense
    first: int
    last: int
    verb: Verb | None = None
    noun: Noun | None = None
    object: int | None = None
    light: "Signal | None" = None
    lights: "list[Signal]" = []
    absorbed: bool = False
    denied: bool = False
    rivals: int = 0

    @property
    def entry(self) -> Entry:
        """The row of the lexicon that tells the sense."""
        return self.sense.entry

    @property
    def tenses(self) -> set[str]:
        """The tenses of its verbs, its supporting ones included."""
        return {part.verb.tense for part in (self, *self.lights) if part.verb is not None}

    @property
    def reach(self) -> tuple[int, int]:
        """The first and the last token of the signal with its supporting word and object."""
        if not self.lights and self.object is None:
            return self.first, self.last - 1
        low, high = self.first, self.last - 1
        for light in self.lights:
            low, high = min(low, light.first), max(high, light.last - 1)
        if self.object is not None:
            low, high = min(low, self.object), max(high, self.object)
        return low, high

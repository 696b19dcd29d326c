from hypothesis import given
from hypothesis import strategies as st

from mizan.languages import language
from mizan.languages.cutting import Cutter


def cut(chunk: str) -> list[tuple[str, int, int]]:
    return [(word.text, start, end) for word, start, end in language("ar").cutter.pieces(chunk)]


def test_a_chunk_is_cut_into_words_and_marks_with_their_places() -> None:
    assert cut("«الدّورةُ،") == [("«", 0, 1), ("الدوره", 1, 9), ("،", 9, 10)]


@given(st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=12))
def test_a_chunk_is_cut_alike_each_time(chunk: str) -> None:
    assert cut(chunk) == cut(chunk)


def test_a_chunk_that_is_one_word_is_known_as_a_whole() -> None:
    cut("أوضح")
    cut("أوضح:")
    cutter = language("ar").cutter
    assert cutter.whole["أوضح"].text == "اوضح"
    assert "أوضح:" not in cutter.whole


@given(st.text(st.sampled_from('أوةـًـ5.،"(-_ﻷ'), min_size=1, max_size=6))
def test_marks_around_a_chunk_leave_its_tokens_as_they_are(chunk: str) -> None:
    inner = [(word, start + 1, end + 1) for word, start, end in cut(chunk) if word.isalnum()]
    assert [piece for piece in cut(f"({chunk}؟") if piece[0].isalnum()] == inner


ODD = st.text(st.sampled_from('أوةـًـ5.،"(-_ﻷ\xa0'), max_size=6)
ANY = st.text(st.characters(exclude_characters="\n "), max_size=6)


@given(st.lists(ODD | ANY))
def test_what_is_learnt_at_once_is_cut_as_by_itself(chunks: list[str]) -> None:
    arabic = language("ar")
    learnt, plain = Cutter(arabic.view, arabic.lexicon), Cutter(arabic.view, arabic.lexicon)
    learnt.learn(chunks)
    assert list(map(learnt.pieces, chunks)) == list(map(plain.pieces, chunks))


def test_words_among_chunks_are_learnt_with_or_without_a_mark_behind() -> None:
    arabic = language("ar")
    cutter = Cutter(arabic.view, arabic.lexicon)
    cutter.learn(["أوضح", "الوزيرة،", "2019", "ال-"])
    assert {chunk: word.text for chunk, word in cutter.whole.items()} == {"أوضح": "اوضح", "الوزيرة": "الوزيره"}

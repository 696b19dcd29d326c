from mizan.service.books import Books
from mizan.service.geography.places import located
from mizan.service.geography.projection import HEIGHT, WIDTH, project
from mizan.service.pages.atlas_drawing import atlas_drawing
from mizan.service.pages.network_drawing import BOARD, network_drawing
from mizan.service.views.atlas import Atlas, Occasion, Visits, atlas
from mizan.service.views.network import Network, Node, Tie, network


def test_a_network_is_always_drawn_alike_and_on_the_board(books: Books) -> None:
    view = network(books, "KAZ")
    drawn = network_drawing(view)
    assert drawn == network_drawing(view)
    places = {one.node.code: (one.x, one.y) for one in drawn.nodes}
    assert len(set(places.values())) == len(places) == len(view.nodes)
    assert places["KAZ"] == (BOARD[0] / 2, BOARD[1] / 2)
    assert all(0 < x < BOARD[0] and 0 < y < BOARD[1] for x, y in places.values())
    for line in drawn.ties:
        (x, y), (end_x, end_y) = places[line.tie.a], places[line.tie.b]
        assert line.path.startswith(f"M{x:.1f},{y:.1f}") and line.path.endswith(f"{end_x:.1f},{end_y:.1f}")
        assert "Q" not in line.path or "KAZ" not in (line.tie.a, line.tie.b)


def test_a_tie_of_two_who_face_each_other_bends_around_the_focal_state() -> None:
    codes = ("KAZ", "CHN", "FRA")
    ties = [Tie("CHN", "FRA", 3, 3, 0, None), Tie("CHN", "KAZ", 9, 9, 0, None), Tie("FRA", "KAZ", 5, 5, 0, None)]
    view = Network("KAZ", None, [Node(code, "state", 9) for code in codes], ties, 0, None, [], None)
    assert {line.tie.a + line.tie.b: "Q" in line.path for line in network_drawing(view).ties} == {
        "CHNFRA": True,
        "CHNKAZ": False,
        "FRAKAZ": False,
    }


def test_ties_are_as_wide_as_they_are_many_and_tell_their_tone(books: Books) -> None:
    drawn = network_drawing(network(books, "KAZ")).ties
    assert sorted(drawn, key=lambda line: line.width) == sorted(drawn, key=lambda line: line.tie.entries)
    for line in drawn:
        score = line.tie.score or 0
        assert line.tone == ("cooperation" if score > 0 else "conflict" if score < 0 else "neutral")


def test_a_map_holds_all_that_is_on_it(books: Books) -> None:
    drawn = atlas_drawing(atlas(books, "KAZ"))
    x, y, width, height = map(float, drawn.box.split())
    assert x >= 0 and x + width <= WIDTH and y >= 0 and y + height <= HEIGHT + 0.1
    assert drawn.places
    for place in drawn.places:
        assert x < place.x < x + width and y < place.y < y + height
        assert (place.x, place.y) == project(place.place.latitude, place.place.longitude)


def test_a_map_without_anything_is_the_world() -> None:
    drawn = atlas_drawing(Atlas("KAZ", [], [], 0))
    assert drawn.box == f"0 0 {WIDTH:g} {HEIGHT:.1f}"


def test_names_do_not_cover_each_other() -> None:
    places = [located(code) for code in ("LBN", "SYR", "USA")]
    ways = [
        Visits("USA", place.state, places[2], place, [Occasion("0", None)])
        for place in places[:2]
        if place is not None and places[2] is not None
    ]
    drawn = atlas_drawing(Atlas("USA", ways, [], 0))
    assert {one.place.state: one.named for one in drawn.places} == {"USA": True, "LBN": True, "SYR": False}

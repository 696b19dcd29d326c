from mizan.model.vocabulary import parties
from mizan.service.geography.borders import world


def test_states_have_shapes() -> None:
    land = world().land
    assert {"KAZ", "RUS", "CHN", "FRA", "ESH", "PSE", "XKX"} <= land.keys()
    assert land.keys() - parties().keys() == {"ATF", "CYN", "SOL"}


def test_contested_borders_are_not_drawn_as_ones_that_hold() -> None:
    made = world()
    assert {(one.a, one.b) for one in made.contested} >= {
        ("ESH", "MAR"),
        ("IND", "PAK"),
        ("RUS", "UKR"),
        ("SRB", "XKX"),
    }
    for one in made.contested:
        assert one.drawn and one.label_ar and one.label_en
        if (one.a, one.b) not in (("IND", "PAK"), ("RUS", "UKR")):
            assert one.drawn.split("M")[1] not in made.borders


def test_land_across_the_180th_meridian_does_not_cross_the_map() -> None:
    for code in ("RUS", "FJI"):
        for shape in world().land[code].split("M")[1:]:
            steps = [float(step.split(",")[0]) for step in shape.removesuffix("z").split("l")[1].split(" ")]
            assert max(map(abs, steps)) < 100

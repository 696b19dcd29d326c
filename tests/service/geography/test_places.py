from mizan.service.geography.places import located


def test_cities_and_states() -> None:
    city = located("أستانا")
    assert city is not None and (city.state, city.capital) == ("KAZ", False)
    state = located("KAZ")
    assert state is not None and state.capital
    assert (state.latitude, state.longitude) == (city.latitude, city.longitude)


def test_what_has_no_place() -> None:
    assert located("EU") is None
    assert located("مدينة لا وجود لها") is None

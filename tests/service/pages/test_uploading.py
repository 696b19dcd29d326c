from litestar import Litestar
from litestar.testing import TestClient

Desk = TestClient[Litestar]
TEXT = "وصل رئيس وزراء أوزبكستان إلى أستانا يوم 3 مايو 2024، ووقع الجانبان مذكرة تفاهم في مجال النقل."


def done(desk: Desk, address: str) -> str:
    """The page of an upload once it is read; the desk itself gives up what takes too long."""
    desk.app.state.uploads.wait(address.rpartition("/")[2], desk.app.state.settings.longest_reading + 60)
    return desk.get(address).text


def test_a_text_is_pasted_and_read(own_desk: Desk) -> None:
    sent = {"text": TEXT, "title": "زيارة عمل", "published": "2024-05-03", "outlet": "وكالة السهوب"}
    answer = own_desk.post(
        "/ar/uploads", files={name: (None, value) for name, value in sent.items()}, follow_redirects=False
    )
    assert answer.status_code == 303
    page = done(own_desk, answer.headers["location"])
    assert "زيارة عمل" in page and "/ar/reader/" in page
    found = own_desk.get("/api/v1/search?q=أوزبكستان&outlet=وكالة السهوب").json()["found"]
    assert "زيارة عمل" in [one["title"] for one in found]


def test_files_are_read_and_what_cannot_be_is_named(own_desk: Desk) -> None:
    files = [
        ("files", ("خبر.txt", TEXT.encode(), "text/plain")),
        ("files", ("صورة.png", b"\x89PNG\x00\x00", "image/png")),
    ]
    answer = own_desk.post("/en/uploads", files=files, follow_redirects=False)
    page = done(own_desk, answer.headers["location"])
    assert "What was booked" in page and "What could not be read" in page and ".png" in page
    assert answer.headers["location"] in own_desk.get("/en/uploads").text


def test_a_saved_page_is_read_with_what_it_tells_of_itself(own_desk: Desk) -> None:
    told = '<meta property="og:title" content="زيارة العمل"><meta property="og:site_name" content="وكالة النهر">'
    page = (
        f"<!DOCTYPE html><html><head>{told}</head><body><nav><a href='/'>الرئيسية</a></nav><p>{TEXT}</p></body></html>"
    )
    assert ".html" in own_desk.get("/ar/add").text
    answer = own_desk.post(
        "/ar/uploads", files=[("files", ("page.html", page.encode(), "text/html"))], follow_redirects=False
    )
    assert "زيارة العمل" in done(own_desk, answer.headers["location"])
    found = own_desk.get("/api/v1/search?q=أوزبكستان&outlet=وكالة النهر").json()["found"]
    assert "زيارة العمل" in [one["title"] for one in found]


def test_nothing_sent(own_desk: Desk) -> None:
    answer = own_desk.post("/en/uploads", files={"text": (None, " ")}, follow_redirects=False)
    assert answer.status_code == 400 and "paste a text" in answer.text


def test_a_date_that_is_none(own_desk: Desk) -> None:
    answer = own_desk.post("/en/uploads", files={"text": (None, TEXT), "published": (None, "soon")})
    assert answer.status_code == 400 and "no date" in answer.text


def test_an_upload_that_nobody_made(desk: Desk) -> None:
    assert desk.get("/en/uploads/nothing").status_code == 404

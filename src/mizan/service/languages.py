"""In which language somebody asks: that of the page, else that of the header Accept-Language."""

from mizan.model.vocabulary import LANGUAGES
from mizan.service.asking import Asked


def language_of_page(request: Asked) -> str | None:
    """The language of the page that was asked for; none where it was no page."""
    language = request.url.path.split("/")[1]
    return language if language in LANGUAGES else None


def language_wished(request: Asked, otherwise: str) -> str:
    """The language of a page, else the first of ours that the browser or script names; else what is said here."""
    told = request.headers.get("accept-language", "").split(",")
    wanted = (part.strip()[:2].lower() for part in told)
    return language_of_page(request) or next((one for one in wanted if one in LANGUAGES), otherwise)

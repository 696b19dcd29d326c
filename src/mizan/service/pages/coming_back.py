"""Where a form leads back to: a page of the desk, and never an address elsewhere."""


def local(back: str) -> str:
    """A page of the desk to go back to; an address elsewhere is none, and the first page stands in for it."""
    of_the_desk = back.startswith("/") and not back.startswith("//") and "\\" not in back and back.isprintable()
    return back if of_the_desk else "/"

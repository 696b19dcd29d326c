"""The desk: one ledger as web pages in Arabic and English, and as a REST API.

How a request runs, and where to look:

    settings.py      what the desk is told at its start (ledger, host, port, limits)
    application.py   `create(settings)` → the Litestar application
    books.py         `Books`, the ledger as settled at one state
    keeper.py        `Keeper`, which settles it anew when the ledger changes
    asking.py        a view as something to be asked: what is kept, what has not changed
    judging.py, uploads/   what changes the ledger: judgements, and documents sent to the desk
    accounts/, safety/     who may do what at a public desk; what every request must keep to
    views/           a module a view: a pure function (books, parameters) → Struct; nothing here knows of HTTP
                     `views/quotes.py`, `views/lines.py` show a record and an entry; `paging.py` pages long lists
    catalogue.py     the pages, a line each: name, path, view
    pages/           a view as HTML under /ar and /en: `routes.py` the routes, `rendering.py` what templates call
    api/             the same views as JSON under /api/v1, and what only the API has
    templates/       `<page name>.html`, extending `base.html`; static/ and wording.toml (labels) belong to them

To add a page: write `views/<name>.py` with a function `<name>(books, …) -> Struct`, `templates/<name>.html`, and a
line in `catalogue.py`. The parameters of the function are the parameters of the URL, of the page and of its JSON
twin alike: those named in the path, and the others in the query. Annotate them with the types of `parameters.py`.
(Litestar keeps some names to itself: no parameter may be called state, data, body, headers, cookies, query or scope.)
The template has the struct as `view`. A view raises `problems.MissingError` for what is not in the books.
"""

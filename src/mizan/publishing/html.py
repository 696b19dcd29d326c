"""A brief as one HTML page that needs nothing beside itself; whatever a document says is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from mizan.model.vocabulary import party_label
from mizan.publishing import wording
from mizan.publishing.outline import outline
from mizan.publishing.parts import Brief


def render(brief: Brief) -> str:
    """The page as text."""
    environment = Environment(
        loader=PackageLoader("mizan.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html").render(
        brief=brief,
        o=outline(brief),
        t=lambda key: wording.text(key, brief.language),
        party=lambda code: party_label(code, brief.language),
        date=lambda edtf: wording.date(edtf, brief.language),
    )

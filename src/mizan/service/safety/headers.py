"""Headers that tell a browser to run nothing but the desk's own files, and to show it inside nothing else.

The pages have no script or style in the HTML itself, so the policy need allow none: what a document says can never
run, even if it were once not escaped.
"""

from collections.abc import Mapping
from types import MappingProxyType

from litestar.datastructures import MutableScopeHeaders
from litestar.types import BeforeMessageSendHookHandler, Message, Scope

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    }
)
BEHIND_TLS: Mapping[str, str] = MappingProxyType({"Strict-Transport-Security": "max-age=31536000"})


def adding(behind_tls: bool) -> BeforeMessageSendHookHandler:
    """What adds the headers to every answer, errors among them."""
    added = {**HEADERS, **BEHIND_TLS} if behind_tls else HEADERS

    async def add(message: Message, scope: Scope) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            for name, value in added.items():
                headers[name] = value

    return add

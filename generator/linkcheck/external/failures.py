"""Judges what went wrong before there was an answer."""

from __future__ import annotations

import errno
import socket
import ssl

import aiohttp

from generator.linkcheck.external.guard import RefusedAddress
from generator.linkcheck.external.verdict import Verdict

_OUR_NETWORK = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EMFILE, errno.ENFILE})


def judge(error: BaseException) -> tuple[Verdict, str]:
    """Return the verdict on an error of a request, and the reason in words."""
    causes = _causes(error)
    for judge_one in (_address, _security, _name):
        for cause in causes:
            if found := judge_one(cause):
                return found
    if isinstance(error, TimeoutError):
        return Verdict.TIMEOUT, "does not answer in time"
    for cause in causes:
        if found := _connection(cause):
            return found
    if isinstance(error, aiohttp.ClientResponseError):
        return Verdict.TRANSIENT, f"answers what is not HTTP: {error.message.splitlines()[0][:100]}"
    return Verdict.TRANSIENT, f"breaks the connection ({type(error).__name__})"


def _address(error: BaseException) -> tuple[Verdict, str] | None:
    if isinstance(error, RefusedAddress):
        return Verdict.REFUSED, str(error)
    if isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError | UnicodeError):
        return Verdict.REFUSED, f"is no address: {error}"
    return None


def _security(error: BaseException) -> tuple[Verdict, str] | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        # aiohttp's own error is one of these too, without the message that the ssl module gives.
        inner = getattr(error, "certificate_error", error)
        return Verdict.TLS, f"its certificate is not valid: {getattr(inner, 'verify_message', inner)}"
    if isinstance(error, ssl.SSLError):
        return Verdict.TLS, f"no secure connection: {getattr(error, 'reason', '') or error}"
    return None


def _name(error: BaseException) -> tuple[Verdict, str] | None:
    if not isinstance(error, socket.gaierror):
        return None
    if error.errno == socket.EAI_AGAIN:
        return Verdict.TRANSIENT, "the name service does not answer"
    return Verdict.DEAD, "there is no such host"


def _connection(error: BaseException) -> tuple[Verdict, str] | None:
    if isinstance(error, ConnectionRefusedError):
        return Verdict.DEAD, "no server listens there"
    if isinstance(error, OSError) and error.errno in _OUR_NETWORK:
        return Verdict.TRANSIENT, "there is no way there from here"
    return None


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        inner = getattr(error, "os_error", None) or getattr(error, "certificate_error", None)
        error = inner if isinstance(inner, BaseException) else error.__cause__ or error.__context__
    return found

"""TLS: every fault of a certificate is told, a good one passes."""

from __future__ import annotations

import datetime
import socket
import ssl
import threading
from pathlib import Path

import pytest
import trustme

from generator.linkcheck.external.verdict import Outcome, Verdict
from tests.linkcheck.faults import FaultServer
from tests.linkcheck.test_external import ask

LONG_AGO = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)


def outcome(certificate: trustme.LeafCert, trusted: trustme.CA, folder: Path, host: str = "good.test") -> Outcome:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(tls)
    trusted.cert_pem.write_to_path(folder / "ca.pem")
    with FaultServer(tls) as server:
        url = f"https://{host}:{server.port}/status-200"
        return ask([url], ca_file=str(folder / "ca.pem"))[url]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def test_a_good_certificate(authority: trustme.CA, tmp_path: Path) -> None:
    assert outcome(authority.issue_cert("good.test"), authority, tmp_path).verdict is Verdict.OK


def test_a_wildcard(authority: trustme.CA, tmp_path: Path) -> None:
    assert outcome(authority.issue_cert("*.good.test"), authority, tmp_path, "www.good.test").verdict is Verdict.OK


def test_an_intermediate_that_the_server_sends(authority: trustme.CA, tmp_path: Path) -> None:
    child = authority.create_child_ca()
    assert outcome(child.issue_cert("good.test"), authority, tmp_path).verdict is Verdict.OK


@pytest.mark.parametrize("fault", ["other-name", "expired", "unknown-authority", "missing-intermediate"])
def test_a_certificate_that_is_not_valid(fault: str, authority: trustme.CA, tmp_path: Path) -> None:
    match fault:
        case "other-name":
            certificate = authority.issue_cert("other.test")
        case "expired":
            certificate = authority.issue_cert("good.test", not_before=LONG_AGO, not_after=LONG_AGO)
        case "unknown-authority":
            certificate = trustme.CA().issue_cert("good.test")
        case _:
            certificate = authority.create_child_ca().issue_cert("good.test")
            del certificate.cert_chain_pems[1:]
            whole = certificate.cert_chain_pems[0].bytes() + certificate.private_key_pem.bytes()
            certificate.private_key_and_cert_chain_pem._data = whole
    found = outcome(certificate, authority, tmp_path)
    assert found.verdict is Verdict.TLS, found


def test_plain_http_on_a_secure_port() -> None:
    def speak(listener: socket.socket) -> None:
        for _ in range(2):
            connection, _ = listener.accept()
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.recv(4096)
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=speak, args=(listener,), daemon=True)
        thread.start()
        url = f"https://good.test:{listener.getsockname()[1]}/"
        assert ask([url])[url].verdict is Verdict.TLS
        thread.join(5)


def test_a_protocol_that_nobody_speaks_any_more(authority: trustme.CA, tmp_path: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("good.test").configure_cert(tls)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    tls.maximum_version = ssl.TLSVersion.TLSv1_2
    tls.set_ciphers("AES128-SHA")
    with FaultServer(tls) as server:
        url = f"https://good.test:{server.port}/status-200"
        assert ask([url], ca_file=str(tmp_path / "ca.pem"))[url].verdict in {Verdict.TLS, Verdict.TRANSIENT}

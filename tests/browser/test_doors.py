"""Who may talk to the app: this machine, under its own names."""

import http.client
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 101), ("localhost", 101), ("rebound.example", 403)])
def test_a_name_that_was_made_to_lead_here_is_refused(app: str, host: str, status: int) -> None:
    connection = http.client.HTTPConnection(urlsplit(app).netloc, timeout=30)
    connection.request("GET", "/_stcore/stream", headers={"Host": host, **HANDSHAKE})
    assert connection.getresponse().status == status
    connection.close()


def test_another_site_may_not_use_the_app_of_a_visitor(app: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(app).netloc, timeout=30)
    connection.request("GET", "/_stcore/stream", headers={"Origin": "https://evil.example", **HANDSHAKE})
    assert connection.getresponse().status == 403
    connection.close()

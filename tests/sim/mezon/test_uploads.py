from __future__ import annotations

from urllib.parse import urlsplit

from desktop.services.mezon.wire import mezon_pb2 as pb
from tests.sim.mezon.client import Client
from tests.sim.mezon.clock import Clock


async def slot(client: Client, name: str = "ảnh 1.png") -> str:
    asked = pb.UploadAttachmentRequest(filename=name, filetype="image/png", size=4)
    return (await client.call("UploadAttachmentFile", asked, pb.UploadAttachment)).url


async def put(client: Client, url: str, body: bytes = b"abcd") -> int:
    async with client.http.put(url, data=body, headers={"Content-Type": "image/png"}) as answer:
        return answer.status


async def test_a_file_is_put_once_allowed_and_read_by_anybody(client: Client) -> None:
    url = await slot(client)
    assert "X-Amz-Signature=" in url
    clean = url.partition("?")[0]
    async with client.http.get(clean) as answer:
        assert answer.status == 404
    assert await put(client, url) == 200
    async with client.http.get(clean) as answer:
        assert (answer.status, answer.content_type, await answer.read()) == (200, "image/png", b"abcd")
    async with client.http.get(clean, headers={"Range": "bytes=1-2"}) as answer:
        assert (answer.status, await answer.read()) == (206, b"bc")


async def test_a_wrong_or_late_address_is_refused(client: Client, clock: Clock) -> None:
    url = await slot(client)
    parts = urlsplit(url)
    assert await put(client, url[:-1] + ("0" if url[-1] != "0" else "1")) == 403
    assert await put(client, url.replace("Expires=1", "Expires=2")) == 403
    assert await put(client, f"{parts.scheme}://{parts.netloc}/cdn/other?{parts.query}") == 403
    assert await put(client, url.partition("?")[0]) == 403
    clock.now += 61
    assert await put(client, url) == 403


async def test_no_name_is_no_file(client: Client) -> None:
    assert await client.status("UploadAttachmentFile", pb.UploadAttachmentRequest(size=1)) == 400


async def test_a_name_leads_nowhere_else(client: Client) -> None:
    url = await slot(client, "../../etc/passwd")
    assert urlsplit(url).path.count("/") == 2
    assert await put(client, url) == 200

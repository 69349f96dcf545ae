"""In processes of their own: here everything is loaded already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.services.office import certificate

ROOT = Path(__file__).parents[2]
LATE = """
import sys
from desktop.core.openssl import load_openssl_late
load_openssl_late()
def loaded():
    return {"_ssl", "_hashlib"} & set(sys.modules)
"""
IDLE = """
from desktop.ui.lean_qt import import_qt
import_qt()
import ssl, asyncio, asyncio.sslproto, hashlib, hmac, secrets
import desktop.app, desktop.wiring, desktop.ui.main_window, desktop.services.meetstream.ingest
import ssl, hashlib
print(loaded(), ssl.__name__, asyncio.sslproto.__spec__.name)
"""
THREADS = """
import asyncio, hashlib, hmac, secrets, ssl, threading
sys.setswitchinterval(1e-6)
uses = (
    lambda: ssl.create_default_context, lambda: ssl.PROTOCOL_TLS_CLIENT, lambda: asyncio.sslproto.SSLProtocol,
    lambda: hashlib.sha256, lambda: hmac.new, lambda: hmac.compare_digest, lambda: secrets.token_bytes,
    lambda: ssl.OP_NO_COMPRESSION, lambda: hashlib.algorithms_available, lambda: asyncio.sslproto.SSLAgainErrors,
) * 3
all_there, wrong = threading.Barrier(len(uses)), []
def use(one):
    all_there.wait()
    try:
        one()
    except BaseException as error:
        wrong.append(error)
threads = [threading.Thread(target=use, args=(one,)) for one in uses]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(wrong, sorted(loaded()), {type(sys.modules[name]).__name__ for name in ("ssl", "hashlib", "asyncio.sslproto")})
"""
ENCRYPTED = """
import asyncio
from desktop.services.meetstream.reach import reach
from tests.services.meetstream.guests import Stage
async def speak():
    import ssl
    trusting = ssl.create_default_context(cafile=sys.argv[1])
    async with Stage(certificate=sys.argv[1], certificate_key=sys.argv[2]) as stage:
        address, proof = stage.url("/"), stage.ingest.probe_answer
        print(address[:6], await reach(address, proof, tls=trusting), await reach(address, proof))
        async with stage.dial(stage.invite(), ssl=trusting) as bot:
            print(bot.transport.get_extra_info("ssl_object").version()[:3])
asyncio.run(speak())
"""


def run(program: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-c", LATE + program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_nothing_of_it_is_loaded_for_what_an_idle_desk_imports() -> None:
    assert run(IDLE) == ["set() ssl asyncio.sslproto"]


def test_threads_that_need_it_at_the_same_moment_find_it_whole() -> None:
    assert run(THREADS) == ["[] ['_hashlib', '_ssl'] {'module'}"]


def test_what_is_encrypted_is_encrypted_as_ever(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path)
    assert run(ENCRYPTED, str(pem), str(key)) == ["wss:// reachable not_reachable", "TLS"]


def test_what_cannot_be_loaded_says_so_each_time() -> None:
    program = """
import hashlib
sys.modules["_blake2"] = None
for _ in range(2):
    try:
        hashlib.sha256
    except ImportError as error:
        print("blake2" in str(error))
del sys.modules["_blake2"]
print(len(hashlib.sha256(b"").digest()))
"""
    assert run(program)[-1] == "32"

from __future__ import annotations

import re

from desktop.services.zego.signing import callback_signature, matches, new_nonce, signature

SECRET = "9193cc662a4c0ec135ec71fb57194b38"


def test_the_published_vector() -> None:
    assert signature(12345, "4fd24687296dd9f3", SECRET, 1615186943) == "43e5cfcca828314675f91b001390566a"


def test_a_vector_of_our_own() -> None:
    secret = "00112233445566778899aabbccddeeff"
    assert signature(1234567890, "0123456789abcdef", secret, 1700000000) == "408599f97774ba146aa777f429d0514c"


def test_the_published_vector_of_a_callback() -> None:
    assert callback_signature("secret", "1470820198", "123412") == "5bd59fd62953a8059fb7eaba95720f66d19e4517"


def test_a_nonce_is_sixteen_hexadecimal_characters_and_new_each_time() -> None:
    nonces = {new_nonce() for _ in range(100)}
    assert len(nonces) == 100
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in nonces)


def test_a_signature_is_compared_as_it_is() -> None:
    assert matches("ab", "ab")
    assert not matches("ab", "AB")
    assert not matches("ab", "ä")

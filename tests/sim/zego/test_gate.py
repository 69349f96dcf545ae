from __future__ import annotations

import hashlib

import pytest

from desktop.sim.zego.codes import Code, Refused
from desktop.sim.zego.gate import Action, Gate, Pass, signature
from desktop.sim.zego.switches import Switches
from tests.sim.zego.client import APP_ID, SECRET

NOW = 1_700_000_000
HOST = "127.0.0.1:8080"


def query(**more: str) -> dict[str, str]:
    signed = {"AppId": str(APP_ID), "SignatureNonce": "0123456789abcdef", "Timestamp": str(NOW)} | more
    text = signed["AppId"] + signed["SignatureNonce"] + SECRET + signed["Timestamp"]
    made = {"Action": "StartMix", "SignatureVersion": "2.0", "Signature": hashlib.md5(text.encode()).hexdigest()}
    return made | signed


def refusal(asked: dict[str, str], now_s: float = NOW, host: str = HOST, switches: Switches | None = None) -> int:
    with pytest.raises(Refused) as refused:
        Gate(APP_ID, SECRET, switches or Switches()).check(asked, host, now_s)
    return refused.value.code


def test_the_published_vector_and_our_own() -> None:
    published = signature(12345, "4fd24687296dd9f3", "9193cc662a4c0ec135ec71fb57194b38", 1615186943)
    assert published == "43e5cfcca828314675f91b001390566a"
    assert signature(APP_ID, "0123456789abcdef", SECRET, NOW) == "408599f97774ba146aa777f429d0514c"


def test_a_right_request_passes() -> None:
    gate = Gate(APP_ID, SECRET, Switches())
    assert gate.check(query(), HOST, NOW) == Pass(Action.START_MIX, is_test=False, region="")
    assert gate.check(query(IsTest="TRUE"), "rtc-api-fra.zego.im", NOW) == Pass(Action.START_MIX, True, "fra")
    assert not gate.check(query(IsTest="False"), HOST, NOW).is_test


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"AppId": ""}, Code.APP_ID_FORMAT),
        ({"AppId": "abc"}, Code.APP_ID_FORMAT),
        ({"AppId": str(2**32)}, Code.APP_ID_FORMAT),
        ({"AppId": "١٢"}, Code.APP_ID_FORMAT),
        ({"Timestamp": ""}, Code.TIMESTAMP_EMPTY),
        ({"Timestamp": "1.5"}, Code.TIMESTAMP_FORMAT),
        ({"Action": ""}, Code.ACTION_EMPTY),
        ({"Action": "startMix"}, Code.ACTION_UNSUPPORTED),
        ({"SignatureNonce": ""}, Code.NONCE_EMPTY),
        ({"SignatureVersion": ""}, Code.VERSION_EMPTY),
        ({"SignatureVersion": "1.0"}, Code.VERSION_UNSUPPORTED),
        ({"Signature": ""}, Code.SIGNATURE_EMPTY),
        ({"AppId": "7"}, Code.NO_SERVER_SECRET),
        ({"Signature": "0" * 32}, Code.SIGNATURE_WRONG),
        ({"Signature": query()["Signature"].upper()}, Code.SIGNATURE_WRONG),
        ({"Signature": "é"}, Code.SIGNATURE_WRONG),
    ],
)
def test_each_fault_has_its_code(wrong: dict[str, str], code: int) -> None:
    assert refusal(query() | wrong) == code


def test_the_earlier_fault_is_told() -> None:
    faults = {"AppId": "", "Timestamp": "", "Action": "", "SignatureNonce": "", "SignatureVersion": "", "Signature": ""}
    right = query()
    asked, codes = right | faults, []
    for name in faults:
        codes.append(refusal(asked))
        asked[name] = right[name]
    order = ["APP_ID_FORMAT", "TIMESTAMP_EMPTY", "ACTION_EMPTY", "NONCE_EMPTY", "VERSION_EMPTY", "SIGNATURE_EMPTY"]
    assert codes == [Code[name] for name in order]


def test_a_clock_may_be_ten_minutes_off_and_no_more() -> None:
    gate = Gate(APP_ID, SECRET, Switches())
    for off in (-600, 600):
        gate.check(query(), HOST, NOW + off)
    for off in (-601, 601):
        assert refusal(query(), NOW + off) == Code.SIGNATURE_EXPIRED


def test_an_unknown_region_is_no_host_of_theirs() -> None:
    assert refusal(query(), host="rtc-api-mars.zego.im") == Code.HOST


def test_a_nonce_may_be_used_once_by_a_switch() -> None:
    switches = Switches()
    gate = Gate(APP_ID, SECRET, switches)
    gate.check(query(), HOST, NOW)
    gate.check(query(), HOST, NOW)
    switches.nonce_once = True
    with pytest.raises(Refused, match="100000005 signature was used before"):
        gate.check(query(), HOST, NOW)
    gate.check(query(SignatureNonce="another"), HOST, NOW)


def test_production_can_be_closed() -> None:
    switches = Switches(production=False)
    assert refusal(query(), switches=switches) == Code.NOT_IN_PRODUCTION
    assert Gate(APP_ID, SECRET, switches).check(query(IsTest="true"), HOST, NOW).is_test

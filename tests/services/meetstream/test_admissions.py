from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.meetstream.admissions import Admission, Admissions, RefusalReason


def test_an_invitation_is_a_path_that_admits() -> None:
    admissions = Admissions()
    path = admissions.invite("a")
    assert path.startswith("/in/")
    assert len(path) >= len("/in/") + 32
    assert admissions.invite("a") == path
    assert admissions.path_of("a") == path
    assert admissions.path_of("b") is None
    assert admissions.admit(path, "203.0.113.5") == Admission("a")
    assert admissions.admit(path + "?x=1", "203.0.113.5") == Admission("a")
    assert admissions.admit("/behind/a/proxy" + path, "203.0.113.5") == Admission("a")


@pytest.mark.parametrize(
    "change", [lambda p: p[:-1], lambda p: p + "x", lambda p: p.upper(), lambda p: "/", lambda p: p + "/"]
)
def test_a_near_miss_does_not(change: object) -> None:
    admissions = Admissions()
    path = admissions.invite("a")
    wrong = change(path)  # type: ignore[operator]  # a lambda of the table above
    assert admissions.admit(wrong, "203.0.113.5") is RefusalReason.PATH


def test_void_after_removal_and_renewed_with_another_path() -> None:
    admissions = Admissions()
    told: list[str] = []
    admissions.on_void(told.append)
    path = admissions.invite("a")
    admissions.revoke("a")
    admissions.revoke("a")
    assert admissions.admit(path, "127.0.0.1") is RefusalReason.PATH
    again = admissions.invite("a")
    newest = admissions.renew("a")
    assert len({path, again, newest}) == 3
    assert admissions.admit(again, "127.0.0.1") is RefusalReason.PATH
    assert told == ["a", "a"]


def test_an_invitation_belongs_to_one_bot() -> None:
    admissions = Admissions()
    told: list[str] = []
    admissions.on_void(told.append)
    admissions.invite("a")
    assert admissions.recognise("a", "")
    assert admissions.recognise("a", "first")
    assert not admissions.recognise("a", "second")
    admissions.bind("a", "first")
    assert told == []
    admissions.bind("a", "third")
    assert told == ["a"]
    assert not admissions.recognise("a", "first")
    assert admissions.recognise("a", "third")
    assert admissions.recognise(None, "anybody")
    assert not admissions.recognise("gone", "anybody")
    admissions.invite("a")
    assert admissions.recognise("a", "fourth")


def test_networks() -> None:
    admissions = Admissions(allowed_networks=("203.0.113.0/24", "2001:db8::/32", " "))
    path = admissions.invite("a")
    assert admissions.admit(path, "203.0.113.9") == Admission("a")
    assert admissions.admit(path, "::ffff:203.0.113.9") == Admission("a")
    assert admissions.admit(path, "2001:db8::1%eth0") == Admission("a")
    assert admissions.admit(path, "198.51.100.1") is RefusalReason.NETWORK
    assert admissions.admit(path, "") is RefusalReason.NETWORK
    admissions.set_allowed_networks(())
    assert admissions.admit(path, "198.51.100.1") == Admission("a")
    with pytest.raises(ValueError):
        admissions.set_allowed_networks(("nonsense",))


def test_unknown_bots() -> None:
    assert Admissions(allow_unknown=True).admit("/", "198.51.100.1") == Admission(None)
    trial = Admissions(allow_unknown_loopback=True)
    assert trial.admit("/", "127.0.0.1") == Admission(None)
    assert trial.admit("/", "::1") == Admission(None)
    assert trial.admit("/", "198.51.100.1") is RefusalReason.PATH


@given(st.text(), st.text())
def test_nothing_makes_it_raise(path: str, peer: str) -> None:
    admissions = Admissions(allowed_networks=("127.0.0.0/8",))
    admissions.invite("a")
    assert isinstance(admissions.admit(path, peer), RefusalReason)


def test_many_threads() -> None:
    admissions = Admissions()
    faults: list[str] = []

    def work(name: str) -> None:
        for _ in range(200):
            path = admissions.invite(name)
            if admissions.admit(path, "127.0.0.1") != Admission(name):
                faults.append(name)
            admissions.revoke(name)

    threads = [threading.Thread(target=work, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_an_invitation_of_a_former_run_holds_again() -> None:
    former, now = Admissions(), Admissions()
    path = former.invite("a")
    assert now.admit(path, "127.0.0.1") is RefusalReason.PATH
    now.readmit("a", path)
    assert now.admit(path, "127.0.0.1") == Admission("a")
    assert now.invite("a") == path

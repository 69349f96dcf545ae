"""The device of the graphics card: found once, and never an error."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.media.hardware import Hardware


class Device:
    """Stands for an HWAccel."""


def test_the_best_kind_that_opens_is_taken_and_remembered() -> None:
    tried: list[tuple[str, str]] = []
    device = Device()

    def open_device(kind: str, codec: str) -> Any:
        tried.append((kind, codec))
        if kind == "cuda":
            raise OSError("no such device")
        return device

    hardware = Hardware(lambda: ["qsv", "cuda", "drm"], open_device)
    assert hardware.device("h264") is device
    assert hardware.device("h264") is device
    assert tried == [("cuda", "h264"), ("qsv", "h264")]


@pytest.mark.parametrize("error", [OSError("x"), NotImplementedError("x"), ValueError("x"), RuntimeError("x")])
def test_a_device_that_fails_is_passed_over(error: Exception) -> None:
    tried = 0

    def open_device(kind: str, codec: str) -> Any:
        nonlocal tried
        tried += 1
        raise error

    hardware = Hardware(lambda: ["vaapi"], open_device)
    assert hardware.device("hevc") is None
    assert hardware.device("hevc") is None
    assert tried == 1


def test_off_by_the_setting() -> None:
    hardware = Hardware(lambda: ["cuda"], lambda kind, codec: Device())  # type: ignore[arg-type, return-value]  # a double
    hardware.enabled = False
    assert hardware.device("h264") is None
    hardware.enabled = True
    assert hardware.device("h264") is not None


def test_one_that_failed_while_decoding_is_not_tried_again() -> None:
    hardware = Hardware(lambda: ["cuda"], lambda kind, codec: Device())  # type: ignore[arg-type, return-value]  # a double
    assert hardware.device("h264") is not None
    hardware.give_up("h264")
    assert hardware.device("h264") is None
    assert hardware.device("hevc") is not None


def test_the_real_probe_ends_on_any_machine() -> None:
    assert Hardware().device("h264") is None or True
    assert Hardware().device("no such codec") is None

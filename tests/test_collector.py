"""The garbage collector is held off while a document is read: nothing of it is garbage, and afterwards all is as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from senryaku_parse import parse
from senryaku_parse.collector import held_off
from tests.conftest import ROOT

DOCUMENTS = sorted((ROOT / "tests" / "cases" / "converters").glob("*.[mh]*"))


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path.name != "README.md"], ids=lambda path: path.name)
def test_a_parse_leaves_nothing_to_collect(path: Path) -> None:
    parse(path)  # imports leave some
    gc.collect()
    gc.disable()
    parse(path)
    assert gc.collect() == 0


def test_it_is_held_off_inside_only() -> None:
    with held_off():
        assert not gc.isenabled()
        with held_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_leaves_it_as_it_was() -> None:
    with pytest.raises(ZeroDivisionError), held_off():
        1 / 0  # noqa: B018
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    with held_off():
        pass
    assert not gc.isenabled()


def test_the_last_of_several_threads_lets_it_go() -> None:
    meet = Barrier(3)
    inside: list[bool] = []

    def hold(stays: bool) -> None:
        with held_off():
            meet.wait()
            if stays:
                meet.wait()
                inside.append(gc.isenabled())
        if not stays:
            meet.wait()

    with ThreadPoolExecutor() as threads:
        list(threads.map(hold, (False, True, False)))
    assert inside == [False]
    assert gc.isenabled()

"""What is made again after a change: what read something that changed, directly or through others, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.tracking import Table, Tracker

KEYS = st.sampled_from("abcdef")
TABLES = st.dictionaries(KEYS, st.integers(0, 3))
LOOKS = st.lists(st.tuples(st.sampled_from(["get", "item", "in", "values", "keys", "len"]), KEYS), max_size=4)


class Counted:
    """Makers over one table that count how often each of them ran."""

    def __init__(self) -> None:
        self.tracker = Tracker()
        self.runs: list[str] = []
        self.table: Table[str, int] = Table("t", {}, self.tracker)

    def now(self, values: dict[str, int]) -> None:
        self.tracker.renew({"t": values})
        self.table = Table("t", values, self.tracker)

    def make(self, name: str, look) -> object:
        def run() -> object:
            self.runs.append(name)
            return look(self.table)

        return self.tracker.once(name, run)


@pytest.fixture
def counted() -> Counted:
    return Counted()


def test_a_maker_runs_again_only_when_what_it_read_has_changed(counted: Counted) -> None:
    counted.now({"a": 1, "b": 1})
    assert counted.make("a", lambda t: t["a"]) == 1
    counted.now({"a": 1, "b": 2})
    assert counted.make("a", lambda t: t["a"]) == 1
    counted.now({"a": 2, "b": 2})
    assert counted.make("a", lambda t: t["a"]) == 2
    assert counted.runs == ["a", "a"]


def test_what_is_not_there_is_a_reading_too(counted: Counted) -> None:
    counted.now({})
    assert counted.make("a", lambda t: t.get("a", 0)) == 0
    counted.now({"a": 5})
    assert counted.make("a", lambda t: t.get("a", 0)) == 5


def test_readings_count_for_whoever_asked_even_when_nothing_had_to_be_made(counted: Counted) -> None:
    counted.now({"a": 1})
    inner = lambda _: counted.make("inner", lambda t: t["a"])  # noqa: E731
    counted.make("inner", lambda t: t["a"])
    assert counted.make("outer", inner) == 1
    counted.now({"a": 2})
    assert counted.make("outer", inner) == 2


def test_another_order_is_a_change_of_the_whole_and_of_no_key(counted: Counted) -> None:
    counted.now({"a": 1, "b": 2})
    counted.make("all", list)
    counted.make("one", lambda t: t["a"])
    counted.now({"b": 2, "a": 1})
    assert counted.make("all", list) == ["b", "a"]
    counted.make("one", lambda t: t["a"])
    assert counted.runs == ["all", "one", "all"]


def test_what_nobody_asked_for_is_forgotten_and_a_maker_that_fails_leaves_nothing(counted: Counted) -> None:
    counted.now({"a": 0})
    counted.make("once", lambda t: t["a"])
    with pytest.raises(ZeroDivisionError):
        counted.make("fails", lambda t: 1 / t["a"])
    counted.now({"a": 0})
    counted.now({"a": 0})
    counted.make("once", lambda t: t["a"])
    assert counted.runs == ["once", "fails", "once"]


@given(st.lists(TABLES, min_size=1, max_size=6), st.dictionaries(st.sampled_from("xyz"), LOOKS))
def test_the_same_as_making_everything_anew(states: list[dict[str, int]], makers: dict[str, list]) -> None:
    counted = Counted()
    for values in states:
        counted.now(values)
        for name, looks in makers.items():
            assert counted.make(name, lambda t, looks=looks: seen(t, looks)) == seen(values, looks)


def seen(table, looks: list[tuple[str, str]]) -> list[object]:
    found: list[object] = []
    for how, key in looks:
        match how:
            case "get":
                found.append(table.get(key))
            case "item":
                found += [table[key]] if key in table else []
            case "in":
                found.append(key in table)
            case "values":
                found.append(sorted(table.values()))
            case "keys":
                found.append(list(table))
            case "len":
                found.append(len(table))
    return found

"""Makes anew only what read something that changed: makers run once, and what each of them looked up is remembered.

Whatever a maker's result depends on has to be read through a `Table` or told with `Tracker.read`; what is not told is
taken for constant.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Read = tuple[str, Hashable]
"""The name of a table, and a key of it or `WHOLE`."""


class _Whole:
    """Stands for all keys of a table and their order."""

    def __repr__(self) -> str:
        return "WHOLE"


WHOLE = _Whole()
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class _Made:
    value: Any
    reads: frozenset[Read]


class Tracker:
    """Remembers what was made of what; `renew` forgets what is out of date."""

    def __init__(self) -> None:
        self._tables: dict[str, Mapping[Any, Any]] = {}
        self._made: dict[Hashable, _Made] = {}
        self._wanted: set[Hashable] = set()
        self._reading: list[set[Read]] = []

    def once(self, name: Hashable, make: Callable[[], V]) -> V:
        """Return what `make` gives, from memory where nothing that it read has changed since."""
        made = self._made.get(name)
        self._wanted.add(name)
        if made is None:
            reads: set[Read] = set()
            self._reading.append(reads)
            try:
                value = make()
            finally:
                self._reading.pop()
            made = self._made[name] = _Made(value, frozenset(reads))
        if self._reading:
            self._reading[-1] |= made.reads
        return made.value  # type: ignore[no-any-return]

    def read(self, table: str, key: Hashable) -> None:
        """Note that what is being made depends on this."""
        if self._reading:
            self._reading[-1].add((table, key))

    def renew(self, tables: Mapping[str, Mapping[Any, Any]]) -> None:
        """Forget what read anything that is not the same in `tables`, and what nobody asked for since the last call."""
        same = _Comparison()
        changed = {read for name in {*self._tables, *tables} for read in self._changes(name, tables, same)}
        kept = self._wanted
        self._made = {
            name: made for name, made in self._made.items() if name in kept and made.reads.isdisjoint(changed)
        }
        self._wanted = set()
        self._tables = dict(tables)

    def forget(self) -> None:
        """Forget everything."""
        self._made.clear()

    def _changes(self, name: str, tables: Mapping[str, Mapping[Any, Any]], same: _Comparison) -> Iterator[Read]:
        old, new = self._tables.get(name, {}), tables.get(name, {})
        if old is new:
            return
        different = [
            key
            for key in (old if old.keys() == new.keys() else {*old, *new})
            if (one := old.get(key, _ABSENT)) is not (other := new.get(key, _ABSENT)) and not same(one, other)
        ]
        yield from ((name, key) for key in different)
        if different or list(old) != list(new):
            yield name, WHOLE


class Table(Mapping[K, V], Generic[K, V]):
    """A mapping whose look-ups are told to the tracker."""

    __slots__ = ("_name", "_tracker", "_values")

    def __init__(self, name: str, values: Mapping[K, V], tracker: Tracker) -> None:
        self._name, self._values, self._tracker = name, values, tracker

    def __getitem__(self, key: K) -> V:
        self._tracker.read(self._name, key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._tracker.read(self._name, key)
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        self._tracker.read(self._name, WHOLE)
        return iter(self._values)

    def __len__(self) -> int:
        self._tracker.read(self._name, WHOLE)
        return len(self._values)

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value at `key`, or the default."""
        self._tracker.read(self._name, key)
        return self._values.get(key, default)

    def values(self) -> ValuesView[V]:
        """Return all values; one reading of the whole is told, not one of each."""
        self._tracker.read(self._name, WHOLE)
        return self._values.values()

    def items(self) -> ItemsView[K, V]:
        """Return all keys with their values; one reading of the whole is told, not one of each."""
        self._tracker.read(self._name, WHOLE)
        return self._values.items()


class _Comparison:
    """Compares values; the same two stand in many places of many tables, and are compared once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, one: object, other: object) -> bool:
        if one.__class__ is tuple:
            return one == other
        pair = (id(one), id(other))
        if (known := self._known.get(pair)) is None:
            known = self._known[pair] = one == other
        return known

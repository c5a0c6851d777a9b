"""Plain values to YAML: the text that `yaml.dump` gives, without its search for the kind of each value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver


def dumped(value: Any) -> str:
    """Return dicts, lists, texts and None as YAML, without anchors and in their order."""
    events = (StreamStartEvent(), DocumentStartEvent(explicit=False), *_events(value), DocumentEndEvent(explicit=False))
    return str(yaml.emit((*events, StreamEndEvent()), Dumper=_DUMPER, allow_unicode=True, width=110))


def _events(value: Any) -> Iterator[Event]:
    if isinstance(value, dict):
        yield MappingStartEvent(None, None, implicit=True, flow_style=False)
        for key, held in value.items():
            yield _scalar(key)
            yield from _events(held)
        yield MappingEndEvent()
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, implicit=True, flow_style=False)
        for item in value:
            yield from _events(item)
        yield SequenceEndEvent()
    else:
        yield _scalar(value)


def _scalar(value: str | None) -> ScalarEvent:
    if value is None:
        return ScalarEvent(None, None, (True, False), "null")
    plain_enough = _RESOLVER.resolve(ScalarNode, value, (True, False)) == _TEXT
    return ScalarEvent(None, _TEXT, (plain_enough, True), value)


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_RESOLVER: Any = Resolver()
_TEXT = "tag:yaml.org,2002:str"

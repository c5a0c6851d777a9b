"""Whatever two devices do to one project, in whichever order: nothing that was set is lost.

The real store, merge and file formats run in the browser; the model here is a set of facts that only grows. A device
knows facts (check, entry); the newest about a check counts; an import is a union; a reset forgets what is older.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SEQUENCES, STEPS, DEVICES = 500, 40, 2
Entry = tuple[str, str, str]  # time, state, note
Step = dict[str, Any]
OFTEN = {
    "tick": 12,
    "rename": 3,
    "retire": 1,
    "name": 1,
    "export": 3,
    "link": 1,
    "import": 4,
    "reload": 2,
    "reset": 0.5,
    "wipe": 0.5,
}

DRIVER = (Path(__file__).parent / "property.js").read_text("utf-8")


@dataclass
class Device:
    facts: dict[str, Entry] = field(default_factory=dict)
    cleared: str = ""

    def shown(self, ids: list[str]) -> Entry:
        found = [self.facts[name] for name in ids if name in self.facts]
        newest = max((entry[0] for entry in found), default="")
        return next((entry for entry in found if entry[0] == newest), ("", "todo", ""))

    def learn(self, facts: dict[str, Entry], cleared: str) -> None:
        self.cleared = max(self.cleared, cleared)
        for name, entry in facts.items():
            self.facts[name] = max(self.facts.get(name, entry), entry)
        self.facts = {name: entry for name, entry in self.facts.items() if entry[0] > self.cleared}


class Game:
    """A random sequence, played on the model while it is made."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.references = [[f"check-{number}"] for number in range(6)]
        self.devices = [Device() for _ in range(DEVICES)]
        self.files: dict[str, Device] = {}
        self.steps: list[Step] = []
        for count in range(STEPS):
            (what,) = self.rng.choices(list(OFTEN), list(OFTEN.values()))
            if what in {"rename", "retire"}:
                self.change_the_atlas(what, count)
            else:
                self.change_a_device(what, count)

    def change_the_atlas(self, what: str, count: int) -> None:
        if what == "rename":
            self.rng.choice(self.references).insert(0, f"new-{count}")
        elif len(self.references) > 2:
            self.references.remove(self.rng.choice(self.references))

    def a_reference(self) -> list[str]:
        """Return a check as the page names it, now and then a page of before it was renamed."""
        reference = self.rng.choice(self.references)
        return reference[self.rng.randrange(len(reference)) if self.rng.random() < 0.3 else 0 :]

    def change_a_device(self, what: str, count: int) -> None:
        place, slot = self.rng.randrange(DEVICES), self.rng.choice("abc")
        device = self.devices[place]
        step: Step = {"do": what, "device": place, "now": f"2026-01-01T00:{count:02d}:00.000Z", "slot": slot}
        match what:
            case "tick":
                step |= {"ids": self.a_reference(), "note": f"note {count}"}
                step["state"] = self.rng.choice(["todo", "doing", "done", "na"])
                device.learn({step["ids"][0]: (step["now"], step["state"], step["note"])}, "")
            case "name":
                step["name"] = f"Name {count}"
            case "export" | "link":
                self.files[slot] = Device(dict(device.facts), device.cleared)
            case "import" if slot in self.files:
                device.learn(self.files[slot].facts, self.files[slot].cleared)
            case "reset":
                device.learn({}, step["now"])
            case "wipe":
                self.devices[place] = Device()
        self.steps.append(step)


def test_no_sequence_of_changes_loses_anything(page: Page) -> None:
    page.goto("about/")
    page.evaluate(DRIVER)
    for seed in range(SEQUENCES):
        game = Game(seed)
        found = page.evaluate("([steps, references]) => play(steps, references)", [game.steps, game.references])
        for device, seen in zip(game.devices, found, strict=True):
            assert seen["shown"] == {ids[0]: list(device.shown(ids)) for ids in game.references}, f"seed {seed}"
            assert seen["kept"] == sorted(device.facts), f"seed {seed}"

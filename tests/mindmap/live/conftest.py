"""A small map with everything on it, in a fresh tab that must stay silent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.mindmap import Layouts, choose_engine
from tests.mindmap.live_page import knowledge, section, topic, write_page

from .steps import opened


@pytest.fixture(scope="module")
def layouts(machine_cache: Path) -> Layouts:
    """Return one engine for all pages of this module."""
    return Layouts(None, choose_engine("auto", machine_cache))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, layouts: Layouts) -> Path:
    """Write a small map with everything on it."""
    folder = tmp_path_factory.mktemp("map")
    splits = topic(
        "splits",
        "Data splitting",
        topic("grouped", "Split by group", checks=["c-grouped"], related=("training",)),
        topic("timed", "Split by time", checks=["c-timed"], stage="production", also=("walk-forward", "TSCV")),
        checks=["c-splits"],
        roles=("mlops",),
    )
    many = (topic(f"g{i}", f"Group {i}", topic(f"g{i}-a", f"Leaf of {i}", checks=[f"c{i}"])) for i in range(6))
    base = knowledge(
        folder / "content",
        section("data", "Data", topic("cleaning", "Data cleaning", checks=["c-cleaning"]), splits),
        section(
            "model", "Modelling", topic("training", "Training", topic("loss", "Loss", stage="mvp"), stage="mvp"), *many
        ),
        section("ops", "Operations", *(topic(f"o{i}", f"Operation {i}") for i in range(5))),
        retired=(("old-splits", "splits"), ("lost", None)),
    )
    return write_page(folder, base, layouts)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh profile; what it says on the console is a failure."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 800})
    heard: list[str] = []
    fresh.on("console", lambda message: heard.append(message.text))
    fresh.on("weberror", lambda error: heard.append(str(error.error)))
    yield fresh
    fresh.close()
    assert heard == []


@pytest.fixture
def page(context: BrowserContext, file: Path) -> Page:
    """Return a tab with the map."""
    return opened(context, file)

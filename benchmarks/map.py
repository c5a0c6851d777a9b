"""The map: how fast all maps are laid out, and how fast its page paints, unfolds, moves and searches."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from rjsmin import jsmin

from benchmarks.measure import RUNS, Figure, cpu_seconds, medians
from generator.build import SCRIPTS
from generator.examine import examine
from generator.knowledge import KnowledgeBase
from generator.mindmap import Layouts, choose_engine
from generator.mindmap.files import map_files
from generator.outline import Node, outline
from tests.mindmap.live_page import regular, write_page

FRAMES = """act => new Promise(done => {
  const node = document.querySelector('[role=treeitem]'), times = []
  let last = performance.now(), left = 60
  const step = now => {
    times.push(now - last); last = now
    if (!left--) return done(times.slice(5).sort((a, b) => a - b)[27])
    const pan = {key: left % 2 ? 'ArrowLeft' : 'ArrowUp', shiftKey: true}
    const key = act === 'pan' ? pan : {key: left % 20 < 10 ? '+' : '-'}
    node.dispatchEvent(new KeyboardEvent('keydown', {...key, bubbles: true}))
    requestAnimationFrame(step)
  }
  node.focus({preventScroll: true}); requestAnimationFrame(step)
})"""
UNFOLD = """() => new Promise(done => {
  const start = performance.now()
  document.querySelector('[data-map-level="99"]').click()
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)))
})"""
SEARCH = """() => {
  const field = document.querySelector('[data-map-query]'), times = []
  for (let end = 1; end <= 9; end += 1) {
    field.value = 'topic 3 of'.slice(0, end)
    const start = performance.now()
    field.dispatchEvent(new InputEvent('input', {bubbles: true}))
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[8]
}"""
PAINT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntriesByName('first-contentful-paint')[0].startTime)).observe({type: 'paint', buffered: true}))"""
INIT = "() => performance.getEntriesByName('map-ready')[0].duration"


def figures() -> Iterator[Figure]:
    """Yield the figures of the layouts, then of the page with 1,534 made-up nodes and of the real one."""
    with tempfile.TemporaryDirectory() as folder:
        large = regular(Path(folder) / "content")
        yield from _layouts(outline(large), Path(folder))
        own = "".join(file.read_text("utf-8") for file in sorted(SCRIPTS.glob("map*.js")))
        yield Figure("map: own JS, gzipped", len(gzip.compress(jsmin(own).encode(), 9)) / 1024, "KB", "12 KB")
        with sync_playwright() as playwright:
            program = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            yield from _page("1,534 nodes", large, browser, Path(folder) / "large")
            yield from _page("real content", examine(Path("content")).base, browser, Path(folder) / "real")
            browser.close()


def _layouts(tree: Node, folder: Path) -> Iterator[Figure]:
    engine = choose_engine("auto", folder)
    warm = Layouts(folder / "warm", engine)
    list(map_files(tree, warm))
    changed = iter(_variants(tree))
    cold, one = medians(
        [lambda: list(map_files(tree, Layouts(None, engine))), lambda: list(map_files(next(changed), warm))],
        cpu_seconds,
    )
    yield Figure("map: all maps of 1,534 nodes, cold", cold, "s of CPU", "0.5 s", engine.version)
    yield Figure("map: one section changed, all maps drawn anew", one, "s of CPU", "0.1 s", engine.version)


def _variants(tree: Node) -> list[Node]:
    """Return trees in each of which one section has another title within it."""
    first, *others = tree.children
    return [
        replace(tree, children=(replace(first, children=(replace(first.children[0], title="W" * i),)), *others))
        for i in range(1, 3 * RUNS)
    ]


def _page(name: str, base: KnowledgeBase, browser: Browser, folder: Path) -> Iterator[Figure]:
    folder.mkdir(exist_ok=True)
    file = write_page(folder, base, Layouts(None, choose_engine("auto", folder)))
    yield Figure(f"map page, {name}: gzipped", len(gzip.compress(file.read_bytes(), 9)) / 1024, "KB", "60 KB")
    runs = [_run(browser, file) for _ in range(RUNS)]
    rows = (
        ("first paint", "ms", "300 ms"),
        ("script init", "ms", "200 ms"),
        ("unfold all", "ms", "400 ms"),
        ("pan, a frame with everything open", "ms", "17 ms"),
        ("zoom, a frame with everything open", "ms", "17 ms"),
        ("slowest keystroke of a search", "ms", "5 ms"),
    )
    for (what, unit, target), values in zip(rows, zip(*runs, strict=True), strict=True):
        yield Figure(f"map page, {name}: {what}", statistics.median(values), unit, target)


def _run(browser: Browser, file: Path) -> tuple[float, ...]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page: Page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_function("() => document.querySelector('#map-atlas')?.node.own")
    taken = tuple(page.evaluate(script) for script in (PAINT, INIT, UNFOLD))
    page.wait_for_timeout(500)
    taken += (page.evaluate(FRAMES, "pan"), page.evaluate(FRAMES, "zoom"), page.evaluate(SEARCH))
    context.close()
    return taken

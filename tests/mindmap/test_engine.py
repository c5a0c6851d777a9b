"""The two engines: choice, failure, time-out, recovery."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.mindmap import Engine, EngineError, LayoutError, Layouts, MissingGraphvizError, choose_engine, whole_map
from generator.mindmap.engine import NativeDot, native_dot
from generator.mindmap.wasi import WasiDot

from .trees import atlas

SMALL = "digraph { n0 -> n1 }"


def dense(nodes: int = 400, edges: int = 12_000) -> str:
    """Return a graph on which dot runs for minutes."""
    draw = random.Random(1)
    pairs = (draw.sample(range(nodes), 2) for _ in range(edges))
    return "digraph {" + "".join(f"n{min(a, b)}->n{max(a, b)};" for a, b in pairs) + "}"


def test_it_answers_in_the_plain_format(engine: Engine) -> None:
    first, second = engine.plain(SMALL, "digraph { other }")
    lines = first.splitlines()
    assert [line.split()[0] for line in lines if line != "stop"] == ["graph", "node", "node", "edge"]
    assert "other" in second


def test_a_syntax_error_is_an_engine_error_and_the_next_run_is_fine(engine: Engine) -> None:
    with pytest.raises(EngineError):
        engine.plain("digraph {")
    assert engine.plain(SMALL)


@pytest.mark.parametrize("name", ["native", "wasi"])
def test_a_run_that_takes_too_long_is_stopped_and_the_next_is_fine(name, engine: Engine, machine_cache: Path) -> None:
    if isinstance(engine, NativeDot) != (name == "native"):
        pytest.skip("the other parameter runs this engine")
    hasty = choose_engine(name, machine_cache, timeout=0.5)
    with pytest.raises(EngineError, match=r"longer than 0\.5 s"):
        hasty.plain(dense())
    assert hasty.plain(SMALL)


def test_a_trapped_session_is_never_used_again(machine_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = WasiDot(machine_cache, 5)
    expected = engine.plain(SMALL)
    (poisoned,) = engine._idle
    call = poisoned._call
    monkeypatch.setattr(
        poisoned, "_call", lambda name, *a: call(name, *(a if name != "graphviz_render" else (2**31 - 9,) * 4))
    )
    with pytest.raises(EngineError, match="trapped"):
        engine.plain(SMALL)
    assert not engine._idle
    assert engine.plain(SMALL) == expected


def test_the_compiled_module_is_kept_and_a_damaged_one_replaced(tmp_path: Path, machine_cache: Path) -> None:
    WasiDot(machine_cache, 5).plain(SMALL)
    (compiled,) = machine_cache.glob("*.cwasm")
    damaged = tmp_path / compiled.name
    damaged.write_bytes(compiled.read_bytes()[:-1000])
    assert WasiDot(tmp_path, 5).plain(SMALL)
    assert damaged.stat().st_size == compiled.stat().st_size


def test_both_engines_agree_on_what_is_left_of_what_and_above_what(machine_cache: Path) -> None:
    try:
        native = native_dot()
    except MissingGraphvizError:
        pytest.skip("native Graphviz is not installed: no `dot` on PATH")
    orders = []
    for engine in (native, choose_engine("wasi", machine_cache)):
        places = whole_map(atlas(5), Layouts(None, engine)).scene.places
        orders.append([p.box.id for p in sorted(places, key=lambda p: (p.side, p.box.depth, p.y))])
    assert orders[0] == orders[1]


def test_a_time_out_names_the_section(machine_cache: Path) -> None:
    hopeless = choose_engine("wasi", machine_cache, timeout=0.001)
    with pytest.raises(LayoutError, match=r'section "01 Section 0" cannot be laid out: .*longer than'):
        whole_map(atlas(1, groups=100, topics=20), Layouts(None, hopeless))


def test_auto_takes_native_where_it_is_and_wasi_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLATLAS_ENGINE", raising=False)
    monkeypatch.setenv("PATH", "")
    assert isinstance(choose_engine(), WasiDot)


def test_the_environment_decides_for_auto_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLATLAS_ENGINE", "wasi")
    assert isinstance(choose_engine(), WasiDot)
    monkeypatch.setenv("MLATLAS_ENGINE", "native")
    assert isinstance(choose_engine("wasi"), WasiDot)
    monkeypatch.setenv("MLATLAS_ENGINE", "nativ")
    with pytest.raises(ValueError, match="use auto, native or wasi"):
        choose_engine()


def test_missing_graphviz_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingGraphvizError, match="apt-get install graphviz"):
        choose_engine("native")

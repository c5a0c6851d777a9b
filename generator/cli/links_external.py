"""`mlatlas links external`."""

from __future__ import annotations

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any, assert_never

import click

from generator.cli.options import content_option, sound_base, stop
from generator.linkcheck.external import summary
from generator.linkcheck.external.fetch import fetcher
from generator.linkcheck.external.guard import Guard
from generator.linkcheck.external.manners import PAUSE, Manners
from generator.linkcheck.external.memory import Memory, following
from generator.linkcheck.external.progress import Progress
from generator.linkcheck.external.run import check_all, in_shard
from generator.linkcheck.external.sources import Places, UnknownRevision, added_since, from_file, places
from generator.linkcheck.external.verdict import Outcome, Verdict
from generator.linkcheck.reports import as_annotations, as_junit, as_sarif

INTERRUPTED = 130
_LOOKUPS_AT_ONCE = 32
# Two failures closer together than this are one failure.
_SAME_TROUBLE = timedelta(hours=12)


@click.command()
@content_option
@click.option("--urls", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="File with a URL a line.")
@click.option("--changed-since", default="", metavar="REV", help="Only addresses added since the branch left REV.")
@click.option("--shard", default="1/1", metavar="I/N", help="Only the hosts of the I-th of N parts.")
@click.option("--cache", type=click.Path(path_type=Path, dir_okay=False), help="Remembers verdicts between runs.")
@click.option("--budget", type=click.FloatRange(min=0.1), default=1500.0, show_default=True, help="Seconds for all.")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=20.0, show_default=True, help="Seconds a request.")
@click.option("--pause", type=click.FloatRange(min=0), default=PAUSE, show_default=True, help="Seconds between two.")
@click.option(
    "--patient", is_flag=True, help="A link is dead only when an earlier run, in the cache, found it dead too."
)
@click.option("--allow-network", multiple=True, metavar="CIDR", help="Private network that may be asked.")
@click.option("--ca-file", type=click.Path(exists=True, dir_okay=False), help="Certificates to trust instead.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "markdown", "junit", "sarif"]),
    default="text",
    show_default=True,
    help="Text for people, the others for programs.",
)
def external(form: str, **options: Any) -> None:
    """Ask whether the addresses of the knowledge base still answer, politely and within a time limit.

    Ends with 0 when none is dead, 1 when some are, 2 when called wrongly.

    Example: mlatlas links external --changed-since origin/main --format github
    """
    guard = Guard(tuple(_network(network) for network in options["allow_network"]))
    number, count = _shard(options["shard"])
    wanted = {url: where for url, where in _wanted(**options).items() if in_shard(url, number, count)}
    memory = Memory(options["cache"])
    known = _fresh(wanted, memory)
    outcomes, interrupted = _run([url for url in wanted if url not in known], memory, guard, options)
    if options["patient"]:
        outcomes = [_patiently(outcome, memory) for outcome in outcomes]
    shown = tuple(sorted([*known.values(), *outcomes], key=lambda outcome: outcome.url))
    click.echo(report(shown, wanted, form))
    if interrupted:
        sys.exit(INTERRUPTED)
    sys.exit(1 if any(outcome.verdict.fails for outcome in shown) else 0)


def report(outcomes: tuple[Outcome, ...], where: Places, form: str) -> str:
    """Return the outcomes in one of the forms."""
    match form:
        case "text":
            return summary.text(outcomes, where)
        case "json":
            return json.dumps([summary.plain(outcome, where) for outcome in outcomes], indent=1, ensure_ascii=False)
        case "github":
            return as_annotations(summary.findings(outcomes, where))
        case "markdown":
            return summary.markdown(outcomes, where)
        case "junit":
            good = sum(not outcome.verdict.fails for outcome in outcomes)
            return as_junit(summary.findings(outcomes, where), "external links", good)
        case "sarif":
            return as_sarif(summary.findings(outcomes, where))
        case _:
            assert_never(form)  # type: ignore[arg-type]


def _wanted(content: Path, urls: Path | None, changed_since: str, **_: Any) -> Places:
    if urls:
        if changed_since:
            raise click.UsageError("--changed-since looks at the content, not at a file of --urls")
        return from_file(urls)
    now = places(sound_base(content))
    if not changed_since:
        return now
    try:
        return added_since(now, content, changed_since)
    except UnknownRevision as error:
        raise click.BadParameter(str(error), param_hint="--changed-since") from error


def _network(text: str) -> Any:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--allow-network") from error


def _shard(text: str) -> tuple[int, int]:
    number, _, count = text.partition("/")
    if not (number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
        raise click.BadParameter("it looks like 2/8", param_hint="--shard")
    return int(number), int(count)


def _fresh(wanted: Places, memory: Memory) -> dict[str, Outcome]:
    now = datetime.now(UTC)
    records = ((url, memory.records.get(url)) for url in wanted)
    return {url: record.outcome for url, record in records if record and record.fresh(now)}


def _run(urls: list[str], memory: Memory, guard: Guard, options: dict[str, Any]) -> tuple[list[Outcome], bool]:
    """Return what is known at the end, and whether the end was Ctrl-C; the cache is saved in either case."""
    heard: list[Outcome] = []
    progress = Progress(len(urls))

    def tell(outcome: Outcome) -> None:
        heard.append(outcome)
        progress.tell(outcome)
        if outcome.verdict is not Verdict.UNCHECKED:
            memory.add(following(memory.records.get(outcome.url), outcome, datetime.now(UTC)))

    async def ask() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_LOOKUPS_AT_ONCE))
        manners = Manners(pause=options["pause"])
        async with fetcher(guard, hop=options["timeout"], ca_file=options["ca_file"], manners=manners) as fetch:
            await check_all(urls, fetch, options["budget"], tell)

    interrupted = False
    try:
        asyncio.run(ask())
    except KeyboardInterrupt:
        interrupted = True
    finally:
        progress.end()
        _save(memory)
    known = {outcome.url for outcome in heard}
    left = [Outcome(url, Verdict.UNCHECKED, reason="the run was stopped") for url in urls if url not in known]
    return heard + left, interrupted


def _save(memory: Memory) -> None:
    try:
        memory.save()
    except OSError as error:
        stop(f"{error.filename or 'cache'}: {error.strerror or error}")


def _patiently(outcome: Outcome, memory: Memory) -> Outcome:
    before = memory.records.get(outcome.url)
    failed = before.first_failed if before else ""
    if not outcome.verdict.fails or outcome.verdict is Verdict.REFUSED:
        return outcome
    if failed and datetime.now(UTC) - datetime.fromisoformat(failed) > _SAME_TROUBLE:
        return outcome
    reason = f"{outcome.verdict.value}, {outcome.reason}: for the first time, the next run decides"
    return replace(outcome, verdict=Verdict.TRANSIENT, reason=reason)

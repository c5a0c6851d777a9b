"""Findings for programs: JSON, annotations of pull requests, JUnit and SARIF."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from generator.linkcheck.findings import Finding
from generator.source import Position

ANNOTATIONS = 10
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(findings: tuple[Finding, ...]) -> str:
    """Return a JSON array with one object a finding."""
    return json.dumps([finding.plain for finding in findings], indent=1, ensure_ascii=False)


def as_annotations(findings: tuple[Finding, ...]) -> str:
    """Return workflow commands of GitHub Actions, errors first: a step shows no more than ten of each level."""
    ranked = sorted(findings, key=lambda finding: ("error", "warning", "note").index(finding.level))
    lines = [_annotation(finding) for finding in ranked[:ANNOTATIONS]]
    if len(ranked) > ANNOTATIONS:
        lines.append(f"{len(ranked) - ANNOTATIONS} more are in the log and in the other reports")
    return "\n".join(lines)


def as_junit(findings: tuple[Finding, ...], name: str, passed: int) -> str:
    """Return a JUnit report: each error is a failed case, what passed is one case with its number."""
    errors = [finding for finding in findings if finding.level == "error"]
    suite = ElementTree.Element("testsuite", name=name, tests=str(len(errors) + 1), failures=str(len(errors)))
    ElementTree.SubElement(suite, "testcase", classname=name, name=f"{passed} links are in order")
    for finding in errors:
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=_readable(finding.place))
        if finding.position:
            case.set("file", finding.position.path)
            case.set("line", str(finding.position.line))
        failure = ElementTree.SubElement(case, "failure", type=finding.code, message=_readable(finding.message))
        failure.text = _readable(str(finding))
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suite, "unicode")


def as_sarif(findings: tuple[Finding, ...]) -> str:
    """Return SARIF 2.1.0, which code-scanning services show at the line."""
    rules = [{"id": code} for code in sorted({finding.code for finding in findings})]
    driver = {"name": "mlatlas links", "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_result(finding) for finding in findings]}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False)


def _annotation(finding: Finding) -> str:
    level = "notice" if finding.level == "note" else finding.level
    where = f"title={_property(finding.code)}"
    if finding.position:
        path, line, column = finding.position
        where = f"file={_property(path)},line={line},col={column},{where}"
    return f"::{level} {where}::{_data(f'{finding.place}: {finding.message}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _readable(text: str) -> str:
    return _UNREADABLE.sub("\ufffd", text)


def _result(finding: Finding) -> dict[str, Any]:
    path, line, column = finding.position or Position(finding.place, 1, 1)
    region = {"startLine": line, "startColumn": column}
    return {
        "ruleId": finding.code,
        "level": finding.level,
        "message": {"text": f"{finding.place}: {finding.message}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": path}, "region": region}}],
    }

"""``validate``: every fault of target files and trajectories."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.output import say, screen, write, write_data
from dualcarbon.problem import DualcarbonError, Severity

if TYPE_CHECKING:
    from dualcarbon.validation.findings import Findings


class FindingsFormat(StrEnum):
    """The names of the forms."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH|-]...", help="Files, folders and patterns; this folder where none is given."
        ),
    ] = None,
    form: Annotated[
        FindingsFormat, typer.Option("--format", help="The form of the answer.")
    ] = FindingsFormat.FULL,
    output: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write a form to a file too; may be given several times."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Apply only these rules: codes, beginnings of codes, names."),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Leave these rules out.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail the run too.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
) -> None:
    """Check target files and trajectories against every rule.

    Example: dualcarbon validate targets/ --format github --output sarif=findings.sarif
    """
    from dualcarbon.cli.settings import read_settings
    from dualcarbon.validation import inspect
    from dualcarbon.library import seek
    from dualcarbon.validation import select_rules

    settings = read_settings(Path.cwd())
    extra = [_file_and_form(word) for word in output or ()]
    codes = select_rules(_words(select) or settings.select or ["all"])
    codes -= select_rules([*settings.ignore, *_words(ignore)])
    sought = seek(paths or ["."], settings.exclude)
    findings = inspect(sought.files, codes=codes)
    _show(findings, form)
    for path, other in extra:
        _save(path, _text(findings, other, colour=False))
    if sought.passed_over:
        say(f"passed over, being something else: {', '.join(sought.passed_over)}")
    if form is not FindingsFormat.GITHUB:
        say(findings.summary)
    grave = [Severity.ERROR, *([Severity.WARNING] if strict or settings.strict else [])]
    if not exit_zero and any(findings.of(severity) for severity in grave):
        raise typer.Exit(1)


def _show(findings: Findings, form: FindingsFormat) -> None:
    text = _text(findings, form, colour=screen().colour)
    if form in (FindingsFormat.FULL, FindingsFormat.CONCISE, FindingsFormat.GITHUB):
        write(text)
    else:
        write_data(text)


def _text(findings: Findings, form: FindingsFormat, *, colour: bool) -> str:
    from dualcarbon.report.problems import data, github, junit, sarif, text
    from dualcarbon.version import __version__

    match form:
        case FindingsFormat.FULL:
            return text.to_full(findings, colour=colour)
        case FindingsFormat.CONCISE:
            return text.to_concise(findings)
        case FindingsFormat.JSON:
            return data.to_json(findings)
        case FindingsFormat.GITHUB:
            return github.to_github(findings)
        case FindingsFormat.GITLAB:
            return data.to_gitlab(findings)
        case FindingsFormat.JUNIT:
            return junit.to_junit(findings)
        case FindingsFormat.SARIF:
            return sarif.to_sarif(findings, version=__version__)


def _file_and_form(word: str) -> tuple[Path, FindingsFormat]:
    name, equals, path = word.partition("=")
    if not equals or not path or name not in list(FindingsFormat):
        raise DualcarbonError(
            f'--output takes FORMAT=FILE, not "{word}"',
            hint=f"write --output sarif=findings.sarif; the formats are {', '.join(FindingsFormat)}",
        )
    return Path(path), FindingsFormat(name)


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DualcarbonError(f"cannot write {path}: {error.strerror or error}") from None


def _words(stated: list[str] | None) -> list[str]:
    return [word.strip() for one in stated or () for word in one.split(",") if word.strip()]

"""``validate``: every fault of target files and trajectories."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.cli.arguments import read_list
from dualcarbon.cli.output import say, screen, write, write_data, write_file
from dualcarbon.cli.words import for_people, for_programs
from dualcarbon.problem import DualcarbonError, Enumeration, Sentence, Severity

if TYPE_CHECKING:
    from dualcarbon.validation import Findings

_NAMED = 10  # files passed over that are named


class FindingsFormat(StrEnum):
    """The names of the forms."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    SARIF = "sarif"


_COUNTED = (FindingsFormat.FULL, FindingsFormat.CONCISE, FindingsFormat.JSON)


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
    severity: Annotated[
        Severity | None,
        typer.Option(help="Show what is at least so grave; warning where nothing else is set."),
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How often each rule spoke, instead of each finding.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="The findings only, without a summary.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail the run too.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
) -> None:
    """Check target files and trajectories against every rule.

    Example: dualcarbon validate targets/ --format github --output sarif=findings.sarif
    """
    from dualcarbon.cli.settings import read_settings
    from dualcarbon.library import seek
    from dualcarbon.validation import inspect, select_rules

    settings = read_settings(Path.cwd())
    extra = [_file_and_form(word) for word in output or ()]
    if statistics and form not in _COUNTED:
        raise DualcarbonError(
            Sentence(
                "--statistics goes with {formats}, not with {format}",
                formats=Enumeration(_COUNTED),
                format=form,
            )
        )
    codes = select_rules(read_list(select) or settings.select or ["all"])
    codes -= select_rules([*settings.ignore, *read_list(ignore)])
    sought = seek(paths or ["."], settings.exclude)
    findings = inspect(sought.files, codes=codes)
    shown = findings.down_to(severity or settings.severity)
    _show(shown, form, statistics=statistics, summary="" if quiet else findings.summary)
    for path, other in extra:
        write_file(path, _text(shown, other, colour=False, summary=findings.summary))
    if not quiet:
        _talk(findings, shown, sought.passed_over, form)
    grave = [Severity.ERROR, *([Severity.WARNING] if strict or settings.strict else [])]
    if not exit_zero and any(findings.of(one) for one in grave):
        raise typer.Exit(1)


def _talk(findings: Findings, shown: Findings, passed_over: Sequence[str], form: FindingsFormat) -> None:
    """What stands beside the findings: the files passed over, the counts."""
    if passed_over:
        say(Sentence("passed over, being something else: {paths}", paths=_some(passed_over)))
    if form is not FindingsFormat.GITHUB:
        say(findings.summary)
    hidden = len(findings.problems) - len(shown.problems)
    if hidden:
        say(Sentence("not shown: {count}; --severity note shows all", count=hidden))


def _some(paths: Sequence[str]) -> str:
    """Some names of many."""
    if len(paths) <= _NAMED:
        return Enumeration(paths)
    return Sentence("{paths} and {count} more", paths=Enumeration(paths[:_NAMED]), count=len(paths) - _NAMED)


def _show(findings: Findings, form: FindingsFormat, *, statistics: bool, summary: str) -> None:
    if statistics:
        _show_counts(findings, form)
        return
    text = _text(findings, form, colour=screen().colour, summary=summary)
    if form in (FindingsFormat.FULL, FindingsFormat.CONCISE, FindingsFormat.GITHUB):
        write(text)
    else:
        write_data(text)


def _show_counts(findings: Findings, form: FindingsFormat) -> None:
    from dualcarbon.report.problems import data, text

    if form is FindingsFormat.JSON:
        write_data(data.statistics_to_json(findings))
    else:
        write(text.to_statistics(findings, for_people()))


def _text(findings: Findings, form: FindingsFormat, *, colour: bool, summary: str) -> str:
    from dualcarbon.report.problems import data, github, junit, sarif, text
    from dualcarbon.version import __version__

    match form:
        case FindingsFormat.FULL:
            return text.to_full(findings, colour=colour, words=for_people())
        case FindingsFormat.CONCISE:
            return text.to_concise(findings, for_people())
        case FindingsFormat.JSON:
            return data.to_json(findings, for_programs())
        case FindingsFormat.GITHUB:
            return github.to_github(findings, summary=summary, words=for_programs())
        case FindingsFormat.GITLAB:
            return data.to_gitlab(findings, for_programs())
        case FindingsFormat.JUNIT:
            return junit.to_junit(findings, for_programs())
        case FindingsFormat.SARIF:
            return sarif.to_sarif(findings, version=__version__, words=for_programs())


def _file_and_form(word: str) -> tuple[Path, FindingsFormat]:
    name, equals, path = word.partition("=")
    if not equals or not path or name not in list(FindingsFormat):
        raise DualcarbonError(
            Sentence('--output takes FORMAT=FILE, not "{word}"', word=word),
            hint=Sentence(
                "write --output sarif=findings.sarif; the formats are {formats}",
                formats=Enumeration(FindingsFormat),
            ),
        )
    return Path(path), FindingsFormat(name)

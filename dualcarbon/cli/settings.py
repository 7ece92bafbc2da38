"""The table ``[tool.dualcarbon]`` of the user's pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dualcarbon.problem import Enumeration, Location, Sentence, Severity, Unreadable, did_you_mean

_LISTS = ("select", "ignore", "exclude")
_KEYS = (*_LISTS, "strict", "severity")


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a project wants of ``validate``; ``severity`` is the least grave one that is shown."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    strict: bool = False
    severity: Severity = Severity.WARNING


def read_settings(start: Path) -> Settings:
    """The settings of the nearest pyproject.toml, upwards from a folder; the usual ones without a table.

    Raises:
        Unreadable: the file is no TOML, or the table holds something else.
    """
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            return _settings(path)
    return Settings()


def _settings(path: Path) -> Settings:
    tools = _toml(path).get("tool", {})
    table = tools.get("dualcarbon", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise _refused(path, Sentence("[tool.dualcarbon] is not a table"))
    for key in table:
        if key not in _KEYS:
            raise _refused(
                path,
                Sentence('[tool.dualcarbon] has no key "{key}"', key=key),
                did_you_mean(key, _KEYS) or Sentence("the keys are {keys}", keys=Enumeration(_KEYS)),
            )
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise _refused(path, Sentence('"strict" is true or false'))
    severity = table.get("severity", Severity.WARNING)
    if severity not in list(Severity):
        words = Enumeration(Severity)
        raise _refused(path, Sentence('"severity" is one of: {words}', words=words))
    lists = {key: _words(table, key, path) for key in _LISTS}
    return Settings(
        select=lists["select"],
        ignore=lists["ignore"],
        exclude=lists["exclude"],
        strict=strict,
        severity=Severity(severity),
    )


def _toml(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Unreadable(Sentence("cannot read {path}: {reason}", path=path, reason=str(error))) from None
    except RecursionError:
        raise Unreadable(Sentence("cannot read {path}: it is nested too deeply", path=path)) from None


def _words(table: Mapping[str, object], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _refused(
            path,
            Sentence('"{key}" is a list of texts', key=key),
            Sentence('write {key} = ["DC213"]', key=key),
        )
    return tuple(value)


def _refused(path: Path, message: str, hint: str = "") -> Unreadable:
    return Unreadable(message, hint=hint, location=Location(path=str(path)))

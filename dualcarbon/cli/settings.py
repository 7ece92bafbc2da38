"""The table ``[tool.dualcarbon]`` of the user's pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dualcarbon.problem import DualcarbonError, Location, did_you_mean

_LISTS = ("select", "ignore", "exclude")
_SWITCHES = ("strict",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a project wants of ``validate``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    strict: bool = False


def read_settings(start: Path) -> Settings:
    """The settings of the nearest pyproject.toml, upwards from a folder; the usual ones without a table.

    Raises:
        DualcarbonError: the file is no TOML, or the table holds something else.
    """
    for folder in (start, *start.parents):
        path = folder / "pyproject.toml"
        if path.is_file():
            return _settings(path)
    return Settings()


def _settings(path: Path) -> Settings:
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise DualcarbonError(f"cannot read {path}: {error}") from None
    tools = whole.get("tool", {})
    table = tools.get("dualcarbon", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise _refused(path, "[tool.dualcarbon] is not a table", "")
    for key in table:
        if key not in (*_LISTS, *_SWITCHES):
            raise _refused(
                path,
                f'[tool.dualcarbon] has no key "{key}"',
                did_you_mean(key, (*_LISTS, *_SWITCHES))
                or f"the keys are {', '.join((*_LISTS, *_SWITCHES))}",
            )
    strict = table.get("strict", False)
    if not isinstance(strict, bool):
        raise _refused(path, '"strict" is true or false', "")
    lists = {key: _words(table, key, path) for key in _LISTS}
    return Settings(select=lists["select"], ignore=lists["ignore"], exclude=lists["exclude"], strict=strict)


def _words(table: Mapping[str, object], key: str, path: Path) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _refused(path, f'"{key}" is a list of texts', f'write {key} = ["DC213"]')
    return tuple(value)


def _refused(path: Path, message: str, hint: str) -> DualcarbonError:
    return DualcarbonError(message, hint=hint, location=Location(path=str(path)))

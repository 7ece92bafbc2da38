"""A command as this program has them: light to start, the same in its help and in the options of all."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated, Any, get_args, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from dualcarbon.cli.arguments import read_plainly
from dualcarbon.cli.help import first_sentence, foreign, help_page, short
from dualcarbon.cli.language import languages, without_language
from dualcarbon.cli.output import to_file, write
from dualcarbon.problem import DualcarbonError, Sentence

SETTINGS = {"help_option_names": ["-h", "--help"]}
"""What every Typer of this program is given as ``context_settings``."""


_HINTS = "hints_of_its_options"


LanguageName = StrEnum("LanguageName", {name.upper(): name for name in languages()})  # type: ignore[misc]  # its names are data
"""The languages of ``--lang``."""

OutputFile = Annotated[
    str | None,
    typer.Option("-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False),
]
Lang = Annotated[
    LanguageName | None,
    typer.Option(
        "--lang", metavar="|".join(languages()), help="The language of the answer.", show_default=False
    ),
]


class _Helpful:
    """What commands and groups have in common: the help, written by this program, in whole sentences."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option -h, whose page is written like every other output."""
        option: Any = super().get_help_option(ctx)  # type: ignore[misc]  # Typer's Click has no types
        if option is not None:
            option.callback = _show_help
            # Without a default Typer would load pydantic to make False of nothing.
            option.default = False
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence, never cut; the list of commands breaks the line."""
        del limit
        words = foreign()
        if words is not None:
            return short(self, words)
        text: str = getattr(self, "short_help", None) or getattr(self, "help", None) or ""
        return first_sentence(text).removesuffix(".")

    def get_help(self, ctx: Any) -> str:
        """The page of help, in the language of the run."""
        words = foreign()
        page: str = super().get_help(ctx) if words is None else help_page(self, ctx, words)  # type: ignore[misc]  # as above
        return page


class LightCommand(_Helpful, TyperCommand):
    """A command that reads plain values itself, and refuses an option that is given twice."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        # Typer's wrapper around the function keeps what stands on it.
        read_plainly(self.params, vars(self.callback)[_HINTS])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the words; the second of two values would silently win otherwise."""
        if not ctx.resilient_parsing:
            _values, _rest, given = self.make_parser(ctx).parse_args(args=list(args))
            _refuse_twice(given)
        return super().parse_args(ctx, args)


class LightGroup(_Helpful, TyperGroup):
    """A group of such commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the words before the name of a command; the language may stand among them."""
        return super().parse_args(ctx, without_language(args))


def register(app: typer.Typer, name: str, function: Callable[..., None]) -> None:
    """Adds a command with the options that every command has: ``-o FILE`` and ``--lang``.

    A command that has an option of its own by one of these names keeps it.
    """
    app.command(name, cls=LightCommand, context_settings=SETTINGS)(_with_every_option(function))


def _with_every_option(function: Callable[..., None]) -> Callable[..., None]:
    hints = get_type_hints(function, include_extras=True)
    taken = {spelling for hint in hints.values() for spelling in _spellings(hint)}
    added = {
        name: hint
        for name, spelling, hint in (("output_file", "-o", OutputFile), ("lang", "--lang", Lang))
        if spelling not in taken and name not in hints
    }

    @functools.wraps(function)
    def command(**values: Any) -> None:
        # The language has been listened to before the words were read.
        values.pop("lang", None) if "lang" in added else None
        place = values.pop("output_file") if "output_file" in added else None
        ended: typer.Exit | None = None
        with to_file(place):
            try:
                function(**values)
            except typer.Exit as error:
                # An answer of "no" is an answer, and its file is whole.
                ended = error
        if ended is not None:
            raise ended

    parameters = [
        *(
            one.replace(annotation=hints[name])
            for name, one in inspect.signature(function).parameters.items()
        ),
        *(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=hint)
            for name, hint in added.items()
        ),
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads the signature
    command.__annotations__ = {**hints, **added}
    vars(command)[_HINTS] = {**hints, **added}
    return command


def _spellings(hint: Any) -> Sequence[str]:
    """``-o`` of ``Annotated[..., typer.Option("-o")]``; as yet Typer takes the first for the default."""
    asked = get_args(hint)[1:]
    told = [(getattr(one, "default", None), *(getattr(one, "param_decls", None) or ())) for one in asked]
    return [word for words in told for word in words if isinstance(word, str) and word.startswith("-")]


def _refuse_twice(given: Sequence[Any]) -> None:
    for parameter in given:
        is_single = parameter.param_type_name == "option" and not (parameter.multiple or parameter.is_flag)
        if is_single and given.count(parameter) > 1:
            name = max(parameter.opts, key=len)
            raise DualcarbonError(
                Sentence("{option} is given more than once and takes one value", option=name),
                hint=Sentence("give {option} once", option=name),
            )


def _show_help(ctx: Any, _parameter: Any, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        ctx.exit()

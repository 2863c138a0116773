"""Options that several commands share: each group a dataclass, whose fields become the options of a command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

T = TypeVar("T")


@dataclass(frozen=True)
class CommonFlags:
    """The options of every command, where they stand after the command's name."""

    ledger: Annotated[
        Path | None, typer.Option(metavar="PATH", help="The ledger file; else ONRECORD_LEDGER, else onrecord.db.")
    ] = None
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables; errors too.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print results and errors, nothing else.")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more; show tracebacks.")] = False


def shaped(run: Callable[..., None], function: Callable[..., None]) -> Callable[..., None]:
    """`run` with the signature that the command line reads: the options of `function` and the common ones.

    `function` takes the session first; that one is left out, and each dataclass is spread out into its fields.
    """
    spread: list[inspect.Parameter] = [_keyword("ctx", typer.Context)]
    for parameter in _own_parameters(function):
        if _is_group(parameter.annotation):
            spread += _spread(parameter.annotation)
        else:
            spread.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))
    spread += _spread(CommonFlags)
    run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    return run


def arguments_of(function: Callable[..., None], values: Mapping[str, object]) -> dict[str, object]:
    """The arguments of `function` but its first, out of the command line's `values`."""
    return {
        parameter.name: gathered(parameter.annotation, values)
        if _is_group(parameter.annotation)
        else values[parameter.name]
        for parameter in _own_parameters(function)
    }


def gathered(group: Callable[..., T], values: Mapping[str, object]) -> T:
    """The dataclass `group` with each field taken from the command line's `values`."""
    return group(**{name: values[name] for name in inspect.signature(group).parameters})


def _is_group(annotation: Any) -> bool:
    return isinstance(annotation, type) and is_dataclass(annotation)


def _own_parameters(function: Callable[..., None]) -> Iterable[inspect.Parameter]:
    return list(inspect.signature(function, eval_str=True).parameters.values())[1:]


def _spread(group: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [_keyword(field.name, hints[field.name], _default(field)) for field in fields(group)]


def _default(field: Field[Any]) -> object:
    return inspect.Parameter.empty if field.default is MISSING else field.default


def _keyword(name: str, annotation: object, default: object = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)

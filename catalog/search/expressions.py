"""Questions to the index of words, the same for every database: trees over tokens, which never hold anything else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """These tokens one after another; when `prefix`, the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class All:
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Without:
    """What answers `part` and not `excluded`."""

    part: Expression
    excluded: Expression


Expression = Tokens | All | Any | Without


def all_of(parts: list[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def any_of(parts: list[Expression]) -> Expression:
    unique = list(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else Any(tuple(unique))

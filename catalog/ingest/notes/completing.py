"""An archive's reference that says only what differs from the one before it."""

from __future__ import annotations

import re

from catalog.ingest.notes.values import Reference, Unit

_HEAD = re.compile(r"([A-ZÀ-Þ]{1,6})\b|(RG\s?\d+)", re.IGNORECASE)


def completed(reference: Reference, base: Reference) -> Reference:
    """`reference` with the repository and the higher units of `base`, as far as it does not give its own."""
    whole = reference.copy()
    whole.repository = reference.repository or base.repository
    whole.units = _joined(base.units, reference.units)
    if not reference.units and not reference.document and reference.edtf:
        # Only another day: what kind of document it is stays the same.
        whole.document = "" if base.edtf and base.date in base.document else base.document
        whole.document_type = base.document_type
    return whole


def begins_alike(reference: Reference, other: Reference) -> bool:
    """Whether both begin with the same fonds: "FO 371/1234" and "FO 371/5678", "RG 59" and "RG 59"."""
    if not reference.units or not other.units or not other.repository:
        return False
    return _key(reference.units[0]) == _key(other.units[0]) != ""


def _joined(above: list[Unit], own: list[Unit]) -> list[Unit]:
    """The units of `above` down to where `own` takes over."""
    if not own:
        return list(above)
    first = own[0]
    for index, unit in enumerate(above):
        if _key(unit) and _key(unit) == _key(first):
            return [*above[:index], *own]
    if first.kind:
        kinds = [unit.kind for unit in above]
        later = {unit.kind for unit in own}
        keep = next(
            (index for index, kind in enumerate(kinds) if kind and kind in later), len(above)
        )
        return [*above[:keep], *own]
    return (
        [*[unit for unit in above if not unit.kind][:1], *own]
        if not _is_code(first)
        else [*_worded(above), *own]
    )


def _key(unit: Unit) -> str:
    if unit.kind:
        return unit.kind
    found = _HEAD.match(unit.text)
    return found[0].lower().replace(" ", "") if found and re.search(r"\d", unit.text) else ""


def _is_code(unit: Unit) -> bool:
    return bool(re.search(r"\d", unit.text))


def _worded(units: list[Unit]) -> list[Unit]:
    return [unit for unit in units if not unit.kind and not re.search(r"\d", unit.text)]

"""Boxes, folders and reels: where in the repository a unit lies."""

from __future__ import annotations

from catalog.choices import CopyKind
from catalog.ingest.drafts import CopyDraft
from catalog.ingest.ead.elements import type_of, value
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element

MOST = 10
"""Containers inside containers; no room, shelf, box and folder needs more."""
_FILM = ("reel", "microfilm", "film", "fiche", "bobine", "bobina")


def put_containers(unit: Unit) -> None:
    """Each group of containers that lie in one another is a copy with its shelfmark."""
    copies = [_copy(group) for group in grouped(unit.containers)]
    where = "\n\n".join(unit.locations)
    if where and not copies:
        copies = [CopyDraft(CopyKind.ORIGINAL)]
    if where:
        copies[0].note = "\n\n".join(filter(None, (copies[0].note, where)))
    unit.draft.parts.extend(copies)


def grouped(containers: list[Element]) -> list[list[Element]]:
    """Containers that belong together: by `parent` where the file links them, else until a type comes again."""
    groups: list[list[Element]] = []
    by_id: dict[str, list[Element]] = {}
    are_linked = any(value(container, "parent") for container in containers)
    for container in filter(line, containers):
        linked_to = value(container, "parent")
        above = by_id.get(linked_to.split(" ")[0]) if linked_to else None
        starts = above is None and (are_linked or not groups or _is_repeated(container, groups[-1]))
        if above is None and starts:
            groups.append([])
        group = groups[-1] if above is None else above
        group = _beside(group, container, groups) if above is not None else group
        group.append(container)
        by_id[value(container, "id")] = group
    return groups


def _beside(group: list[Element], container: Element, groups: list[list[Element]]) -> list[Element]:
    """A second folder in the same box begins a group of its own that starts with the box."""
    if not _is_repeated(container, group):
        return group
    shared = group if len(group) < MOST else []
    beginning = [known for known in shared if _type(known) != _type(container)]
    groups.append(beginning)
    return beginning


def _is_repeated(container: Element, group: list[Element]) -> bool:
    return len(group) >= MOST or any(_type(known) == _type(container) for known in group)


def _type(container: Element) -> str:
    return (type_of(container) or value(container, "label")).lower()


def _copy(group: list[Element]) -> CopyDraft:
    types = " ".join(f"{_type(each)} {value(each, 'label').lower()}" for each in group)
    is_film = any(word in types for word in _FILM)
    return CopyDraft(
        CopyKind.MICROFILM if is_film else CopyKind.ORIGINAL,
        shelfmark=", ".join(shelf(container) for container in group),
        note="; ".join(dict.fromkeys(filter(None, map(_remark, group)))),
    )


def shelf(container: Element) -> str:
    """A container in words: "Box 3"."""
    said, kind = line(container), (type_of(container) or value(container, "label")).strip(" :")
    if not kind or kind.lower() in said.lower():
        return said
    return f"{kind[:1].upper()}{kind[1:]} {said}".replace("_", " ", kind.count("_"))


def _remark(container: Element) -> str:
    label = value(container, "label").strip(" :")
    told = label.lower() in (_type(container), type_of(container).lower(), line(container).lower())
    return ", ".join(filter(None, ("" if told else label, value(container, "containerid"))))

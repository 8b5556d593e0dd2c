"""What earlier imports said of objects, and keeping what this one says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.ingest.comparing import Said, read_said, write_said
from catalog.ingest.work import Work
from catalog.models import ImportedState
from catalog.models.bulk import store

Place = tuple[str, str]
"""An origin, and the key of something in it."""


@dataclass
class Known:
    """Something that is catalogued, and what an earlier import said of it; `said` is None when none did."""

    key: int
    digest: str = ""
    said: Said | None = None


def load_states(work: Work, model: str, places: Iterable[Place]) -> dict[Place, Known]:
    """What was last said of these, by imports that were not taken back. The objects may be gone since."""
    wanted = set(places)
    states = (
        ImportedState.objects.using(work.using)
        .filter(
            origin__in={origin for origin, _key in wanted},
            key__in={key for _origin, key in wanted},
            model=model,
            accession__undone_at=None,
            accession__act__undone_by=None,
        )
        .order_by("pk")
    )
    return {
        (state.origin, state.key): Known(state.object_id, state.digest, read_said(state.said))
        for state in states
    }


def keep_states(
    work: Work, model: str, said: Iterable[tuple[Place, Known]], *, again: bool = True
) -> None:
    """Keep what the file said of these; `again`: in place of what this import may have kept of them before."""
    states = [
        ImportedState(
            accession=work.accession,
            origin=origin,
            key=key,
            model=model,
            object_id=known.key,
            digest=known.digest,
            said=write_said(known.said or {}),
        )
        for (origin, key), known in said
    ]
    if again:
        ImportedState.objects.using(work.using).bulk_create(
            states,
            update_conflicts=True,
            unique_fields=["model", "object_id", "accession"],
            update_fields=["digest", "said"],
        )
    else:
        store(states, work.using)

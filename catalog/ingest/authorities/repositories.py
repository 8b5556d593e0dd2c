"""Institutions: by short name, ISIL, then any form of their name."""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property

from django.core.exceptions import ValidationError

from catalog.folding import folded
from catalog.ingest.drafts import RepositoryDraft
from catalog.ingest.hygiene import longest_text, shortened, unfit
from catalog.ingest.work import Work
from catalog.models import Repository
from catalog.text import normalised

_COLUMNS = ("name", "slug", "isil", "country", "city", "address", "url")


class Repositories:
    def __init__(self, work: Work) -> None:
        self._work = work

    def of(self, draft: RepositoryDraft) -> int | None:
        """The key of the institution, which is added when it is not there; None when it has no name."""
        name = " ".join(normalised(draft.name).split())
        slug, isil = draft.slug and f"slug {draft.slug}", draft.isil and f"isil {draft.isil}"
        for known in (slug, isil, folded(name)):
            if known and known in self._known:
                return self._known[known]
        return self._add(draft, name) if folded(name) else None

    def _add(self, draft: RepositoryDraft, name: str) -> int:
        said = {own.name: getattr(draft, own.name) for own in fields(draft) if own.name in _COLUMNS}
        repository = Repository(
            **said | {"name": shortened(name, longest_text(Repository, "name"))}
        )
        for text in (said["name"], said["address"], said["city"]):
            for found in unfit(text, draft.where, "repository"):
                self._work.report.add(found)
        repository.derive()
        if f"slug {repository.slug}" in self._known:
            repository.slug = f"{repository.slug[:90]}-{len(self._known)}"
        _leave_out_invalid(repository)
        key = self._work.add(repository, draft.where)
        self._note(repository, key)
        return key

    @cached_property
    def _known(self) -> dict[str, int]:
        self.__dict__["_known"] = {}
        for repository in Repository.objects.using(self._work.using).order_by("-pk"):
            self._note(repository, repository.pk)
        return self.__dict__["_known"]  # type: ignore[no-any-return]

    def _note(self, repository: Repository, key: int) -> None:
        names = [
            repository.name,
            *repository.parallel_names.splitlines(),
            *repository.other_names.splitlines(),
        ]
        found = {folded(name): key for name in names if folded(name)}
        if repository.isil:
            found[f"isil {repository.isil}"] = key
        found[f"slug {repository.slug}"] = key
        self._known.update(found)


def _leave_out_invalid(repository: Repository) -> None:
    """An ISIL, a country or an address that is none is left out: the name is what counts."""
    for name in ("isil", "country", "url"):
        column = repository._meta.get_field(name)
        try:
            column.clean(getattr(repository, name), repository)  # type: ignore[union-attr]
        except ValidationError:
            setattr(repository, name, "")

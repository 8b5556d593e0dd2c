"""Importing a file: read, work out what it changes, report, and save all of it or nothing. The one function behind
every door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from catalog.batching import batches
from catalog.choices import Status
from catalog.descriptions import blocking
from catalog.ingest.authorities import define
from catalog.ingest.batches import AT_ONCE, Batches
from catalog.ingest.drafts import AgentDraft, Draft, EntryDraft, RecordDraft
from catalog.ingest.entries import Entries
from catalog.ingest.findings import Finding, Severity, UnreadableFile, error
from catalog.ingest.formats.base import Format
from catalog.ingest.lookup import Lookup
from catalog.ingest.options import Options, Progress
from catalog.ingest.report import Report
from catalog.ingest.source import Source
from catalog.ingest.units import named_agents
from catalog.ingest.work import Work
from catalog.models import Accession, Record
from catalog.models.acts import ActKind
from catalog.models.bulk import Keys
from catalog.models.changes import together
from catalog.models.imported import LONGEST_ORIGIN
from catalog.models.record_tree import lock_shape
from catalog.revisions import Doing, act
from catalog.search.indexing import drain
from catalog.text import printable

MOST_ERRORS = 500
"""After so many errors the rest of a file is not looked at."""

Tell = Callable[[Progress], None]


class _TakenBack(Exception):
    """Takes back what was written of a file: it has errors, or it was only to be seen what it comes to."""


def ingest(
    source: Source, reader: Format, options: Options | None = None, tell: Tell | None = None
) -> Report:
    """Import a file, or with `dry_run` find out what that would come to; `tell` is told how far it is.

    Whatever is wrong with the file is in the report, and then nothing of it is stored. All is one transaction: what the
    file brings, its accession, the revision of what it changes, the log and what `options.finished` writes.
    """
    options = options or Options()
    report = Report(is_dry=options.dry_run)
    if options.dry_run and not reader.needs_saving:
        work = Work(options, report, Keys(options.using, real=False))
        _read(source, reader, work, None, tell)
        return report
    try:
        _save(source, reader, options, report, tell)
    except _TakenBack:
        report.accession = None
    except (IntegrityError, DataError) as refused:
        report.accession = None
        report.add(_refused_by_database(refused))
    # What an import that was killed left to be indexed, if this one has not done so.
    drain(options.using)
    return report


def _save(
    source: Source, reader: Format, options: Options, report: Report, tell: Tell | None
) -> None:
    with together(options.using):
        lock_shape(options.using, alone=False)
        accession = Accession.objects.using(options.using).create(
            source_file=printable(source.name, 240),
            sha256=source.sha256,
            format=reader.name,
            imported_by=options.by if options.by is not None and options.by.pk else None,  # type: ignore[misc]
        )
        work = Work(options, report, Keys(options.using, real=True), accession)
        summary = _("Imported: %s") % printable(source.name, 200)
        with act(options.by, ActKind.IMPORT, summary, using=options.using) as doing:
            _read(source, reader, work, doing, tell)
            _check_publication(work)
            if not report.ok or options.dry_run:
                raise _TakenBack
        _close(accession, doing, report)
        if options.finished is not None:
            options.finished(report)


def _close(accession: Accession, doing: Doing, report: Report) -> None:
    """Write down what the import came to; of one that changed nothing nothing is kept."""
    if not report.changes and doing.done is None and not accession.states.exists():
        accession.delete()
        return
    accession.act = doing.done
    accession.created = report.created["record"]
    accession.updated = report.updated["record"]
    accession.unchanged = report.unchanged["record"]
    accession.conflicts = report.conflicts.total()
    accession.warnings = report.counts[Severity.WARNING]
    accession.report = "\n".join(report.lines())
    accession.save()
    report.accession = accession


def _read(
    source: Source, reader: Format, work: Work, doing: Doing | None, tell: Tell | None
) -> None:
    lookup = Lookup(work)
    records = Batches(work, lookup, doing)
    entries = Entries(work, doing) if doing is not None else None
    drafts = _drafts(_named(source, reader.read(source), work), work, lookup, entries)
    for some in batches(drafts, AT_ONCE):
        records.take(some)
        if tell is not None:
            tell(Progress(source.done, source.size, len(work.file_keys)))
        if _too_many_errors(work):
            break
    if _too_many_errors(work):
        why = _("There were %d errors; the rest of the file was not looked at.") % MOST_ERRORS
        work.report.add(error(why, _("Correct these first.")))
    else:
        records.finish()


def _too_many_errors(work: Work) -> bool:
    return work.report.counts[Severity.ERROR] >= MOST_ERRORS


def _drafts(
    said_there: Iterable[Draft | Finding], work: Work, lookup: Lookup, entries: Entries | None
) -> Iterator[RecordDraft]:
    """The records in the file; what else it says goes where it belongs on the way."""
    try:
        for said in said_there:
            if _too_many_errors(work):
                return
            if isinstance(said, Finding):
                work.report.add(said)
            elif isinstance(said, EntryDraft):
                if entries is not None:
                    entries.add(said)
            elif isinstance(said, AgentDraft):
                define(work, lookup.agents, said)
            else:
                yield said
        if entries is not None:
            entries.flush()
    except UnreadableFile as refused:
        work.report.add(refused.finding)


def _named(
    source: Source, said: Iterable[Draft | Finding], work: Work
) -> Iterator[Draft | Finding]:
    """Give every draft its origin: that which whoever imports gives, the file's own, or else the file's name."""
    by_name = PurePath(source.name).stem
    for one in said:
        if not isinstance(one, Finding | EntryDraft):
            one.origin = (work.options.origin or one.origin or by_name)[:LONGEST_ORIGIN]
            if isinstance(one, RecordDraft):
                for agent in named_agents(one):
                    agent.origin = one.origin
        yield one


def _check_publication(work: Work) -> None:
    """What comes in as published must be fit for it, as at the desk."""
    if work.options.status != Status.PUBLISHED or not work.writes:
        return
    created = Record.objects.using(work.using).filter(accession=work.accession)
    for record in created.order_by("path").iterator(chunk_size=AT_ONCE):
        for _rule, found in blocking(record):
            work.report.add(
                error(
                    _("It cannot be published: %s") % found.sentences,
                    _("Import as drafts, and publish what is complete."),
                    printable(record.title),
                )
            )


def _refused_by_database(refused: Exception) -> Finding:
    return error(
        _("The database refused what the file says: %s") % printable(str(refused), 300),
        _("Look for values that contradict one another."),
    )

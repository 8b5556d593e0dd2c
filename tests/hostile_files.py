"""Files that are made to do harm, each tried as every format: `python -m tests.hostile_files` at their full size.

A tenth of the size, and a fraction of that, is what the tests use.
"""

from __future__ import annotations

import os
import resource
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

MEGABYTE = 1024 * 1024
SECRET = "canary-4711"


def write_all(directory: Path, secret: Path, scale: float = 1) -> list[Path]:
    """Write one file of each kind. `secret` is a file that they try to have read."""
    for name, content in _contents(secret, scale):
        (directory / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with zipfile.ZipFile(directory / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", bytes(int(scale * 600 * MEGABYTE)))
    return sorted(directory.iterdir())


def _contents(secret: Path, scale: float) -> Iterator[tuple[str, str | bytes]]:
    megabyte = int(scale * MEGABYTE)
    address = secret.as_uri()
    bodies = {
        "ead": "<ead><archdesc level='fonds'><did><unittitle>{}</unittitle></did></archdesc></ead>",
        "tei": "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>{}</title>"
        "</titleStmt></fileDesc></teiHeader><text><body><p>{}</p></body></text></TEI>",
        "eac": "<eac-cpf><cpfDescription><identity><nameEntry><part>{}</part></nameEntry></identity>"
        "</cpfDescription></eac-cpf>",
    }
    for kind, body in bodies.items():
        yield (
            f"{kind}-external.xml",
            f"<!DOCTYPE x [<!ENTITY e SYSTEM '{address}'>]>" + body.replace("{}", "&e;"),
        )
        yield (
            f"{kind}-parameter.xml",
            f"<!DOCTYPE x [<!ENTITY % p SYSTEM '{address}'> %p;]>" + body.replace("{}", "t"),
        )
        yield f"{kind}-dtd.xml", f"<!DOCTYPE x SYSTEM '{address}'>" + body.replace("{}", "t")
        laughs = "".join(
            f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" if n else "<!ENTITY l0 'ha'>" for n in range(9)
        )
        yield f"{kind}-laughs.xml", f"<!DOCTYPE x [{laughs}]>" + body.replace("{}", "&l8;")
        blow_up = f"<!DOCTYPE x [<!ENTITY q '{'q' * int(scale * 100_000)}'>]>"
        yield f"{kind}-quadratic.xml", blow_up + body.replace("{}", "&q;" * int(scale * 20_000))
        deep = "<emph>" * int(scale * 50_000) + "</emph>" * int(scale * 50_000)
        yield f"{kind}-deep.xml", body.replace("{}", deep)
        attribute = f"<emph render='{'x' * 11 * MEGABYTE}'/>"
        yield f"{kind}-attribute.xml", body.replace("{}", attribute)
        yield (
            f"{kind}-include.xml",
            body.replace(
                "{}", f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{address}'/>"
            ),
        )
        yield f"{kind}-nul.xml", body.replace("{}", "a\0b")
        yield f"{kind}-latin1.xml", body.replace("{}", "Nagy è").encode("latin-1")
        yield f"{kind}-cut.xml", body.replace("{}", "title")[:-20]
    yield "columns.csv", ",".join(["title"] * int(scale * 10_000_000))
    yield "line.csv", b"title\n" + b"x" * 50 * megabyte
    yield "quote.csv", b'title,note\n"' + b"x\n" * 20 * megabyte
    yield "formula.csv", 'title,note\nLetter,=HYPERLINK("http://127.0.0.1/")\n'
    yield "nul.csv", "title\nLetter\0to Nagy\n"
    yield "bidi.csv", "title\ninvoice\u202etxt.exe\n"
    yield "latin1.csv", "title\nNagy è\n".encode("latin-1")
    yield "deep.json", "[" * int(scale * 500_000) + "]" * int(scale * 500_000)
    yield (
        "number.json",
        '[{"model": "catalog.record", "fields": {"position": ' + "9" * int(scale * 100_000) + "}}]",
    )
    yield (
        "deep-csl.json",
        '[{"id": ' + '{"a": ' * int(scale * 100_000) + "1" + "}" * int(scale * 100_000) + "}]",
    )
    yield (
        "braces.bib",
        "@book{a, title = " + "{" * int(scale * 200_000) + "}" * int(scale * 200_000) + "}",
    )
    yield (
        "strings.bib",
        "".join(
            f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" if n else '@string{s0 = "ha"}\n'
            for n in range(60)
        )
        + "@book{a, title = s59}",
    )
    yield "endless.ris", "TY  - BOOK\nTI  - " + "x" * 20 * megabyte
    yield "notes.txt", "1 Ibid. " * int(scale * 200_000)
    yield "brackets.md", "# Title\n" + "[" * int(scale * 200_000) + "](" * int(scale * 100_000)
    yield (
        "page.html",
        "<html>" + "<div>" * int(scale * 100_000) + "<script>fetch('http://127.0.0.1/')</script>",
    )
    yield "empty.xml", b""
    yield "mark.csv", b"\xef\xbb\xbf"
    yield "random.xml", bytes(range(256)) * 400


def tried(directory: Path, secret: str) -> Iterator[str]:
    """Sentences on whatever raised something else than a refusal, or told the secret."""
    from catalog.ingest.findings import UnreadableFile
    from catalog.ingest.formats import FORMATS, guess
    from catalog.ingest.source import Source

    for path in sorted(directory.iterdir()):
        for reader in FORMATS:
            source = Source(path, settings={"work": "essay"})
            try:
                with suppress(UnreadableFile):
                    guess(source)
                told = any(secret in repr(said) for said in reader.read(source))
            except UnreadableFile as refused:
                told = secret in str(refused)
            except Exception as broken:
                yield f"{path.name} as {reader.name}: {type(broken).__name__}: {broken}"[:300]
                continue
            if told:
                yield f"{path.name} as {reader.name}: the secret was read"


def main() -> None:
    """Try them all at their full size in 2 GB of memory."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    with TemporaryDirectory() as directory:
        secret = Path(directory) / "secret.txt"
        secret.write_text(SECRET)
        files = Path(directory) / "files"
        files.mkdir()
        number = len(write_all(files, secret))
        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        wrong = list(tried(files, SECRET))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print("\n".join(wrong) or f"All of {number} files were refused or read, in {memory} MB.")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()

"""A finding aid as large as one asks for: `python -m tests.big_ead 100000 var/big.xml`.

Series of files of items, about one kilobyte a component, in the wording of a party archive. The same number of
components gives the same file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

_COUNTRIES = ("Hungary", "Poland", "Yugoslavia", "the Soviet Union", "Greece", "France", "China")
_KINDS = ("Telegram", "Letter", "Memorandum", "Report", "Minutes of a meeting", "Speech", "Note")
_NAMES = (
    ("Togliatti, Palmiro", "1893-1964"),
    ("Longo, Luigi", "1900-1980"),
    ("Berti, Giuseppe", "1901-1979"),
    ("Spano, Velio", "1905-1964"),
    ("Pajetta, Giancarlo", "1911-1990"),
    ("Terracini, Umberto", "1895-1983"),
)
_SUBJECTS = ("International communist movement", "Hungarian Revolution, 1956", "Trade unions")
_MONTHS = ("January", "March", "May", "June", "August", "October", "November", "December")
FILES_IN_SERIES = 200
ITEMS_IN_FILE = 20

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink">
<eadheader langencoding="iso639-2b"><eadid countrycode="IT" mainagencycode="IT-RM0303">apc-foreign-section</eadid>
<filedesc><titlestmt><titleproper>Archive of the foreign section: an inventory</titleproper></titlestmt></filedesc>
<profiledesc><descrules>ISAD(G), second edition</descrules></profiledesc></eadheader>
<archdesc level="fonds"><did><unitid>APC-E</unitid><unittitle>Foreign section</unittitle>
<unitdate normal="1944/1991" type="inclusive">1944-1991</unitdate>
<repository><corpname>Fondazione Gramsci</corpname></repository>
<langmaterial><language langcode="ita">Italian</language></langmaterial></did>
<accessrestrict><p>Open for research since 1991.</p></accessrestrict>
<dsc type="combined">
"""
_TAIL = "</dsc></archdesc></ead>\n"


def write_finding_aid(path: Path, components: int) -> None:
    """Write a finding aid of so many components to `path`, as it goes."""
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD)
        file.writelines(_components(components))
        file.write(_TAIL)


def _components(wanted: int) -> Iterator[str]:
    left = wanted
    for series in range(1, wanted + 1):
        if left <= 0:
            return
        yield _series(series)
        left -= 1
        for file in range(1, FILES_IN_SERIES + 1):
            if left <= 0:
                break
            yield _file(series, file)
            left -= 1
            items = list(islice(range(1, ITEMS_IN_FILE + 1), left))
            yield from (_item(series, file, item) for item in items)
            left -= len(items)
            yield "</c>\n"
        yield "</c>\n"


def _series(series: int) -> str:
    country = _COUNTRIES[series % len(_COUNTRIES)]
    return f"""<c id="s{series}" level="series"><did><unitid>APC-E/{series}</unitid>
<unittitle>Relations with the party of {country}, part {series}</unittitle>
<unitdate normal="1944/1991">1944-1991</unitdate>
<physdesc><extent>12 boxes</extent></physdesc></did>
<bioghist><head>Biographical / Historical</head><p>The section corresponded with the party of {country} through its
own couriers until 1956, and by the embassy from then on.</p></bioghist>
<scopecontent><p>Correspondence, reports of delegations and notes for the secretariat, in the order in which the section
kept them.</p><list><item>Cables and their drafts</item><item>Reports of journeys</item></list></scopecontent>
"""


def _file(series: int, file: int) -> str:
    year = 1944 + file % 48
    return f"""<c id="s{series}f{file}" level="file"><did><unitid>APC-E/{series}/{file}</unitid>
<unittitle>Correspondence with the secretariat, <unitdate normal="{year}">{year}</unitdate></unittitle>
<container type="box">{1 + file // 10}</container><container type="folder">{file}</container>
<physdesc><extent>{20 + file % 80} sheets</extent></physdesc></did>
<scopecontent><p>Letters of {year} in the order of their receipt, with the answers, and with clippings that the
section's readers marked in <emph render="italic">red and blue pencil</emph>; some answers are in drafts alone, see
<ref target="s{series}">the series</ref>.</p></scopecontent>
<processinfo><p>Arranged in 1998, described anew after the transfer of the second part.</p></processinfo>
"""


def _item(series: int, file: int, item: int) -> str:
    number = series * 7919 + file * 104729 + item * 1299709
    year, month, day = 1944 + file % 48, 1 + number % 8, 1 + number % 28
    kind, country = _KINDS[number % len(_KINDS)], _COUNTRIES[number % len(_COUNTRIES)]
    name, life = _NAMES[number % len(_NAMES)]
    other, other_life = _NAMES[(number // 7) % len(_NAMES)]
    date = f"{day} {_MONTHS[month - 1]} {year}"
    return f"""<c id="s{series}f{file}i{item}" level="item"><did>
<unitid>APC-E/{series}/{file}/{item}</unitid><unittitle>{kind} on the events in {country}</unittitle>
<unitdate>{date}</unitdate>
<origination label="Creator"><persname role="aut" source="lcnaf">{name}, {life}</persname></origination>
<physdesc><extent>{1 + number % 9} sheets</extent><physfacet>typescript with corrections by hand</physfacet></physdesc>
</did><scopecontent><p>On what the party of {country} decided on {date}, and what is to be answered; the writer asks for
the opinion of the secretariat, warns of a split, and encloses the text of the resolution as it was read out to the
delegates.</p></scopecontent>
<controlaccess><persname source="lcnaf">{other}, {other_life}</persname>
<subject source="lcsh">{_SUBJECTS[number % len(_SUBJECTS)]}</subject><geogname>{country.removeprefix("the ")}</geogname>
<genreform>{kind}</genreform></controlaccess></c>
"""


if __name__ == "__main__":
    write_finding_aid(Path(sys.argv[2]), int(sys.argv[1]))

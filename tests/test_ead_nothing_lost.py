"""Whatever words stand in a finding aid, they are found again in a draft or in the report."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from catalog.ingest.ead.crosswalk import CROSSWALK, under
from tests.finding_aids import DID, Reading, finding_aid, read_text

_SIGNS = re.compile(r"[\W_]+")
_FULL = """
<runner placement="footer">Draft of spring</runner>
<did>
  <head>An uncommon heading</head><unitid>APC</unitid><unitid type="accession">1998-7</unitid>
  <unittitle>Archive of the <corpname>party</corpname>,
  <unitdate normal="1921/1991">since Livorno</unitdate></unittitle>
  <unitdate type="bulk">mostly wartime</unitdate><abstract>Briefly told.</abstract>
  <origination label="Creator">by the <persname role="gardener">Gardener, A.</persname></origination>
  <physdesc>boxes <dimensions>a metre wide</dimensions> of <physfacet>cardboard</physfacet></physdesc>
  <container type="box" label="Mixed">Seventeen</container><physloc>Second floor</physloc>
  <materialspec label="Scale">one to ten</materialspec><note label="Beware"><p>of moths</p></note>
  <repository><corpname>Fondazione</corpname><address><addressline>Via Sebino</addressline></address></repository>
  <langmaterial>mostly <language langcode="ita">Italian</language>, some in cipher</langmaterial>
  <dao href="scan.tif" title="Scan of it"><daodesc><p>by machine</p></daodesc></dao>
  <unknownthing>from another schema</unknownthing> loose words
</did>
<bioghist><head>Whose it was</head><p>Told <emph>at</emph> length<lb/>and on.</p><chronlist><head>When</head>
  <listhead><head01>Day</head01><head02>What</head02></listhead>
  <chronitem><date>First</date><event>Begun</event></chronitem></chronlist></bioghist>
<scopecontent><list type="deflist"><head>Sorts</head><defitem><label>Cables</label><item>Sent</item></defitem></list>
  <table><head>Counted</head><tgroup><tbody><row><entry>Four</entry><entry>Five</entry></row></tbody></tgroup></table>
  <dao href="https://x.org/9" title="Inside"/><arrangement><p>By weight.</p></arrangement></scopecontent>
<descgrp><head>A group of things</head><p>Grouped.</p><accruals><p>Yearly.</p></accruals></descgrp>
<controlaccess><head>Where to look</head><p>Look here.</p><subject>Herrings</subject>
  <controlaccess><genreform>Woodcuts</genreform><title>The Tao of Archives</title><occupation>Divers</occupation>
  <name>Somebody</name><geogname>Atlantis</geogname></controlaccess><list><item>Unsorted</item></list></controlaccess>
<index><p>Found here</p><listhead><head01>Who</head01><head02>Where</head02></listhead>
  <indexentry><namegrp><name>Aalto</name><subject>Chairs</subject></namegrp><ptrgrp><ref>Box nine</ref></ptrgrp>
  <indexentry><name>Abel</name></indexentry></indexentry></index>
<relatedmaterial><archref>Papers of <persname>Eve</persname><unitid>EVE</unitid></archref><linkgrp>
  <extrefloc href="https://x.org/eve">Garden</extrefloc></linkgrp></relatedmaterial>
<bibliography><bibref>A book<imprint><publisher>Press</publisher><date>then</date></imprint></bibref></bibliography>
<odd type="colophon"><p>Set in type.</p></odd><fileplan><p>A plan.</p></fileplan><index><index><head>Inner</head>
  <indexentry><name>Cain</name></indexentry></index></index>
<dsc><head>What lies where</head><p>Row by row.</p><thead><row><entry>Shelf</entry></row></thead>
  <c level="otherlevel" otherlevel="crate"><head>On the lid</head><did><unittitle>Crate</unittitle></did>
  <c><did><unitdate>once</unitdate></did></c><userestrict><p>Afterwards said.</p></userestrict></c></dsc>
<processinfo><p>Done by night.</p></processinfo>
"""


def lost(text: str, reading: Reading) -> list[str]:
    """The pieces of text in the file that are found nowhere."""
    told = _SIGNS.sub("", reading.text)
    pieces = (piece for piece in etree.fromstring(text.encode()).itertext() if piece.strip())
    return [piece for piece in pieces if _SIGNS.sub("", piece) not in told]


def test_a_finding_aid_with_everything_loses_nothing(tmp_path: Path) -> None:
    text = finding_aid(_FULL)
    assert lost(text, read_text(tmp_path, text)) == []


_NAMES = sorted(
    {name for holder in ("", "did", "controlaccess") for name in under(holder) if "[" not in name}
    | {"p", "list", "item", "emph", "head", "ref", "table", "row", "entry", "bibref", "part"}
    | {"chronlist", "chronitem", "date", "event", "indexentry", "label", "defitem", "num", "odd"}
    | {"daterange", "fromdate", "todate", "datesingle", "quantity", "unittype", "descriptivenote"}
    | {"language", "address", "addressline", "extent", "lb", "physfacet", "quote", "nonsense"}
)
_words = st.integers(0, 10**12).map(lambda number: f" word{number}word ")


def _element(name: str, before: str, children: list[Any]) -> str:
    return f"<{name}>{before}{''.join(children)}</{name}>"


_elements = st.recursive(
    st.builds(_element, st.sampled_from(_NAMES), _words, st.just([])),
    lambda inner: st.builds(
        _element,
        st.sampled_from(_NAMES),
        st.one_of(st.just(""), _words),
        st.lists(st.one_of(inner, _words), max_size=4),
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_elements, max_size=5), st.lists(_elements, max_size=5))
def test_elements_in_any_order_and_nesting_lose_nothing(
    of_whole: list[str], of_component: list[str]
) -> None:
    component = f"<c><did>{''.join(of_component)}</did>{''.join(of_component[:1])}</c>"
    text = finding_aid(f"{DID}{''.join(of_whole)}<dsc>{component}</dsc>{''.join(of_whole[:1])}")
    with tempfile.TemporaryDirectory() as folder:
        reading = read_text(Path(folder), text)
    assert lost(text, reading) == []


@pytest.mark.parametrize("crossing", CROSSWALK, ids=lambda crossing: crossing.source)
def test_every_crossing_leads_somewhere_or_says_why_not(crossing: Any) -> None:
    assert crossing.target or crossing.remark

"""The crosswalk of EAD is the table by which its readers work, and knows every element of the standards."""

from __future__ import annotations

from dataclasses import fields

import pytest

from catalog.ingest.drafts import CopyDraft, RecordDraft
from catalog.ingest.ead.access_points import ACCESS_POINTS
from catalog.ingest.ead.access_points import READERS as ACCESS_READERS
from catalog.ingest.ead.crosswalk import CROSSWALK
from catalog.ingest.ead.did import DID
from catalog.ingest.ead.did import READERS as DID_READERS
from catalog.ingest.ead.notes import NOTES
from catalog.models import Record

_IN_ARCHDESC = """
accessrestrict accruals acqinfo altformavail appraisal arrangement bibliography bioghist controlaccess custodhist
descgrp fileplan index odd originalsloc otherfindaid phystech prefercite processinfo relatedmaterial scopecontent
separatedmaterial userestrict dsc dao daogrp note runner legalstatus relations thead
"""
_IN_DID = """
head abstract container dao daogrp daoset didnote langmaterial materialspec note origination physdesc physdescset
physdescstructured physloc repository unitdate unitdatestructured unitid unittitle
"""
_IN_CONTROLACCESS = """
corpname famname geogname name occupation persname subject genreform function title
"""


def test_it_knows_the_elements_of_both_versions() -> None:
    assert set(_IN_ARCHDESC.split()) <= set(NOTES)
    assert set(_IN_DID.split()) <= set(DID)
    assert set(_IN_CONTROLACCESS.split()) == set(ACCESS_POINTS)


def test_its_elements_have_readers_and_no_reader_has_none() -> None:
    assert {name for name in DID if "[" not in name} == set(DID_READERS)
    assert set(ACCESS_POINTS) == set(ACCESS_READERS) - {"controlaccess"}


@pytest.mark.parametrize("target", sorted({crossing.target for crossing in CROSSWALK} - {""}))
def test_its_targets_are_fields_and_parts(target: str) -> None:
    name = target.partition(":")[0]
    holder, _, column = name.partition(".")
    known = {field.name for field in Record._meta.get_fields()} | {
        field.name for field in fields(RecordDraft)
    }
    assert holder in known
    assert not column or column in {field.name for field in fields(CopyDraft)}

"""Headings that say no more than the name of their element: the catalogue has its own for each field."""

from __future__ import annotations

import re

_USUAL = {
    "scopecontent": "scope and content; scope and contents; scope and content note; scope and contents note; scope; "
    "scope note; collection scope and content; description; contents; portée et contenu; présentation du contenu; "
    "ambito e contenuto; form und inhalt; alcance y contenido",
    "bioghist": "biography; biographical note; biographical sketch; biography or history; history; historical note; "
    "historical sketch; biographical/historical note; biographical / historical; biographical/historical; "
    "biographical or historical note; administrative history; administrative/biographical history; "
    "administrative/biographical note; organizational history; histoire; notice biographique; biographie ou histoire; "
    "storia; geschichte der behörde; lebensgeschichte",
    "accessrestrict": "access; access restrictions; restrictions on access; conditions governing access; "
    "conditions governing access note; access conditions; access to collection; restrictions; "
    "conditions d'accès; condizioni di accesso; zugangsbestimmungen; condiciones de acceso",
    "userestrict": "use; use restrictions; restrictions on use; conditions governing use; conditions governing use "
    "note; conditions governing reproduction; conditions governing reproduction and use; copyright; publication "
    "rights; reproduction; conditions d'utilisation; condizioni di riproduzione; reproduktionsbestimmungen",
    "acqinfo": "acquisition; acquisition information; immediate source of acquisition; provenance; source of "
    "acquisition; immediate source of acquisition note; modalités d'entrée; modalità di acquisizione",
    "custodhist": "custodial history; custodial history note; archival history; provenance; "
    "historique de la conservation; storia archivistica; bestandsgeschichte",
    "appraisal": "appraisal; appraisal information; appraisal note; appraisal, destruction and scheduling",
    "accruals": "accruals; accruals note; additions; expected accruals",
    "arrangement": "arrangement; arrangement note; system of arrangement; organization; "
    "organization and arrangement; arrangement and organization; organization of the collection; "
    "mode de classement; ordinamento; ordnung und klassifikation",
    "phystech": "physical characteristics and technical requirements; physical characteristics; "
    "technical requirements; physical facet; physical condition",
    "otherfindaid": "finding aids; other finding aids; other finding aid; other finding aids note; finding aid; "
    "instruments de recherche; strumenti di ricerca; findmittel",
    "originalsloc": "location of originals; existence and location of originals; "
    "existence and location of originals note; originals",
    "altformavail": "location of copies; existence and location of copies; existence and location of copies note; "
    "alternative form available; alternative forms available; alternate forms available; copies; "
    "alternative form of materials available",
    "relatedmaterial": "related material; related materials; related archival materials; related materials note; "
    "related archival materials note; related units of description; related records; sources complémentaires",
    "separatedmaterial": "separated material; separated materials; separated materials note",
    "bibliography": "bibliography; bibliographie; bibliografia; publication note; published works",
    "prefercite": "preferred citation; preferred citation note; citation; cite as; how to cite",
    "processinfo": "processing information; processing information note; processing note; processing",
    "odd": "note; notes; general; general note; other descriptive data; other information",
    "note": "note; notes; general; general note",
    "legalstatus": "legal status; legal status note",
    "fileplan": "file plan; file plan note",
    "index": "index",
    "controlaccess": "controlled access headings; access points; index terms; subjects; subject headings; "
    "indexing terms; subject; persons; personal names; names; corporate names; families; places; geographic names; "
    "topics; genres; document types; genre terms; genre/form terms; forms; occupations; functions; search terms; "
    "catalog headings; selected search terms; subject terms; subject(s); subject(s) and indexing terms; "
    "personal name(s); corporate name(s); geographic name(s); genre(s); topical term(s); family name(s); "
    "corporations; geographic subjects; organizations; related names; genres and forms of material",
    "did": "descriptive summary; collection summary; overview; overview of the collection; summary; "
    "summary information; collection overview; descriptive identification; identification; "
    "summary description; description; descriptive identification summary",
    "dsc": "container list; inventory; detailed description of the collection; contents list; "
    "description of series; series descriptions; description of subordinate components; box and folder list; "
    "detailed description; collection inventory; contents; folder list; list of contents; series description",
    "descgrp": "administrative information; additional descriptive data; information for researchers; "
    "important information for users of the collection; access and use; related material; "
    "administrative information",
    "dao": "digital object; digital objects; digital content",
}
_SIGNS = re.compile(r"^[\s:.*•–-]+|[\s:.*•–-]+$")
_BY_ELEMENT = {
    name: frozenset(" ".join(heading.split()) for heading in headings.split(";"))
    for name, headings in _USUAL.items()
}
_NONE: frozenset[str] = frozenset()


def says_more(heading: str, element: str) -> bool:
    """Whether a heading tells something that the name of its element does not."""
    bare = _SIGNS.sub("", " ".join(heading.split())).casefold().replace("’", "'")
    return bool(bare) and bare not in _BY_ELEMENT.get(element, _NONE)

"""Finding what a file names among the persons, bodies, terms and institutions that are catalogued, or adding it."""

from catalog.ingest.authorities.agents import Agents
from catalog.ingest.authorities.defining import define
from catalog.ingest.authorities.repositories import Repositories
from catalog.ingest.authorities.terms import Terms

__all__ = ["Agents", "Repositories", "Terms", "define"]

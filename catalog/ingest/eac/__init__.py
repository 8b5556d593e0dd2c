"""Reading authority records in EAC-CPF 2010 and EAC 2.0 as drafts of persons, bodies and families."""

"""The matrix of roles: who may open, send and do what at the desk, as a table, and what tries it out."""

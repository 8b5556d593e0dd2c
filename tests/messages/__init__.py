"""The words of the pages in other languages: found in the sources, kept in `catalog/locale/`, compiled. Plain Python.

`make messages` brings the files of all languages up to date; tests/test_messages.py says what is missing in them.
"""

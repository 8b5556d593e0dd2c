"""How dates and numbers are written in the languages of the pages; what is left out is as Django has it."""

"""Publications and manuscripts out of reference managers: each format becomes references, and these become drafts.

A reference speaks of its parts by the variables of the Citation Style Language, which all reference managers can
export (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables); a format says by one table
which of its elements is which variable, and `variables` says by another where each goes.
"""

"""The notes of an essay: cut into citations, each recognised, resolved and looked for in the catalogue.

`splitting` finds the notes in a text, `cutting` the citations in a note, `recognising` says what one citation names,
`resolving` leads short forms to what they stand for, `matching` finds sources among what `catalogue` has read. All but
`catalogue` is pure: plain values in, plain values out, and every text gives a result.
"""

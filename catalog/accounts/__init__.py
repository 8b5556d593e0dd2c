"""Accounts of the desk: the second factor, who may take it from whom, and the end of sessions.

Whoever has confirmed an authenticator app gives a code after the password. Until then, `gate` lets through nothing of
the desk but the page that asks for it. Who must have a second factor is one row, `SecondFactorRequirement`.
"""

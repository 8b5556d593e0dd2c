"""Who may do what at the desk.

Every cell names those who may by a letter, in the order of ROLES: n for nobody signed in, r for a reader with an
account, g for a member of staff in no group, then Cataloguer, Reviewer, Publisher, authority Editor, Administrator,
Superuser. A point stands where one may not.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.roles import GROUPS

ROLES = ("nobody", "reader", "guest", *GROUPS, "superuser")
STAFF = "..gCRPEAS"
NOBODY = "........."

MODELS = {
    "auth.group": ".......AS .......AS .......AS .......AS",
    "auth.user": ".......AS .......AS .......AS .......AS",
    "catalog.accession": "...CRPEAS ......... ......... .........",
    "catalog.act": "...CRPEAS ......... ......... .........",
    "catalog.agent": "...CRPEAS ...CRPEAS ......EAS ......EAS",
    "catalog.agentidentifier": "...CRPEAS ...CRPEAS ......EAS ......EAS",
    "catalog.agentname": "...CRPEAS ...CRPEAS ......EAS ......EAS",
    "catalog.alignment": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.citation": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.columnmapping": "...CRP.AS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.contribution": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.copy": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.digitalobject": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.identifier": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.loggedchange": ".......AS ......... ......... .........",
    "catalog.paralleldescription": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.paragraph": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.provenanceevent": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.publication": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.record": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.recorddate": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.recordplace": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.relation": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.repository": "...CRPEAS ......EAS ......EAS ......EAS",
    "catalog.secondfactorrequirement": ".......AS ......... .......AS .........",
    "catalog.term": "...CRPEAS ...CRPEAS ......EAS ......EAS",
    "catalog.termlabel": "...CRPEAS ......EAS ......EAS ......EAS",
    "catalog.text": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
    "catalog.textnote": "...CRPEAS ...CRP.AS ...CRP.AS ...CRP.AS",
}
"""Who may see, add, change and delete; what belongs to records, as long as its record is a draft."""


KEPT = ("catalog.agent", "catalog.record", "catalog.repository", "catalog.term")
"""Of these every state is kept: seen by who sees them, restored by who may change them."""
WITHOUT_LISTS = ("auth.group", "auth.user", "catalog.act")
"""Lists without saved views and CSV; all others have them for who sees the list."""


@dataclass(frozen=True)
class Page:
    """A page of its own. `ok` is what it answers to those who may, `refused` to staff who may not."""

    address: str
    get: str
    ok: int = 200
    refused: int = 403


PAGES = {
    "admin:index": Page("/admin/", STAFF),
    "admin:password_change": Page("/admin/password_change/", STAFF),
    "admin:password_change_done": Page("/admin/password_change/done/", STAFF),
    "admin:jsi18n": Page("/admin/jsi18n/", STAFF),
    "admin:app_list": Page("/admin/catalog/", "...CRPEAS", refused=404),
    "admin:app_list of accounts": Page("/admin/auth/", ".......AS", refused=404),
    "admin:autocomplete": Page("/admin/autocomplete/?{choosing}", "...CRPEAS"),
    "admin:catalog_choices": Page("/admin/catalog/record/choices/?{choosing}", "...CRPEAS"),
    "admin:catalog_read_date": Page("/admin/catalog/record/read-date/?text=1956", STAFF),
    "admin:catalog_record_step": Page("/admin/catalog/record/{draft}/steps/submit/", "...CRP.AS"),
    "admin:catalog_record_tree": Page("/admin/catalog/record/tree/", "...CRPEAS"),
    "admin:catalog_record_tree_level": Page(
        "/admin/catalog/record/tree/level/?of={draft}", "...CRPEAS"
    ),
    "admin:catalog_record_move": Page("/admin/catalog/record/{draft}/move/", "...CRP.AS"),
    "admin:catalog_record_together": Page("/admin/catalog/record/together/", "...CRP.AS", ok=302),
    "admin:catalog_upload_bring": Page("/admin/catalog/accession/import/", "...CRP.AS"),
    "admin:catalog_upload": Page("/admin/catalog/accession/import/{upload}/", "...CRP.AS"),
    "admin:catalog_upload_check": Page(
        "/admin/catalog/accession/import/{upload}/check/", "...CRP.AS", ok=302
    ),
    "admin:catalog_upload_save": Page(
        "/admin/catalog/accession/import/{upload}/save/", "...CRP.AS", ok=302
    ),
    "admin:catalog_upload_discard": Page(
        "/admin/catalog/accession/import/{upload}/discard/", "...CRP.AS", ok=302
    ),
    "admin:catalog_upload_progress": Page(
        "/admin/catalog/accession/import/{upload}/progress/", "...CRP.AS"
    ),
    "admin:catalog_upload_report": Page(
        "/admin/catalog/accession/import/{upload}/report.csv", "...CRP.AS"
    ),
    "admin:catalog_accession_withdraw": Page(
        "/admin/catalog/accession/{accession}/withdraw/", "...CRP.AS"
    ),
    "admin:catalog_accession_withdraw_progress": Page(
        "/admin/catalog/accession/{accession}/withdraw/progress/", "...CRP.AS"
    ),
    "admin:catalog_accession_report": Page(
        "/admin/catalog/accession/{accession}/report.txt", "...CRPEAS"
    ),
    "admin:catalog_act_undo": Page("/admin/catalog/act/{act}/undo/", "...CRPEAS"),
    "admin:catalog_agent_merge": Page("/admin/catalog/agent/merge/?of={agent}", "......EAS"),
    "admin:catalog_agent_duplicates": Page("/admin/catalog/agent/duplicates/", "......EAS"),
    "admin:catalog_record_notes": Page("/admin/catalog/record/{draft}/notes/", "...CRP.AS"),
    "admin:catalog_record_merge": Page("/admin/catalog/record/merge/?of={draft}", "...CRP.AS"),
    "admin:catalog_record_duplicates": Page("/admin/catalog/record/duplicates/", "...CRP.AS"),
    "admin:catalog_term_merge": Page("/admin/catalog/term/merge/?of={term}", "......EAS"),
    "admin:catalog_term_duplicates": Page("/admin/catalog/term/duplicates/", "......EAS"),
    "admin:second-factor": Page("/admin/second-factor/", STAFF, ok=302),
    "admin:second-factor-begin": Page("/admin/second-factor/begin/", STAFF),
    "admin:second-factor-code": Page("/admin/second-factor/code/", STAFF, ok=302),
    "admin:second-factor-confirm": Page("/admin/second-factor/confirm/", STAFF, ok=302),
    "admin:second-factor-recovery-codes": Page(
        "/admin/second-factor/recovery-codes/", STAFF, ok=302
    ),
    "admin:second-factor-turn-off": Page("/admin/second-factor/turn-off/", STAFF, ok=302),
    "admin:auth_user_password_change": Page("/admin/auth/user/{account}/password/", ".......AS"),
    "admin:view_on_site": Page("/admin/r/{content_type}/{draft}/", NOBODY, refused=404),
    "admin:(?P<url>.*)$": Page("/admin/nothing-here/", NOBODY, refused=404),
    "catalog:nothing": Page("/admin/r/{content_type}/{draft}/", NOBODY, refused=404),
    "catalog:preview": Page("/admin/preview/records/{slug}/", "...CRPEAS"),
}

SIGNING_IN_AND_OUT = ("admin:login", "admin:logout")

ACTIONS = {
    "delete_selected": "as deleting",
    "let_in": ".......AS",
    "end_sessions": ".......AS",
    "reset_second_factor": ".......AS",
    "edit_together": "...CRP.AS",
    "merge_selected": "as changing and deleting",
}
"""The actions of the lists, and who may take them."""

EDITING = {
    "draft": "...CRP.AS",
    "in-review": "....RP.AS",
    "published": "....RP.AS",
    "withdrawn": ".....P.AS",
}
"""Who may change or delete a record of each status, and add, change or delete what hangs on it."""

STEPS = {
    "submit": "...CRP.AS",
    "publish-directly": ".....P.AS",
    "publish": "....RP.AS",
    "return": "....RP.AS",
    "withdraw": ".....P.AS",
    "reinstate": ".....P.AS",
}
"""Who may take each step, from the status where it begins."""


def may(cell: str, role: str) -> bool:
    """Whether a cell names a role."""
    return cell[ROLES.index(role)] != "."

"""How dates and numbers are written in the languages of the pages; what is left out is as Django has it."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

MONTHS = (
    *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
    *(_("August"), _("September"), _("October"), _("November"), _("December")),
)
"""Named here to be translated here: Django begins them with a capital where sentences do not."""

from odoo import fields, models

LEVELS = [
    ("administration", "Administration of the President"),
    ("pm_office", "Office of the Prime Minister"),
    ("parliament", "Parliament"),
    ("ministry", "Ministry or central body"),
    ("regional_body", "Akim, akimat or body of the region"),
    ("territorial_body", "Territorial body of a ministry"),
    ("maslikhat", "Maslikhat"),
    ("justice", "Court or prosecutor"),
    ("city_body", "Executive body of the akimat"),
    ("city_institution", "Institution of the city or district"),
    ("organisation", "Organisation"),
    ("citizen", "Citizen"),
]


class ResPartner(models.Model):
    _inherit = "res.partner"

    correspondent_level = fields.Selection(
        LEVELS, "Level of the correspondent", index="btree_not_null", help="Decides who visas and signs letters to it."
    )

"""What installing and uninstalling do besides data files."""

from odoo.tools import SQL

# Goods and their stock belong to the database once they are there.
KEPT = ("product.product", "product.template", "product.category", "uom.uom", "stock.quant", "res.partner")
# What holds others comes first.
EMPTIED = (
    "akimat_supply_issue_line",
    "akimat_supply_issue",
    "akimat_supply_request_line",
    "akimat_supply_request",
    "akimat_acceptance",
    "akimat_procurement_summary",
    "akimat_contract_payment",
    "akimat_contract_amendment",
    "akimat_contract",
    "akimat_procurement_bid",
    "akimat_procurement_procedure",
)


def uninstall(env):
    """Empty the tables before the data they point at is removed, and leave the goods in place.

    Movements of stock stay as Odoo keeps them; the tasks of the records would hold the kinds of task of this addon.
    """
    env.cr.execute(SQL("DELETE FROM ir_model_data WHERE module = 'akimat_procurement' AND model IN %s", KEPT))
    # A procedure holds its chosen bid, and the bid its procedure.
    env.cr.execute("UPDATE akimat_procurement_procedure SET winner_bid_id = NULL")
    for table in EMPTIED:
        env.cr.execute(SQL("DELETE FROM mail_activity WHERE res_model = %s", table.replace("_", ".")))
        env.cr.execute(SQL("DELETE FROM %s", SQL.identifier(table)))

"""Each year has one first edition of its plan and of its estimate now; payments may be reversed."""


def migrate(cr, version):
    """Link further editions to those before them, and let reversing rows in; a second run finds nothing."""
    cr.execute("ALTER TABLE akimat_estimate ADD COLUMN IF NOT EXISTS previous_id int4")
    for statement in (_EDITIONS.format("akimat_estimate"), _EDITIONS.format("akimat_procurement_plan")):
        cr.execute(statement)
    cr.execute("ALTER TABLE akimat_contract_payment DROP CONSTRAINT IF EXISTS akimat_contract_payment_amount_positive")


_EDITIONS = """
    UPDATE {0} edition SET previous_id = (
        SELECT former.id FROM {0} former
         WHERE former.company_id = edition.company_id AND former.year = edition.year
           AND former.version < edition.version
         ORDER BY former.version DESC LIMIT 1
    ) WHERE edition.previous_id IS NULL
"""

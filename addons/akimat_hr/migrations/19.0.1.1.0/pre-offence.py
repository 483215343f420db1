"""One offence has one case by its step now: different offences of a day are different cases."""


def migrate(cr, version):
    """Drop the index that told them apart by their ground; a second run finds nothing."""
    cr.execute("DROP INDEX IF EXISTS akimat_disciplinary_case_one_for_offence")

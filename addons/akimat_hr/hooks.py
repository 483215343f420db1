"""What uninstalling does besides removing data files."""

# Bodies and sessions belong to the database once they are there; personal orders stay closed without our rules.
_DISCIPLINE = (
    "DELETE FROM ir_model_data WHERE module = 'akimat_hr' AND model IN ('akimat.body', 'akimat.session')",
    "UPDATE akimat_document SET confidentiality = 'dsp' WHERE is_personnel",
    "DELETE FROM akimat_disciplinary_case",
    "UPDATE hr_version SET staffing_position_id = NULL",
    "DELETE FROM akimat_staffing_table",
)


def uninstall(env):
    """Empty the tables before what they point at is removed; nothing confidential opens."""
    for statement in _DISCIPLINE:
        env.cr.execute(statement)

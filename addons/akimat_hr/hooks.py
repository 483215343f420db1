"""What uninstalling does besides removing data files."""

# In the order in which they point at each other; Odoo's own applicants stay.
_COMPETITIONS = (
    "DELETE FROM mail_activity WHERE res_model IN ('akimat.competition', 'akimat.appointment')",
    "DELETE FROM akimat_appointment",
    "DELETE FROM akimat_reserve",
    "DELETE FROM akimat_competition_score",
    "DELETE FROM hr_applicant_paper",
    "DELETE FROM hr_applicant WHERE competition_id IS NOT NULL",
    "UPDATE akimat_competition SET previous_id = NULL",
    "DELETE FROM akimat_competition",
)


def uninstall(env):
    """Empty the tables of competitions before the norms, papers and reasons they point at are removed."""
    for statement in _COMPETITIONS:
        env.cr.execute(statement)

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
# Bodies and sessions belong to the database once they are there; personal orders stay with those who take part.
_DISCIPLINE = (
    "DELETE FROM ir_model_data WHERE module = 'akimat_hr' AND model IN ('akimat.body', 'akimat.session')",
    "DELETE FROM akimat_disciplinary_case",
    "UPDATE res_company SET discipline_body_id = NULL",
    "UPDATE hr_version SET staffing_position_id = NULL, act_id = NULL",
    "DELETE FROM akimat_staffing_table",
)


def uninstall(env):
    """Empty the tables before what they point at is removed; nothing confidential opens."""
    for statement in (*_COMPETITIONS, *_DISCIPLINE):
        env.cr.execute(statement)

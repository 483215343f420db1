"""What was decided before rules were copied gets the copies of today; a second run finds nothing."""

from odoo import SUPERUSER_ID, api

from odoo.addons.akimat_hr.domain.lifecycle_competition import RUNNING


def migrate(cr, version):
    """Copy posts, commission and rules into running competitions; name who opened a case, the act behind a seat."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    running = env["akimat.competition"].search([("state", "in", RUNNING)])
    running.filtered(lambda competition: not competition.announced)._copy_rules()
    for statement in (_OPENED_BY, _ON_PAPER, _ACTS):
        cr.execute(statement)


_OPENED_BY = """
    UPDATE akimat_disciplinary_case SET opened_by_id = create_uid WHERE state != 'draft' AND opened_by_id IS NULL
"""
_ON_PAPER = """
    UPDATE hr_applicant_paper paper SET on_paper = TRUE
     WHERE paper.finding = 'present' AND paper.on_paper IS NOT TRUE
       AND NOT EXISTS (SELECT FROM hr_applicant_paper_attachment_rel file WHERE file.paper_id = paper.id)
"""
_ACTS = """
    UPDATE hr_version version SET act_id = appointment.order_id
      FROM akimat_appointment appointment
     WHERE appointment.state = 'acted' AND appointment.employee_id = version.employee_id
       AND version.staffing_position_id = appointment.position_id AND version.date_version >= appointment.date_from
       AND version.act_id IS NULL
"""

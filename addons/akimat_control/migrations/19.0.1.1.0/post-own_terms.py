"""Co-executors of tasks under way get their own terms by norm, with the explanation."""

from odoo import SUPERUSER_ID, api

BATCH = 500


def migrate(cr, version):
    """Count what has no explanation yet; a second run finds nothing."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    lines = env["akimat.assignment.contribution"]
    waiting = [
        ("state", "=", "requested"),
        ("deadline_trace", "=", False),
        ("assignment_id.state", "in", ("in_progress", "reported")),
    ]
    ids = lines.search(waiting, order="id").ids
    for start in range(0, len(ids), BATCH):
        lines.browse(ids[start : start + BATCH])._fix_own_term()
        env.flush_all()
        env.invalidate_all()

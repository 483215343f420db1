"""What was decided before it was copied gets the copies of today; a second run finds nothing."""

import logging

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


def migrate(cr, version):
    """Keep what norms said of approved requests; name who signed acceptance acts."""
    env = api.Environment(cr, SUPERUSER_ID, {})
    lines = env["akimat.supply.request.line"].search(
        [("request_id.approved_on", "!=", False), ("kept_explanation", "=", False)]
    )
    for request, of_request in lines.grouped("request_id").items():
        try:
            of_request._keep_norm()
        except UserError:
            # Two norms of one rank: the request keeps no explanation, and the others theirs.
            _logger.warning("the norms of supply request %s cannot be told", request.id, exc_info=True)
    cr.execute(_SIGNED)


_SIGNED = """
    UPDATE akimat_acceptance_member SET signed_by_id = user_id WHERE signed_on IS NOT NULL AND signed_by_id IS NULL
"""

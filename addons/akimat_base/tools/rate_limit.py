"""How often one visitor of the public pages may ask: for controllers."""

from odoo.http import request

from ..domain import rates


def visitor():
    """The address of the visitor of this request, or its half that stands for one household."""
    return rates.network(request.httprequest.remote_addr or "")


def seconds_to_wait(limit, who=None, count=True):
    """Count one question of the visitor of this request (or about ``who``) against ``limit``.

    :param limit: system parameter of the limit, a key of ``akimat.public.hit._limits()``;
    :param who: what is asked about, when not the visitor's address is counted; :param count: False only looks.
    :return: seconds to wait, or 0 when the visitor may go on.
    """
    return request.env["akimat.public.hit"]._refused_for(limit, who or visitor(), count)

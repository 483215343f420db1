import logging

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from odoo import models
from odoo.http import request

_logger = logging.getLogger(__name__)
# A browser that is still sending would not read the answer: what is left of the form is taken in and thrown away.
DRAINED, CHUNK = 256 * 1024 * 1024, 1024 * 1024


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _handle_error(cls, exception):
        """On the public pages also a refused request is answered by a page of ours, in one sentence."""
        page = cls._akimat_public_page(request.httprequest.path)
        sentence = page and isinstance(exception, HTTPException) and cls._akimat_public_sentence(exception)
        if not sentence:
            return super()._handle_error(exception)
        request.env.cr.rollback()
        if isinstance(exception, RequestEntityTooLarge):
            cls._akimat_drain()
        template, values, headers = page
        response = request.render(template, {**values, "heading": sentence}, status=exception.code, headers=headers)
        response.flatten()
        return response

    @classmethod
    def _akimat_public_page(cls, path):
        """(template, values, headers) of the page that tells a visitor of ``path`` one sentence, its ``heading``.

        Addons with public pages name theirs; None: the path is no page of citizens.
        """
        return None

    @classmethod
    def _akimat_public_sentence(cls, exception):
        return {
            400: request.env._("The page has stood open too long. Go back, reload it and send the form again."),
            404: request.env._("There is no such page."),
            405: request.env._("There is no such page."),
            413: request.env._("The form is too large. Shorten the text or attach smaller files."),
        }.get(exception.code)

    @classmethod
    def _akimat_drain(cls):
        stream, left = request.httprequest.environ["wsgi.input"], int(request.httprequest.content_length or 0)
        left = min(left, DRAINED)
        try:
            while left > 0 and (piece := stream.read(min(CHUNK, left))):
                left -= len(piece)
        except (HTTPException, OSError, ValueError):
            # The stream counts by the limit of the page, or the visitor is gone: there is nothing more to take in.
            _logger.info("a form that is too large was broken off")

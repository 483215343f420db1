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
    def _serve_fallback(cls):
        # No address holds such a sign; the database would answer it with an error.
        if "\0" in request.httprequest.path:
            raise request.not_found()
        return super()._serve_fallback()

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
        visit = request.httprequest
        whole = int(visit.content_length or 0)
        if whole <= (visit.max_content_length or 0):
            # One field was too long, and the form has been read up to there: waiting for more could last for ever.
            return
        # The core hands the stream to its own parser only.
        stream, left = visit._HTTPRequest__environ["wsgi.input"], min(whole, DRAINED)
        try:
            while left > 0 and (piece := stream.read(min(CHUNK, left))):
                left -= len(piece)
        except OSError:
            _logger.info("a visitor left while his form, which is too large, was being read")

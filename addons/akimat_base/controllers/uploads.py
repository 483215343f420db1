import json

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.mail.controllers.attachment import AttachmentController
from odoo.addons.web.controllers.binary import Binary, clean


class Uploads(Binary):
    """A file that is refused is answered with the sentence that refuses it."""

    @http.route()
    def upload_attachment(self, model, id, ufile, callback=None):
        if callback:
            return super().upload_attachment(model, id, ufile, callback)
        uploads = request.httprequest.files.getlist("ufile")
        return json.dumps([self._akimat_keep(model, id, upload) for upload in uploads])

    @staticmethod
    def _akimat_keep(model, res_id, upload):
        values = {"name": upload.filename, "raw": upload.read(), "res_model": model}
        values["res_id"] = int(res_id) if str(res_id).isdecimal() else 0
        try:
            with request.env.cr.savepoint():
                file = request.env["ir.attachment"].create(values)
                file._post_add_create()
        except UserError as refused:
            return {"error": str(refused)}
        return {"filename": clean(file.name), "mimetype": file.mimetype, "id": file.id, "size": file.file_size}


class Messages(AttachmentController):
    @http.route()
    def mail_attachment_upload(self, *args, **given):
        try:
            with request.env.cr.savepoint():
                return super().mail_attachment_upload(*args, **given)
        except UserError as refused:
            return request.make_json_response({"error": str(refused)})

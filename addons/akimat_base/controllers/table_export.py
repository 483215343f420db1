from odoo import http
from odoo.http import content_disposition, request

FORBIDDEN = '\\/:*?"<>|\r\n'
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_name(title):
    """The title without what file systems do not take in a name."""
    return "".join(character for character in title if character not in FORBIDDEN) + ".xlsx"


class TableExport(http.Controller):
    @http.route("/akimat/xlsx/<string:model>/<int:res_id>", type="http", auth="user", methods=["GET"], readonly=True)
    def download(self, model, res_id):
        """The table `model` of the id as a file, with the reader's own rights."""
        export = request.env.registry["akimat.table.export"]
        if model not in request.env or not issubclass(request.env.registry[model], export):
            raise request.not_found()
        table = request.env[model].browse(res_id).exists()
        if not table:
            raise request.not_found()
        table.check_access("read")
        title, content = table._export_xlsx()
        disposition = content_disposition(file_name(title))
        return request.make_response(
            content, headers=[("Content-Type", XLSX_TYPE), ("Content-Disposition", disposition)]
        )

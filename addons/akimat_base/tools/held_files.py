"""Files of a public form that survive a mistake in another field: for controllers."""

from odoo.http import request

from ..models.akimat_public_file import HELD
from .rate_limit import seconds_to_wait

# Names of the boxes beside the files that wait; a box that is not ticked drops its file.
BOX = "held"


def of_request(token):
    """(field, name, bytes) of the files that wait for the form ``token`` and whose boxes are ticked."""
    ticked = {int(value) for value in request.httprequest.form.getlist(BOX) if value.isascii() and value.isdecimal()}
    return request.env["akimat.public.file"]._of_form(token).filtered(lambda file: file.id in ticked)._contents()


def hold(token, files, known=()):
    """Keep ``files`` until the form comes again; the new ones of a visitor who sends too many are not kept.

    :param known: those of them that wait already.
    """
    held = [file for file in files if file in known or not seconds_to_wait(HELD)]
    if held or known:
        request.env["akimat.public.file"]._hold(token, held)


def shown(token):
    """(id, field, name) of the files that wait for the form, as its page lists them."""
    return [(file.id, file.field, file.name) for file in request.env["akimat.public.file"]._of_form(token)]


def drop(token):
    """The form is accepted: nothing waits for it any more."""
    request.env["akimat.public.file"]._of_form(token).unlink()

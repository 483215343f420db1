from contextlib import contextmanager

from odoo.http import request, route

from odoo.addons.rpc.controllers import RPC

from ..models.login.attempts import PROGRAM


@contextmanager
def _known_address():
    token = PROGRAM.set(request.httprequest.remote_addr)
    try:
        yield
    finally:
        PROGRAM.reset(token)


class Programs(RPC):
    """Wrong passwords of programs are counted as those of the login page: by login and address."""

    @route()
    def jsonrpc(self, service, method, args):
        with _known_address():
            return super().jsonrpc(service, method, args)

    @route()
    def xmlrpc_1(self, service):
        with _known_address():
            return super().xmlrpc_1(service)

    @route()
    def xmlrpc_2(self, service):
        with _known_address():
            return super().xmlrpc_2(service)

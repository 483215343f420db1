"""A user's session over JSON-RPC, as the web client and integrations have it."""
import requests

from tools.errors import Problem


class RpcError(Exception):
    """The server refused: `kind` is the class of the refusal, the text its sentence."""

    def __init__(self, error):
        data = error.get("data") or {}
        self.kind = data.get("name", "").rpartition(".")[2]
        self.debug = data.get("debug", "")
        super().__init__(data.get("message") or error.get("message", ""))


class RpcClient:
    """`client.call("res.partner", "search_count", [])`, or `client["res.partner"].search_count([])`."""

    def __init__(self, url, database, login, password=None, lang=None, timeout=120):
        self.url = url
        self.login = login
        self.timeout = timeout
        self.context = {"lang": lang} if lang else {}
        self.http = requests.Session()
        session = self.post(
            "/web/session/authenticate", {"db": database, "login": login, "password": password or login}
        )
        if not session.get("uid"):
            raise Problem(f"{login} cannot log in.")
        self.uid = session["uid"]

    def post(self, path, params):
        body = {"jsonrpc": "2.0", "method": "call", "id": 1, "params": params}
        answer = self.http.post(self.url + path, json=body, timeout=self.timeout)
        answer.raise_for_status()
        content = answer.json()
        if "error" in content:
            raise RpcError(content["error"])
        return content.get("result")

    def call(self, model, method, *args, **kwargs):
        kwargs["context"] = {**self.context, **kwargs.get("context", {})}
        params = {"model": model, "method": method, "args": list(args), "kwargs": kwargs}
        return self.post(f"/web/dataset/call_kw/{model}/{method}", params)

    def __getitem__(self, model):
        return RpcModel(self, model)

    @property
    def session_id(self):
        return self.http.cookies.get("session_id")


class RpcModel:
    """The public methods of one model."""

    def __init__(self, client, model):
        self._client = client
        self._model = model

    def __getattr__(self, method):
        def call(*args, **kwargs):
            return self._client.call(self._model, method, *args, **kwargs)

        return call

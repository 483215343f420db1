import json
import logging
from operator import itemgetter

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL, groupby

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG

from ..domain import audit
from ..tools import serial
from . import audit_words

_logger = logging.getLogger(__name__)

ADDON = "akimat_base"
PENDING = f"{ADDON}.audit"
# What a step brings with it is a part of the step's line.
CHANGE = "change"
VERIFY_BATCH = 5000
HASHED = (
    "chain",
    "position",
    "company_id",
    "event",
    "res_model",
    "res_id",
    "user_id",
    "date",
    "before",
    "after",
    "basis",
)


_whose = itemgetter("chain", "res_model", "res_id", "user_id")


def _is_change(line):
    return line["event"] == CHANGE and not line["basis"]


def _join(target, first, second):
    """Put what two lines of one record tell into ``target``: the earliest values before, the latest after."""
    before = {**(second.get("before") or {}), **(first.get("before") or {})}
    target.update(before=before, after={**(first.get("after") or {}), **(second.get("after") or {})})


class AkimatAuditEntry(models.Model):
    """One line of the tamper-evident journal; each line holds the hash of the one before in its chain.

    Lines are collected during a transaction and written when it is flushed, so
    that the lock of a chain is held only for the end of the transaction.
    """

    _name = "akimat.audit.entry"
    _description = "Audit line"
    _order = "id desc"
    _rec_name = "event"
    _log_access = False

    chain = fields.Char(required=True, readonly=True)
    position = fields.Integer(required=True, readonly=True, aggregator=None)
    company_id = fields.Many2one("res.company", "Akimat", readonly=True, index=True, ondelete="restrict")
    event = fields.Char(required=True, readonly=True)
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Who", required=True, readonly=True, index=True, ondelete="restrict")
    date = fields.Datetime("When", required=True, readonly=True)
    before = fields.Text(readonly=True)
    after = fields.Text(readonly=True)
    basis = fields.Text(readonly=True)
    previous_hash = fields.Char("Previous hash", required=True, readonly=True)
    hash = fields.Char(required=True, readonly=True)
    model_name = fields.Char("Kind of record", compute="_compute_words")
    description = fields.Char("What happened", compute="_compute_words")

    _chain_position_unique = models.UniqueIndex("(chain, position)", "Two audit lines cannot have one position.")
    _record = models.Index("(res_model, res_id)")

    def init(self):
        """Refuse changes in the database itself, whoever asks: update, delete, truncate."""
        self.env.cr.execute(
            SQL(
                """
                CREATE OR REPLACE FUNCTION akimat_audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'The audit chain is append-only: %% of akimat_audit_entry is refused.', TG_OP;
                END $$;
                CREATE OR REPLACE TRIGGER akimat_append_only BEFORE UPDATE OR DELETE ON akimat_audit_entry
                    FOR EACH ROW EXECUTE FUNCTION akimat_audit_entry_is_append_only();
                CREATE OR REPLACE TRIGGER akimat_no_truncate BEFORE TRUNCATE ON akimat_audit_entry
                    FOR EACH STATEMENT EXECUTE FUNCTION akimat_audit_entry_is_append_only();
                """
            )
        )

    # Appending

    @api.model
    def _append(self, lines):
        """Collect lines for the chain; they are written when the transaction is flushed.

        :param lines: dicts with ``chain, company_id, event, res_model, res_id, user_id, before, after, basis``;
            ``before`` and ``after`` are JSON-ready values or None.
        """
        if self._is_leaving():
            return
        cr = self.env.cr
        if PENDING not in cr.precommit.data:
            cr.precommit.data[PENDING] = []
            # The flush may run in whatever environment ends the transaction; the lines carry their own actor.
            cr.precommit.add(self.browse()._write_pending)
        now = fields.Datetime.to_string(fields.Datetime.now())
        pending = cr.precommit.data[PENDING]
        for values in lines:
            line = {"basis": None, **values, "date": now}
            last = next((other for other in reversed(pending) if _whose(other) == _whose(line)), None)
            if last and _is_change(line):
                _join(last, last, line)
            elif last and _is_change(last) and "state" in (line.get("after") or {}):
                # What was written with a step stands in the line of the step.
                _join(line, last, line)
                pending[:] = [other for other in pending if other is not last] + [line]
            else:
                pending.append(line)

    def _is_leaving(self):
        """Whether the journal itself is being uninstalled: a line more would wait for its own table, locked to go."""
        uninstalling = self.env.context.get(MODULE_UNINSTALL_FLAG)
        return uninstalling and self.env["ir.module.module"]._get(ADDON).state == "to remove"

    @staticmethod
    def _as_text(values):
        return None if values is None else json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)

    def _write_pending(self):
        lines = self.env.cr.precommit.data.pop(PENDING, [])
        # Always in the order of names, so that two transactions never wait for each other's chains.
        for chain, chain_lines in sorted(groupby(lines, key=lambda line: line["chain"])):
            self._write_chain(chain, chain_lines)

    def _write_chain(self, chain, lines):
        serial.lock(self.env.cr, f"akimat.audit/{chain}")
        query = SQL(
            "SELECT position, hash FROM akimat_audit_entry WHERE chain = %s ORDER BY position DESC LIMIT 1", chain
        )
        position, previous = serial.tail(self.env, query) or (0, audit.GENESIS)
        for line in lines:
            line.update({name: self._as_text(line.get(name)) for name in ("before", "after")})
            line["basis"] = line["basis"] or None
            position += 1
            line["position"] = position
            line["previous_hash"] = previous
            line["hash"] = previous = audit.line_hash(previous, {name: line[name] for name in HASHED})
        columns = (*HASHED, "previous_hash", "hash")
        self.env.cr.execute(
            SQL(
                "INSERT INTO akimat_audit_entry (%s) VALUES %s",
                SQL(", ").join(map(SQL.identifier, columns)),
                SQL(", ").join(tuple(line[name] for name in columns) for line in lines),
            )
        )
        self.invalidate_model()

    @api.model
    def _search(self, domain, *args, **kwargs):
        # Whoever reads the journal sees the lines of the running transaction too.
        self._write_pending()
        return super()._search(domain, *args, **kwargs)

    @api.model_create_multi
    def create(self, vals_list):  # pylint: disable=method-required-super
        raise AccessError(self.env._("Audit lines are written by the system only; they cannot be created."))

    def write(self, vals):  # pylint: disable=method-required-super
        raise AccessError(self.env._("Audit lines cannot be changed."))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("Audit lines cannot be deleted."))

    # Reading

    @api.depends("res_model", "event", "before", "after")
    @api.depends_context("lang")
    def _compute_words(self):
        names = audit_words.people(self.env, self)
        for line in self:
            # Names of models are no secret; an auditor may read the line, so he may read what it is about.
            line.model_name = self.env["ir.model"]._get(line.res_model).sudo().name or line.res_model
            line.description = audit_words.describe(self.env, line, names)

    @api.depends("description")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.description

    # Verifying

    @api.model
    def verify_chain(self, chain=False):
        """Check one chain, or all of them, and yesterday's anchors.

        :param chain: name of a chain, e.g. ``akimat.document/1``; all chains when not given.
        :return: dict ``ok``, ``checked`` (lines that hold), ``first_broken_id`` (id or False),
            ``broken_chain`` and ``cut_chains`` (names of chains whose anchored head is gone).
        """
        self.check_access("read")
        self._write_pending()
        checked, broken_id, broken_chain = 0, False, False
        for name in [chain] if chain else self._chains():
            held, broken = self._verify_one(name)
            checked += held
            if broken and not broken_id:
                broken_id, broken_chain = broken, name
        cut = self.env["akimat.audit.anchor"]._cut_chains(chain)
        return {
            "ok": not broken_id and not cut,
            "checked": checked,
            "first_broken_id": broken_id,
            "broken_chain": broken_chain,
            "cut_chains": cut,
        }

    @api.model
    def action_verify(self):
        """Verify all chains and show the result to the person who asked."""
        result = self.verify_chain()
        if result["ok"]:
            message = self.env._("All audit chains hold: %(count)s lines checked.", count=result["checked"])
        elif result["first_broken_id"]:
            message = self.env._(
                "The audit chain %(chain)s is broken at line %(line)s. Leave the database as it is, call the auditor.",
                chain=result["broken_chain"],
                line=result["first_broken_id"],
            )
        else:
            message = self.env._(
                "The end of these audit chains is missing: %(chains)s. Leave the database as it is, call the auditor.",
                chains=", ".join(result["cut_chains"]),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": "success" if result["ok"] else "danger",
                "sticky": not result["ok"],
                "next": self.env["ir.actions.act_window"]._for_xml_id("akimat_base.akimat_audit_entry_action"),
            },
        }

    def _chains(self):
        """Names of all chains, with the lines of the running transaction written."""
        self._write_pending()
        # Loose index scan: one probe for each chain, however many lines it has.
        self.env.cr.execute(
            """
            WITH RECURSIVE names AS (
                (SELECT chain FROM akimat_audit_entry ORDER BY chain LIMIT 1)
                UNION ALL
                SELECT (SELECT chain FROM akimat_audit_entry WHERE chain > names.chain ORDER BY chain LIMIT 1)
                FROM names WHERE names.chain IS NOT NULL
            ) SELECT chain FROM names WHERE chain IS NOT NULL
            """
        )
        return [name for (name,) in self.env.cr.fetchall()]

    def _verify_one(self, chain):
        """(lines that hold, id of the first broken line or False) of one chain."""
        checked, previous, position = 0, audit.GENESIS, 0
        while lines := self._lines_after(chain, position):
            held, broken, previous, position = audit.first_broken(lines, previous, position)
            checked += held
            if broken:
                return checked, broken
        return checked, False

    def _lines_after(self, chain, position):
        self.env.cr.execute(
            SQL(
                "SELECT id, position, previous_hash, hash, %s FROM akimat_audit_entry"
                " WHERE chain = %s AND position > %s ORDER BY position LIMIT %s",
                SQL(", ").join(map(SQL.identifier, HASHED)),
                chain,
                position,
                VERIFY_BATCH,
            )
        )
        return [
            (line_id, place, previous, digest, self._hashed(values))
            for line_id, place, previous, digest, *values in self.env.cr.fetchall()
        ]

    def _hashed(self, values):
        line = dict(zip(HASHED, values, strict=True))
        line["date"] = fields.Datetime.to_string(line["date"])
        return line

    @api.model
    def _cron_verify(self):
        """Check all chains; a broken one is told to the akimats' anchor recipients."""
        result = self.verify_chain()
        if not result["ok"]:
            _logger.error("The audit chain is broken: %s", result)
            self.env["akimat.audit.anchor"]._report_broken(result)
        return result

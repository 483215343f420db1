import base64
import hashlib
import json
from pathlib import Path

from psycopg2 import IntegrityError

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import file_open, file_path

from ..domain import packs
from ..domain.grants import WRITE, Grant
from ..exceptions import PackRefused
from ..messages_pack import pack_refused
from .guard.akimat_guard_mixin import GRANT

FOLDER = "akimat_base/data/packs"
SUFFIX = ".toml"
# Between the key of a row and the part of it that made a record.
PART = "::"
ADDON_PREFIX = "akimat_"
ADMINISTRATORS = "akimat_base.group_akimat_admin"


class AkimatPack(models.Model):
    """The settings pack of an akimat as it was last loaded: what its act says, as one readable file."""

    _name = "akimat.pack"
    _description = "Settings pack"
    _inherit = ["akimat.audit.mixin"]
    _order = "company_id"

    company_id = fields.Many2one("res.company", "Akimat", required=True, readonly=True, ondelete="cascade")
    code = fields.Char(required=True, readonly=True)
    name = fields.Char(required=True, readonly=True, translate=True)
    act = fields.Char("By what act", readonly=True, translate=True)
    content = fields.Text("File", readonly=True)
    loaded_on = fields.Datetime("Loaded", readonly=True)
    user_id = fields.Many2one("res.users", "Loaded by", readonly=True, ondelete="restrict")
    row_ids = fields.One2many("akimat.pack.row", "pack_id", "Rows", readonly=True)
    file = fields.Binary("Pack", compute="_compute_file")
    file_name = fields.Char(compute="_compute_file")
    later = fields.Char("Waits for addons", compute="_compute_later", help="Sections of addons that are not installed.")

    _company_unique = models.UniqueIndex("(company_id)", "An akimat has one settings pack.")

    def _compute_later(self):
        modules = self._addons_to_come()
        for pack in self:
            rows, _problems = packs.read(pack.content or "")
            waiting = {row.section.partition(".")[0] for row in rows if packs.is_later(row.section, frozenset(modules))}
            pack.later = ", ".join(modules[area] for area in sorted(waiting))

    @api.depends("content", "code")
    def _compute_file(self):
        for pack in self:
            pack.file_name = f"{pack.code}{SUFFIX}"
            pack.file = base64.b64encode((pack.content or "").encode())

    # Files

    @api.model
    def _shipped(self):
        """Name → text of the packs that come with the addon."""
        folder = Path(file_path(FOLDER))
        found = {}
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            with file_open(f"{FOLDER}/{path.name}") as file:
                found[path.stem] = file.read()
        return found

    @api.model
    def _decoded(self, content):
        """Text of an uploaded file (base64).

        :raise PackRefused: it is no text in UTF-8.
        """
        try:
            return base64.b64decode(content).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problem = packs.Problem("syntax", facts={"reason": error.reason})
            raise PackRefused(pack_refused(self.env, [problem])) from None

    @api.model
    def _addons_to_come(self):
        """Area → name of our addons that exist and are not installed."""
        # Which addons there are is told to whoever loads a pack.
        modules = self.env["ir.module.module"].sudo()
        found = modules.search([("name", "=like", f"{ADDON_PREFIX}%"), ("state", "!=", "installed")])
        ours = self.env.registry._init_modules
        return {module.name.removeprefix(ADDON_PREFIX): module.shortdesc for module in found if module.name not in ours}

    # Loading

    @api.model
    def _load(self, company, text):
        """Configure ``company`` as the file ``text`` says; whole or not at all. A second time changes nothing.

        :return: the record of the loaded pack.
        :raise PackRefused: every error of the file with its line, section and key.
        :raise AccessError: the user is no administrator of this akimat.
        """
        if not (self.env.su or (self.env.user.has_group(ADMINISTRATORS) and company in self.env.user.company_ids)):
            raise AccessError(self.env._("Settings packs are loaded by the administrator of the akimat."))
        rows, problems = packs.read(text)
        sections = company._pack_sections()
        if not problems:
            problems = packs.judge(rows, sections, frozenset(self._addons_to_come()))
        with self.env.cr.savepoint():
            pack, refused = self._carry_out(company, text, rows, sections, problems)
            problems = sorted(problems + refused, key=lambda problem: problem.line)
            if problems:
                raise PackRefused(pack_refused(self.env, problems))
        return pack

    def _carry_out(self, company, text, rows, sections, problems):
        """Write what the rows without problems say; return the pack and what the records refuse."""
        head = next((row for row in rows if row.section == packs.HEAD), None)
        bad = {(problem.section, problem.line) for problem in problems}
        if not head or any(problem.section == packs.HEAD for problem in problems):
            return self.browse(), []
        pack = self._record_of(company, head, text)
        before = pack._fingerprint()
        refused, tried = [], set()
        in_order = [row for name in sections for row in rows if row.section == name]
        for row in in_order:
            if not any((row.section, line) in bad for line in (row.line, *row.lines.values())):
                refused += pack._carry_out_row(row, sections[row.section], rows, tried)
            tried.add((row.section, row.name))
        if not refused:
            pack._drop_left_out(in_order)
        if pack._fingerprint() != before:
            pack.write({"loaded_on": fields.Datetime.now(), "user_id": self.env.uid})
            pack._audit("pack", after={"pack": pack.code, "rows": len(in_order)}, basis=pack.act)
        return pack, refused

    def _fingerprint(self):
        """What the loaded rows have made: the same before and after a load that changes nothing."""
        return {(link.section, link.key, link.res_id, link.digest) for link in self.row_ids}

    def _drop_left_out(self, rows):
        """Take away what the file does not name any more, unless it is in use or was there before the pack."""
        said = {(row.section, row.name): self._digest(row) for row in rows}
        for link in self.row_ids:
            if said.get((link.section, link.key.partition(PART)[0])) == link.digest:
                continue
            if link.res_model in self.env and link.res_model != "res.company" and not link.taken_over:
                # It was made by the pack that the administrator loaded.
                self._take_away(self.env[link.res_model].sudo().browse(link.res_id).exists())
            link.unlink()

    def _take_away(self, record):
        if not record or self.company_id._pack_in_use(record):
            return
        try:
            with self.env.cr.savepoint():
                record.unlink()
        except (UserError, IntegrityError):
            # Others refer to it: it stays for them and is used no more.
            if "active" in record._fields:
                self._granted_to_pack(record, ["active"]).active = False

    @staticmethod
    def _granted_to_pack(record, names):
        """``record`` with leave for the one change that the pack says: also of a row of law in force."""
        grant = Grant(WRITE, record._name, frozenset(record.ids), frozenset(names))
        return record.with_context(**{GRANT: grant})

    @api.model
    def _record_of(self, company, head, text):
        # The administrator of the akimat loads it; its sections say what may be written.
        packs_of = self.sudo().with_context(**self._pack_context(company))
        pack = packs_of.search([("company_id", "=", company.id)]) or packs_of.create(
            {"company_id": company.id, "code": head.values["code"], "name": head.values["name_kk"]}
        )
        if pack.content != text:
            pack.write({"code": head.values["code"], "content": text})
        for field in ("name", "act"):
            pack._write_texts(pack, field, head.values)
        return pack

    def _pack_context(self, company):
        return {"allowed_company_ids": company.ids, "tracking_disable": True, "active_test": False}

    def _carry_out_row(self, row, section, rows, tried):
        try:
            with self.env.cr.savepoint():
                getattr(self.company_id, section.reader)(self, row)
        except MissingReference as error:
            named = (error.section, error.value)
            if named in tried:
                # What is wrong with that row is told there.
                return []
            code = (
                "stands_below" if any((other.section, other.name) == named for other in rows) else "unknown_reference"
            )
            facts = {"value": error.value, "other": error.section}
            return [packs.Problem(code, row.lines.get(error.key, row.line), row.section, error.key, facts)]
        except (UserError, IntegrityError) as error:
            facts = {"sentence": str(error).strip().rstrip(".")}
            return [packs.Problem("refused", row.line, row.section, facts=facts)]
        return []

    # For the readers of sections

    def _put(self, row, model, vals, texts=None, found=None, part=""):
        """Make the record of a row, or bring it up to date when the row has changed since the last load.

        What the akimat has corrected by hand since then stays as it is.

        :param model: name of the model; :param vals: values without translated ones.
        :param texts: field → prefix of the keys ``…_kk`` and ``…_ru`` that hold its words.
        :param found: domain of a record that is there already and is taken over.
        :param part: tells the records of one row apart.
        :return: the record.
        """
        key = f"{row.name}{PART}{part}" if part else row.name
        link = self.row_ids.filtered(lambda known: known.section == row.section and known.key == key)
        # The administrator of the akimat loads the pack; its sections say what may be written.
        records = self.env[model].sudo().with_context(**self._pack_context(self.company_id))
        record = records.browse(link.res_id).exists() if link else records
        digest, taken_over, texts = self._digest(row), link.taken_over, texts or {}
        if record and link.digest == digest:
            return record
        if not record and found:
            # Names in a file are looked for in the state language; refusals are told in the reader's.
            record = records.with_context(lang="kk_KZ").search(found, limit=1).with_context(lang=self.env.lang)
            taken_over = bool(record)
        if record:
            self._granted_to_pack(record, vals).write(vals)
        else:
            words = {field: row.values.get(f"{prefix}_kk") for field, prefix in texts.items()}
            record = records.create({**vals, **words})
        for field, prefix in texts.items():
            self._write_texts(record, field, row.values, prefix)
        origin = {"section": row.section, "key": key, "digest": digest, "taken_over": taken_over}
        origin |= {"res_model": model, "res_id": record.id}
        if link:
            link.write(origin)
        else:
            self.row_ids.create({"pack_id": self.id, **origin})
        return record

    @staticmethod
    def _digest(row):
        content = json.dumps(row.values, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(content.encode()).hexdigest()

    def _write_texts(self, record, field, values, prefix=None):
        """The words of a translated field in both languages of the office, where they differ from what stands there."""
        installed = dict(self.env["res.lang"].get_installed())
        for short, code in (("kk", "kk_KZ"), ("ru", "ru_RU")):
            words = values.get(f"{prefix or field}_{short}")
            if words and code in installed and record.with_context(lang=code)[field] != words:
                record.with_context(lang=code)[field] = words

    def _record(self, row, key, section):
        """The record that the row of ``section`` named in ``key`` has made; empty where the key is not given.

        :raise MissingReference: no row has this key.
        """
        value = row.values.get(key)
        link = self.row_ids.filtered(lambda known: known.section == section and known.key == value)
        if value and not link:
            raise MissingReference(section, key, value)
        # As above: a record of this pack.
        return self.env[link.res_model].sudo().browse(link.res_id).exists() if link else None

    # Buttons

    def action_load_again(self):
        """Load the kept file again: for addons that were installed since."""
        self.ensure_one()
        self._load(self.company_id, self.content)
        return {"type": "ir.actions.client", "tag": "soft_reload"}


class MissingReference(Exception):
    """A row names a row that is not there."""

    def __init__(self, section, key, value):
        super().__init__(value)
        self.section, self.key, self.value = section, key, value


class AkimatPackRow(models.Model):
    """Which record a row of a pack has made: the next load finds it again."""

    _name = "akimat.pack.row"
    _description = "Row of a settings pack"
    _order = "section, id"
    _rec_name = "key"

    pack_id = fields.Many2one("akimat.pack", required=True, index=True, readonly=True, ondelete="cascade")
    company_id = fields.Many2one(related="pack_id.company_id", store=True, index=True)
    section = fields.Char(required=True, readonly=True)
    key = fields.Char(required=True, readonly=True)
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    digest = fields.Char(required=True, readonly=True)
    taken_over = fields.Boolean("Was there before", readonly=True)

    _key_unique = models.UniqueIndex("(pack_id, section, key)", "A row of a pack has one record.")

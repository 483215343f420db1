from odoo import api, fields, models

from ..domain.packs import Key, Section

DAY = "date"
LANGUAGES = frozenset({"kk_KZ", "ru_RU"})


class ResCompany(models.Model):
    """What a settings pack says about the office itself, its structure, its posts and its terms."""

    _inherit = "res.company"

    user_language = fields.Selection(
        [("kk_KZ", "Kazakh"), ("ru_RU", "Russian")], "Language of new users", default="kk_KZ", required=True
    )

    @api.model
    def _pack_words(self, model, field):
        """The words that a selection of ``model`` knows."""
        return frozenset(dict(self.env[model]._fields[field]._description_selection(self.env)))

    @api.model
    def _pack_sections(self):
        """Name → section of a settings pack, in the order in which they are carried out; upper addons extend it."""
        duties = self._pack_words("akimat.duty", "kind")
        name = {"key": Key(required=True), "name_kk": Key(required=True), "name_ru": Key(required=True)}
        return {
            "base.office": self._pack_section_of_office(),
            "base.units": Section(
                {
                    **name,
                    "kind": Key(required=True, choices=self._pack_words("hr.department", "akimat_kind")),
                    "parent": Key(),
                    "serviced_by": Key(),
                },
                "_read_pack_unit",
            ),
            "base.posts": Section({**name, "unit": Key(), "duty": Key(choices=duties)}, "_read_pack_post"),
            "base.norms": self._pack_section_of_norms(name),
        }

    @api.model
    def _pack_section_of_office(self):
        words = ("bin", "name_kk", "name_ru", "address_kk", "address_ru")
        keys = {word: Key() for word in words}
        keys["level"] = Key(required=True, choices=self._pack_words("res.company", "akimat_level"))
        keys["language"] = Key(choices=LANGUAGES)
        return Section(keys, "_read_pack_office", many=False)

    @api.model
    def _pack_section_of_norms(self, name):
        texts = {f"{word}_{short}": Key(required=True) for word in ("citation", "act") for short in ("kk", "ru")}
        return Section(
            {
                **name,
                **texts,
                "code": Key(required=True),
                "article": Key(),
                "amount": Key("number", required=True),
                "unit": Key(required=True, choices=self._pack_words("akimat.norm", "unit")),
                "start": Key(choices=self._pack_words("akimat.norm", "start_rule")),
                "end": Key(choices=self._pack_words("akimat.norm", "end_rule")),
                "extensions": Key("number"),
                "from": Key(DAY, required=True),
                "to": Key(DAY),
                "verified": Key("yes_no"),
                "note_kk": Key(),
                "note_ru": Key(),
            },
            "_read_pack_norm",
        )

    @api.model
    def _pack_in_use(self, record):
        """Whether a record that a pack has made is used by the office, so that another pack leaves it alone."""
        if record._name not in ("hr.department", "hr.job"):
            return False
        field = "department_id" if record._name == "hr.department" else "job_id"
        # Only whether there is anybody.
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        # As above.
        duties = self.env["akimat.duty"].sudo().with_context(active_test=False)
        heads = field == "department_id" and duties.search_count([("department_ids", "in", record.ids)], limit=1)
        return bool(heads or employees.search_count([(field, "in", record.ids)], limit=1))

    # Readers

    def _read_pack_office(self, pack, row):
        # The money and the country of the office, before anything is counted in them.
        tenge = self.env.ref("base.KZT").sudo()
        tenge.active = True
        said = row.values
        vals = {name: said[name] for name in ("bin", "name_kk", "name_ru", "address_kk", "address_ru") if name in said}
        vals |= {"is_akimat": True, "akimat_level": said["level"], "country_id": self.env.ref("base.kz").id}
        if self.currency_id != tenge:
            vals["currency_id"] = tenge.id
        if "language" in said:
            vals["user_language"] = said["language"]
        pack._put(row, "res.company", vals, found=[("id", "=", self.id)])

    def _read_pack_unit(self, pack, row):
        parent = pack._record(row, "parent", row.section)
        servicing = pack._record(row, "serviced_by", row.section)
        vals = {
            "akimat_kind": row.values["kind"],
            "company_id": self.id,
            "parent_id": parent.id if parent else False,
            "servicing_department_id": servicing.id if servicing else False,
        }
        same = [("company_id", "=", self.id), ("name", "=", row.values["name_kk"])]
        pack._put(row, "hr.department", vals, {"name": "name"}, same)

    def _read_pack_post(self, pack, row):
        unit = pack._record(row, "unit", "base.units")
        vals = {
            "company_id": self.id,
            "department_id": unit.id if unit else False,
            "akimat_duty_kind": row.values.get("duty", False),
        }
        same = [("company_id", "=", self.id), ("name", "=", row.values["name_kk"])]
        same.append(("department_id", "=", vals["department_id"]))
        pack._put(row, "hr.job", vals, {"name": "name"}, same)

    def _read_pack_norm(self, pack, row):
        said = row.values
        vals = {
            "company_id": self.id,
            "code": said["code"],
            "article": said.get("article", False),
            "amount": said["amount"],
            "unit": said["unit"],
            "start_rule": said.get("start", "next_day"),
            "end_rule": said.get("end", "next_working_day"),
            "extension_limit": said.get("extensions", 0),
            "date_from": said["from"],
            "date_to": said.get("to", False),
            "verified": said.get("verified", False),
        }
        texts = {name: name for name in ("name", "citation", "act", "note")}
        same = [("company_id", "=", self.id), ("code", "=", said["code"]), ("date_from", "=", said["from"])]
        pack._put(row, "akimat.norm", vals, texts, same)

    def _read_pack_posts_for(self, use, duties, pack, row):
        """Rows of ``akimat.post.use`` for each of the duties."""
        for duty in duties:
            vals = {"company_id": self.id, "use": use, "duty_kind": duty, "basis": row.values.get("basis", False)}
            same = [(name, "=", vals[name]) for name in ("company_id", "use", "duty_kind")]
            pack._put(row, "akimat.post.use", vals, found=same, part=duty)

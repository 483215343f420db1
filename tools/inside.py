"""What ./akimat does inside a database: functions called by tools.odoo_call with an environment."""
import logging

_logger = logging.getLogger(__name__)

# Bundles that pages ask for besides those that Odoo makes in advance.
MORE_BUNDLES = ("web.assets_tests", "web.assets_backend_lazy", "web.assets_unit_tests_setup", "web.assets_unit_tests")


def close_known_password(env, given=None):
    """See `res.users._akimat_close_known_password`; {"password": …} or {"refused": sentence}."""
    from odoo.exceptions import UserError

    try:
        return {"password": env["res.users"]._akimat_close_known_password(given)}
    except UserError as refused:
        env.cr.rollback()
        return {"refused": str(refused)}


def store_files_in_database(env):
    """A copy of the database made by PostgreSQL then has its files too."""
    env["ir.config_parameter"].set_param("ir_attachment.location", "db")
    env["ir.attachment"].force_storage()
    return True


def make_bundles(env, for_tests=False):
    """Build the client's script and style files once, so that the first page does not wait for them."""
    env["ir.qweb"]._pregenerate_assets_bundles()
    for name in MORE_BUNDLES if for_tests else ():
        try:
            bundle = env["ir.qweb"]._get_asset_bundle(name, debug_assets=False)
            bundle.css()
            bundle.js()
        except ValueError:
            _logger.info("bundle %s is not there", name)
    return True


def untranslated(env, addons, languages):
    """{language: {addon: [source]}} of the terms that Odoo would export and that have no translation here."""
    from odoo.tools.translate import TranslationModuleReader

    found = {language: {addon: [] for addon in addons} for language in languages}
    for language in languages:
        for term in TranslationModuleReader(env.cr, addons, language):
            module, _kind, _name, _record, source, value, _comments = term
            if module in found[language] and not value:
                found[language][module].append(source)
    return found


def conformity_reports(env, languages):
    """{file name: PDF in base64} of the conformity report of each act that has clauses."""
    import base64

    office = env["res.company"].search([("is_akimat", "=", True)], limit=1) or env.company
    printing = env["ir.actions.report"].with_company(office).with_context(force_report_rendering=True)
    files = {}
    for act in env["akimat.regulation"].search([("clause_ids", "!=", False)]):
        for language in languages:
            content, _kind = printing._render_qweb_pdf(f"akimat_base.conformity_{language}", act.ids)
            files[f"conformity-{act.code or act.number}-{language}.pdf"] = base64.b64encode(content).decode()
    return files


def rights(env, lang):
    """Who may what in which state, as text in ``lang``."""
    return env["akimat.rights"].with_context(lang=lang)._as_text()


def remains_of(env, addons):
    """What uninstalled addons left: they themselves, records with their names, functions when none of ours stays."""
    still = env["ir.module.module"].search([("name", "in", addons), ("state", "!=", "uninstalled")])
    records = env["ir.model.data"].search([("module", "in", addons)])
    left = [*still.mapped("name"), *(f"{record.model} {record.complete_name}" for record in records)]
    env.cr.execute("SELECT proname FROM pg_proc WHERE proname LIKE 'akimat%'")
    return left + [f"function {name}" for (name,) in env.cr.fetchall() if "akimat_base" in addons]


def unowned(env):
    """Tables and columns that no model has."""
    models = [model for model in env.values() if not model._abstract]
    relations = {field.relation for model in models for field in model._fields.values() if field.type == "many2many"}
    known = {model._table: model._fields for model in models}
    env.cr.execute(
        "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables"
        " USING (table_schema, table_name) WHERE table_schema = current_schema AND table_type = 'BASE TABLE'"
    )
    columns = [(table, column) for table, column in env.cr.fetchall() if table not in relations]
    return sorted(
        {f"table {table}" for table, _column in columns if table not in known}
        | {f"column {table}.{column}" for table, column in columns if column not in known.get(table, [column])}
    )


def counts_of_ours(env):
    """How many records each of our models holds."""
    names = [name for name in env if name.startswith("akimat.") and env[name]._auto and not env[name]._abstract]
    return {name: env[name].with_context(active_test=False).search_count([]) for name in names}

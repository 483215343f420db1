{
    "name": "Akimat: base",
    "summary": "Duties, working calendar, norms and deadlines, registration journals, audit chain, Kazakh language",
    "version": "19.0.1.0.0",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "category": "Akimat",
    "depends": ["mail", "hr", "resource", "portal"],
    "external_dependencies": {"python": ["num2words"]},
    "data": [
        "security/akimat_base_groups.xml",
        "security/ir.model.access.csv",
        "security/akimat_base_security.xml",
        "data/akimat.norm.csv",
        "data/akimat.calendar.day.csv",
        "data/mail_template_data.xml",
        "data/ir_cron_data.xml",
        "views/akimat_norm_views.xml",
        "views/akimat_calendar_day_views.xml",
        "views/akimat_journal_views.xml",
        "views/akimat_duty_views.xml",
        "views/akimat_substitution_views.xml",
        "views/akimat_audit_views.xml",
        "views/organisation_views.xml",
        "views/akimat_base_menus.xml",
    ],
    "assets": {
        "web.assets_backend": [
            # Some packagings of Odoo leave this file out; no screen of ours needs it.
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
        ],
    },
    "application": True,
}

{
    "name": "Akimat: base",
    "version": "19.0.1.0.0",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "category": "Government",
    "depends": ["mail", "hr", "portal", "resource"],
    "data": [
        "data/res_lang.xml",
        "views/login_templates.xml",
    ],
    "assets": {
        "web.assets_backend": [
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
            "akimat_base/static/src/kazakh_dates.js",
        ],
        "web.assets_frontend": [
            "akimat_base/static/src/kazakh_dates.js",
        ],
    },
}

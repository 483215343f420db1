{
    "name": "Akimat: appeals and reception",
    "summary": "Appeals of citizens and organisations, personal reception, public pages",
    "version": "19.0.1.0.0",
    "category": "Akimat",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "depends": ["akimat_control"],
    "data": [
        "security/akimat_appeals_groups.xml",
        "security/ir.model.access.csv",
        "security/reception_security.xml",
        "data/akimat.norm-reception.csv",
        "data/reception_data.xml",
        "views/akimat_appeals_menus.xml",
        "data/akimat_duty_data.xml",
    ],
    "application": True,
}

{
    "name": "Akimat: procurement and supply",
    "summary": "Budget lines, procurement plan, procedures, contracts, supply from stock",
    "version": "19.0.1.0.0",
    "category": "Akimat",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "depends": ["akimat_docflow", "purchase_stock"],
    "data": [
        "security/akimat_procurement_groups.xml",
        "security/ir.model.access.csv",
        "security/plan_security.xml",
        "data/akimat.norm-procurement.csv",
        "data/procurement_data.xml",
        "views/akimat_procurement_menus.xml",
        "data/akimat_duty_data.xml",
    ],
    "application": True,
}

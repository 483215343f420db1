{
    "name": "Akimat: meetings and commissions",
    "summary": "Collegial bodies, sessions, quorum, votes, minutes",
    "version": "19.0.1.0.0",
    "category": "Akimat",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "depends": ["akimat_docflow", "calendar"],
    "data": [
        "security/akimat_meetings_groups.xml",
        "security/ir.model.access.csv",
        "views/akimat_meetings_menus.xml",
        "data/akimat_duty_data.xml",
    ],
    "application": True,
}

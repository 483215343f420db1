{
    "name": "Akimat: civil service",
    "summary": "Staffing table, competitions, appointments, disciplinary cases",
    "version": "19.0.1.0.0",
    "category": "Akimat",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "depends": ["akimat_meetings", "hr_recruitment", "hr_holidays"],
    "data": [
        "security/akimat_hr_groups.xml",
        "security/ir.model.access.csv",
        "security/staffing_security.xml",
        "data/staffing_cron.xml",
        "views/akimat_hr_menus.xml",
        "data/akimat_duty_data.xml",
    ],
    "application": True,
}

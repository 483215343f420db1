{
    "name": "Akimat: base",
    "version": "19.0.1.0.0",
    "author": "Akimat ERP",
    "license": "LGPL-3",
    "depends": ["mail", "hr", "resource", "portal"],
    "data": ["report/print_layout.xml", "report/verification_page.xml"],
}

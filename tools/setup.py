"""./akimat setup. A layer of the image is made with this and repeated when what it imports at the start changes."""
from tools import odoo_tree, packages


def setup(options, progress):
    """All that needs the network or root; a database only when asked."""
    packages.ensure("test" if options.tests else "run", progress)
    tree = odoo_tree.ensure(progress, options.odoo_home)
    if options.database:
        from tools import install, odoo

        with odoo.prepared(progress, options.odoo_home) as office:
            install.core_template(office, progress)
    progress.say(f"Set up: Odoo {tree.version} in {tree.site}")
    return 0

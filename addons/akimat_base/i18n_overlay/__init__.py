"""Kazakh for core modules, carried by this addon (see i18n_core/README.md).

Two paths lead from a catalogue to the screen, and both are extended here:

* terms stored in the database (menus, fields, views, templates): the models of
  this package, which exist only in databases where the addon is installed;
* terms read from files by module and language (``env._``, ``_t``, OWL
  templates): ``code_terms``, which asks first whether the database at work has
  the addon, because the core's cache is shared by all databases of a server.
"""

from . import catalogues
from . import code_terms
from . import group_months
from . import ir_http
from . import ir_module_module
from . import res_currency
from . import res_lang
from . import template_reset_mixin

code_terms.extend_core()
group_months.extend_core()

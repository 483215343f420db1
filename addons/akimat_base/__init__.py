from . import i18n_overlay
from . import tools
from . import models
from . import wizard
from . import controllers
from .hooks import post_init, uninstall

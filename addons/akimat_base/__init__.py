from . import i18n_overlay
from . import controllers

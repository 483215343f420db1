from . import akimat_setup
from . import akimat_setup_people

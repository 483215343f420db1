from . import akimat_supply_request_hand_over
from . import akimat_supply_request_decide

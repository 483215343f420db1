from . import test_plan_models

"""Arrows point one way: what each addon may stand on, in its manifest and in its imports."""
import pytest
import sources

BELOW = {
    "akimat_base": set(),
    "akimat_docflow": {"akimat_base"},
    "akimat_meetings": {"akimat_docflow"},
    "akimat_control": {"akimat_docflow", "akimat_meetings"},
    "akimat_appeals": {"akimat_control"},
    "akimat_hr": {"akimat_meetings"},
    "akimat_procurement": {"akimat_docflow"},
}
# What an addon keeps for itself: others reach models through the registry.
PRIVATE = ("models", "wizard", "controllers", "hooks")


def closure(addon):
    found = set()
    for lower in BELOW.get(addon, set()):
        found |= {lower} | closure(lower)
    return found


@pytest.mark.parametrize("addon", sources.addons())
def test_the_addon_is_in_the_picture(addon):
    assert addon in BELOW, "add the addon to the picture of dependencies"


@pytest.mark.parametrize("addon", sources.addons())
def test_a_manifest_depends_only_on_lower_addons(addon):
    ours = {name for name in sources.manifest(addon).get("depends", []) if name.startswith("akimat_")}
    assert ours <= closure(addon)


@pytest.mark.parametrize("addon", sources.addons())
def test_imports_go_down_and_never_into_models(addon):
    wrong = []
    for path in sources.python_files(addon):
        for name in sources.imports(path):
            parts = name.split(".")
            if parts[:2] != ["odoo", "addons"] or not parts[2].startswith("akimat_") or parts[2] == addon:
                continue
            part = parts[3] if len(parts) > 3 else ""
            in_tests = "tests" in path.relative_to(sources.ADDONS).parts
            if parts[2] not in closure(addon) or (not in_tests and part in (*PRIVATE, "tests")):
                wrong.append(f"{path.relative_to(sources.ADDONS)} imports {name}")
    assert not wrong, "\n".join(wrong)

"""Every addon is whole: its manifest, its files, its tests."""
import pytest
import sources

LISTED_FOLDERS = ("data", "security", "views", "wizard", "report")


def listed(addon):
    known = sources.manifest(addon)
    return {*known.get("data", []), *known.get("demo", [])}


@pytest.mark.parametrize("addon", sources.addons())
def test_manifest_says_who_and_under_which_licence(addon):
    known = sources.manifest(addon)
    assert (known["author"], known["license"]) == ("Akimat ERP", "LGPL-3")
    assert known["version"].startswith("19.0.")
    assert known.get("summary")


@pytest.mark.parametrize("addon", sources.addons())
def test_listed_files_exist(addon):
    assert not [name for name in listed(addon) if not (sources.ADDONS / addon / name).exists()]


@pytest.mark.parametrize("addon", sources.addons())
def test_data_files_are_listed(addon):
    root = sources.ADDONS / addon
    found = {
        path.relative_to(root).as_posix() for folder in LISTED_FOLDERS for path in (root / folder).glob("*.xml")
    } | {path.relative_to(root).as_posix() for path in (root / "security").glob("*.csv")}
    assert not found - listed(addon)


@pytest.mark.parametrize("addon", sources.addons())
def test_every_test_file_is_imported(addon):
    folder = sources.ADDONS / addon / "tests"
    start = folder / "__init__.py"
    known = {name.rpartition(".")[2] for name in sources.imports(start)} if start.exists() else set()
    assert not {path.stem for path in folder.glob("test_*.py")} - known

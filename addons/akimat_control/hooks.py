"""What uninstalling does besides data files."""


def uninstall(env):
    """Empty the tables whose rows hold each other (parts, memos, extensions) before their records are removed.

    Tasks of people point at the kinds of task of this addon and go first.
    """
    for models in ("akimat.assignment%", "akimat.discipline%"):
        env.cr.execute("DELETE FROM mail_activity WHERE res_model LIKE %s", [models])
    env.cr.execute("TRUNCATE akimat_assignment CASCADE")

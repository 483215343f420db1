# The office from a plain Debian base, by the same steps that ./akimat runs on any machine:
# what the tests prove is what the container runs.
FROM debian:12.14-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv postgresql-client \
 && rm -rf /var/lib/apt/lists/*

ENV AKIMAT_CACHE=/opt/akimat-cache LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
WORKDIR /opt/akimat

# The set-up depends on these only: no other change of the programs, the settings or the addons repeats it.
COPY akimat ./
COPY tools/__init__.py tools/cli.py tools/commands.py tools/debian.py tools/errors.py tools/locks.py tools/odoo_tree.py \
     tools/packages.py tools/paths.py tools/progress.py tools/python_env.py tools/setup.py tools/__main__.py tools/
COPY config/requirements.txt config/requirements-dev.txt config/sources.toml config/
ARG SETUP_OPTIONS=""
# Catalogues of languages that the office does not speak are half of Odoo's tree.
RUN ./akimat setup $SETUP_OPTIONS && rm -rf /var/lib/apt/lists/* .akimat \
 && find "$AKIMAT_CACHE/odoo" \( -name '*.po' ! -name ru.po ! -name kk.po -o -name '*.pot' \) -delete

COPY . .
RUN useradd --system --create-home --home-dir /var/lib/odoo odoo \
 && mkdir -p .akimat && chown -R odoo:odoo .akimat
USER odoo
VOLUME /opt/akimat/.akimat

EXPOSE 8069 8072
ENTRYPOINT ["./akimat"]
CMD ["serve"]

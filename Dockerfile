# The office from a plain Debian base, by the same steps that ./akimat runs on any machine:
# what the tests prove is what the container runs.
FROM debian:12-slim

RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv postgresql-client \
 && rm -rf /var/lib/apt/lists/*

ENV AKIMAT_CACHE=/opt/akimat-cache LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
WORKDIR /opt/akimat

# The set-up depends on these only: a change of the addons does not repeat it.
COPY akimat ./
COPY tools tools
COPY config config
ARG SETUP_OPTIONS=""
RUN ./akimat setup $SETUP_OPTIONS && rm -rf /var/lib/apt/lists/* .akimat

COPY . .
RUN useradd --system --create-home --home-dir /var/lib/odoo odoo \
 && mkdir -p .akimat && chown -R odoo:odoo .akimat
USER odoo
VOLUME /opt/akimat/.akimat

EXPOSE 8069 8072
ENTRYPOINT ["./akimat"]
CMD ["serve"]

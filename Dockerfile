# The service and the command `rgraph` in one image. Works with the classic builder too.
FROM python:3.11-slim AS environment
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python3 -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
# The dependencies first: they change less often than the code.
COPY requirements requirements
RUN pip install --require-hashes -r requirements/runtime.txt
COPY . .
# Editable: the program finds the explorer and the seeds beside its code.
RUN pip install --no-deps --no-build-isolation -e . \
 && python -m compileall -q cli cypher graph ingest service

FROM environment AS page
# Node trusts only what it carries; a proxy's certificate that the base image trusts counts, too.
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
RUN python -m cli.explorer

FROM python:3.11-slim
RUN groupadd --system --gid 10001 rgraph \
 && useradd --system --uid 10001 --gid rgraph --home-dir /home/rgraph --create-home rgraph
COPY --from=environment /opt/venv /opt/venv
COPY --from=environment /app /app
COPY --from=page /app/explorer/dist /app/explorer/dist
# The mark that the page was built from just these sources, so that nothing builds it again.
COPY --from=page /app/explorer/node_modules/.rgraph-build /app/explorer/node_modules/.rgraph-build
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 HOST=0.0.0.0 PORT=8000
WORKDIR /app
USER rgraph
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/health/ready', timeout=4)"]
ENTRYPOINT ["rgraph"]
CMD ["up"]

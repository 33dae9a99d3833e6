# docproof in a container:
#   docker build -t docproof .
#   docker run --rm -v "$PWD:/work" docproof run openapi.yaml --base-url https://api.example.com
FROM node:22-alpine AS package
WORKDIR /src
COPY . .
RUN npm ci --ignore-scripts && npm pack --pack-destination /package

FROM node:22-alpine
COPY --from=package /package /package
RUN npm install --global --omit=dev --ignore-scripts --no-audit --no-fund /package/docproof-*.tgz \
  && npm cache clean --force \
  && rm -rf /package
# Whatever user it runs as (`--user "$(id -u)"` for files that belong to you), there is a home to cache plans in.
ENV HOME=/tmp
USER node
WORKDIR /work
ENTRYPOINT ["docproof"]
CMD ["--help"]

/** The CI file that `docproof init` writes: a run of all configured APIs, its reports kept. */
export type CiSystem = 'github' | 'gitlab';

export function ciFile(system: CiSystem): { readonly file: string; readonly text: string } {
  switch (system) {
    case 'github':
      return { file: '.github/workflows/docproof.yml', text: github };
    case 'gitlab':
      return { file: '.gitlab/docproof.gitlab-ci.yml', text: gitlab };
  }
}

const github = `# Checks on every change that the APIs in docproof.config.yaml behave as documented.
name: API conformance

on:
  push:
    branches: [main]
  pull_request:

permissions:
  contents: read

concurrency:
  # Two runs at once would see each other's changes at the target.
  group: api-conformance

jobs:
  conformance:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
      # Without baseUrl in the configuration, docproof's own mock is tested. Add --env staging for an environment, and
      # under env: the variables that the configuration names, e.g. from secrets.
      - run: npx --yes docproof@1 run
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: docproof-reports
          path: reports/
`;

const gitlab = `# Checks on every change that the APIs in docproof.config.yaml behave as documented.
# Take it into .gitlab-ci.yml:
#
#   include:
#     - local: .gitlab/docproof.gitlab-ci.yml
conformance:
  stage: test
  image: node:20
  timeout: 15 minutes
  # Two runs at once would see each other's changes at the target.
  resource_group: api-conformance
  script:
    # Without baseUrl in the configuration, docproof's own mock is tested. Add --env staging for an environment, and set
    # the variables that the configuration names as masked CI/CD variables.
    - npx --yes docproof@1 run
  artifacts:
    when: always
    paths:
      - reports/
    reports:
      junit:
        - reports/junit.xml
        - reports/*/junit.xml
`;

import { expect, it } from 'vitest';
import { originOf } from './run-origin.ts';

const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'acme/orders',
  GITHUB_SHA: 'abc123',
  GITHUB_REF_NAME: '12/merge',
  GITHUB_RUN_ID: '99',
};
const gitlab = {
  GITLAB_CI: 'true',
  CI_PROJECT_URL: 'https://gitlab.example/acme/orders',
  CI_COMMIT_SHA: 'def456',
  CI_COMMIT_REF_NAME: 'main',
  CI_JOB_URL: 'https://gitlab.example/acme/orders/-/jobs/7',
};

it('names commit and job of GitHub Actions, and the branch of a pull request', () => {
  expect(originOf({ ...github, GITHUB_HEAD_REF: 'fix' })).toEqual({
    commit: 'abc123',
    commitUrl: 'https://github.example/acme/orders/commit/abc123',
    branch: 'fix',
    jobUrl: 'https://github.example/acme/orders/actions/runs/99',
  });
});

it('names commit and job of GitLab CI', () => {
  expect(originOf(gitlab)).toEqual({
    commit: 'def456',
    commitUrl: 'https://gitlab.example/acme/orders/-/commit/def456',
    branch: 'main',
    jobUrl: 'https://gitlab.example/acme/orders/-/jobs/7',
  });
});

it.each([{}, { GITHUB_ACTIONS: 'true' }, { CI_COMMIT_SHA: 'x' }])('knows nothing from %j', (env) => {
  expect(originOf(env)).toBeUndefined();
});

it('links to web addresses only', () => {
  expect(originOf({ ...gitlab, CI_JOB_URL: 'javascript:alert(1)' })).not.toHaveProperty('jobUrl');
});

import type { RunOrigin } from '../conformance/index.ts';

/** What the environment of a CI job says of it: GitHub Actions and GitLab CI; undefined elsewhere. */
export function originOf(env: NodeJS.ProcessEnv): RunOrigin | undefined {
  if (env.GITHUB_ACTIONS === 'true') {
    const repository = env.GITHUB_REPOSITORY && `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`;
    return origin({
      commit: env.GITHUB_SHA,
      commitUrl: repository && env.GITHUB_SHA && `${repository}/commit/${env.GITHUB_SHA}`,
      branch: env.GITHUB_HEAD_REF || env.GITHUB_REF_NAME,
      jobUrl: repository && env.GITHUB_RUN_ID && `${repository}/actions/runs/${env.GITHUB_RUN_ID}`,
    });
  }
  if (env.GITLAB_CI === 'true') {
    return origin({
      commit: env.CI_COMMIT_SHA,
      commitUrl:
        env.CI_PROJECT_URL && env.CI_COMMIT_SHA && `${env.CI_PROJECT_URL}/-/commit/${env.CI_COMMIT_SHA}`,
      branch: env.CI_COMMIT_REF_NAME,
      jobUrl: env.CI_JOB_URL,
    });
  }
  return undefined;
}

/** Only what is set, and only addresses that a page may link to. */
function origin(facts: { readonly [name in keyof RunOrigin]: string | undefined }): RunOrigin | undefined {
  const isUsable = ([name, value]: readonly [string, string | undefined]) =>
    value !== undefined && value !== '' && (!name.endsWith('Url') || /^https?:\/\/[^\s]+$/.test(value));
  const known = Object.entries(facts).filter(isUsable);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

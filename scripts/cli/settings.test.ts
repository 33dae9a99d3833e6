import { describe, expect, it } from 'vitest';
import type { Credential } from '../analysis/index.ts';
import { userSettings } from './settings.ts';

const authorization: Credential = {
  in: 'header',
  name: 'Authorization',
  variable: 'authorization',
  example: 'doc',
};
const apiKey: Credential = { in: 'query', name: 'api_key', variable: 'api_key', example: 'doc' };

function settingsOf(...given: Parameters<typeof userSettings>) {
  const settings = userSettings(...given);
  if (!settings.ok) throw new Error(settings.lines.join('\n'));
  return settings;
}

describe('userSettings', () => {
  it('takes credentials from the environment, each by its own variable', () => {
    const env = {
      DOCPROOF_AUTHORIZATION: 'Bearer s3cret',
      DOCPROOF_API_KEY: 'k3y',
      DOCPROOF_SECOND_AUTHORIZATION: 'other',
    };
    const { variables, secrets } = settingsOf([], env, [authorization, apiKey]);
    expect(variables).toEqual({
      authorization: 'Bearer s3cret',
      api_key: 'k3y',
      second_authorization: 'other',
    });
    expect(secrets.map((secret) => secret.value)).toEqual(
      expect.arrayContaining(['Bearer s3cret', 's3cret', 'k3y', 'other']),
    );
  });

  it('sends the Authorization header also where the documentation shows none', () => {
    const { variables } = settingsOf([], { DOCPROOF_AUTHORIZATION: 'k' }, []);
    expect(variables.extraHeaders).toBe('[["Authorization","k"]]');
  });

  it('takes headers from the command line, with values of the environment, which are secrets', () => {
    const { variables, secrets, warnings } = settingsOf(
      ['X-Tenant: ${TENANT}-eu', 'X-Plain: 7'],
      { TENANT: 'acme' },
      [],
    );
    expect(JSON.parse(variables.extraHeaders ?? '')).toEqual([
      ['X-Tenant', 'acme-eu'],
      ['X-Plain', '7'],
    ]);
    expect(secrets).toEqual([{ name: 'TENANT', value: 'acme' }]);
    expect(warnings).toEqual([]);
  });

  it('puts a documented credential into its variable, and warns of one that is on the command line', () => {
    const { variables, warnings } = settingsOf(['authorization: s3cret'], {}, [authorization]);
    expect(variables).toEqual({ authorization: 's3cret' });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).not.toContain('s3cret');
  });

  it('shows nothing of the value of what is not a header', () => {
    const settings = userSettings(['Authorization Bearer s3cret'], {}, []);
    expect(settings.ok ? '' : settings.lines.join()).toMatch(/--header "Authorization…" is not a header/);
  });

  it.each([
    [['nonsense'], {}, /is not a header; write 'Name: value'/],
    [['X-A: ${MISSING}'], {}, /needs MISSING, which is not set/],
    [['X-A: ${A}'], { A: 'x\r\nX-Evil: 1' }, /line break/],
    [[], { DOCPROOF_AUTHORIZATION: 'x\ny' }, /line break/],
  ])('refuses %j', (headers, env, message) => {
    const settings = userSettings(headers, env as Record<string, string>, [authorization]);
    expect(settings.ok ? '' : settings.lines.join()).toMatch(message);
  });
});

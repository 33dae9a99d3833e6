import { expect, it } from 'vitest';
import { withoutSecrets } from './hide-secrets.ts';

it('hides credentials of the environment and of URLs', () => {
  const environment = {
    DOCPROOF_AUTHORIZATION: 'Bearer s3cretT0ken99',
    DOCPROOF_DEBUG: '1',
    HOME: '/home/anna',
  };
  const hidden = withoutSecrets(
    'error: s3cretT0ken99 at http://ann:pa55word@host/1 in /home/anna',
    environment,
  );
  expect(hidden).not.toMatch(/s3cretT0ken99|pa55word/);
  expect(hidden).toMatch(/^error: ‹.*› at http:\/\/‹credentials›@host\/1 in \/home\/anna$/);
});

it('leaves other text as it is', () => {
  expect(withoutSecrets('error: mail me@host.example, or see https://host/@me', {})).toBe(
    'error: mail me@host.example, or see https://host/@me',
  );
});

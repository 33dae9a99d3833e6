import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../../fixtures/documentation/read.ts';

const remarksOf = async (lines: readonly string[]) =>
  (await operationsOf(lines)).flatMap(({ responses }) =>
    responses.map(({ remarks }) => remarks.map(({ text, source }) => `${source.line}: ${text}`)),
  );

describe('remarks', () => {
  it.each([
    '* 409 if the name is used',
    '+ `409` - if the name is used',
    '- **409 Conflict**: if the name is used',
    '409 = if the name is used',
    'It answers 409 (Conflict) if the name is used.',
    '| 409 | if the name is used |',
  ])('on a status are in the text of an operation: %s', async (line) => {
    const lines = ['# A', '', '# POST /a', '', line, '', '+ Response 201', '', '+ Response 409'];
    expect(await remarksOf(lines)).toEqual([[], ['5: if the name is used']]);
  });

  it('belong to responses of the same status in order, or to none', async () => {
    const lines = ['# POST /a', '', '* 400 if a is missing', '* 400 if b is missing', '', '+ Response 400'];
    const twice = [...lines, '', '+ Response 400', ''];
    expect(await remarksOf(twice)).toEqual([['3: if a is missing'], ['4: if b is missing']]);
    expect(await remarksOf([...twice, '+ Response 400', ''])).toEqual([[], [], []]);
  });

  it('are the name of a request that is shown for one error alone', async () => {
    const lines = [
      '# POST /a',
      '',
      '+ Request As usual',
      '',
      '+ Response 201',
      '',
      '+ Request Name taken',
      '',
    ];
    expect(await remarksOf([...lines, '+ Response 409', ''])).toEqual([[], ['7: Name taken']]);
    expect(await remarksOf([...lines, '+ Response 409', '', '+ Response 422', ''])).toEqual([[], [], []]);
  });

  it('explain a code wherever the document lists it', async () => {
    const lines = [
      '# A',
      '',
      '| Status | Code | Meaning |',
      '|---|---|---|',
      '| 409 | 4001 | The name exists |',
      '| 404 | 3001 | No such thing |',
      '',
      '# POST /a',
      '',
      '+ Response 409 (application/json)',
      '',
      '        {"status": 409, "code": 4001}',
    ];
    expect(await remarksOf(lines)).toEqual([['5: The name exists']]);
  });

  it('are not taken from examples, headings and other operations', async () => {
    const lines = [
      '# GET /a',
      '',
      '+ Response 404',
      '',
      '        404 if nothing is there',
      '',
      '# 404 - none',
    ];
    const other = ['# POST /a', '', '* 404 if it is gone', '', '+ Response 201'];
    expect(await remarksOf([...lines, '', ...other])).toEqual([[], []]);
  });
});

import { expect, it } from 'vitest';
import { collectLooseText } from './loose-text.ts';

const loose = (...lines: readonly string[]) => {
  const { remarks, sections } = collectLooseText(lines);
  return {
    remarks: Object.fromEntries([...remarks].map(([line, texts]) => [line, texts.map(({ text }) => text)])),
    sections: sections.map((texts) => texts.map(({ line }) => line)),
  };
};

it('is a remark on the message below it, where the message above has its body', () => {
  const lines = [
    '# GET /a',
    '+ Response 200',
    '',
    '        {}',
    '',
    'Where it is lost:',
    '',
    '+ Response 404',
  ];
  expect(loose(...lines).remarks).toEqual({ 8: ['Where it is lost:', ''] });
});

it('is a description of the message above, as long as that has no body', () => {
  const bodiless = ['# GET /a', '+ Response 200', '', '        {}', '', '+ Response 404', '', 'It is lost.'];
  expect(loose(...bodiless, '', '+ Response 410')).toEqual({ remarks: {}, sections: [] });
});

it('is a section behind the last message, up to the next action', () => {
  const lines = ['# GET /a', '+ Response 204', '', '## Limits', 'Ten a day.', '', '# GET /b', 'Reads b.'];
  expect(loose(...lines)).toEqual({ remarks: {}, sections: [[4, 5, 6]] });
});

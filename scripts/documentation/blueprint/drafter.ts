import type { Element } from './api-elements.ts';

const options = { generateSourceMap: true, generateMessageBody: true, generateMessageBodySchema: true };

/**
 * Parses API Blueprint with the format's reference parser. It is loaded on first use: that takes a quarter
 * of a second, which a run that reads no documentation need not pay.
 */
export async function parseBlueprint(text: string): Promise<Element> {
  const { default: drafter } = await import('drafter.js');
  try {
    return drafter.parseSync(text, options) as Element;
  } catch (error) {
    return refusal(error instanceof Error ? error.message : String(error));
  }
}

/** Where the parser breaks down instead of answering, it refuses the document for that. */
function refusal(message: string): Element {
  const classes = { element: 'array', content: [{ element: 'string', content: 'error' }] };
  return {
    element: 'parseResult',
    content: [{ element: 'annotation', meta: { classes }, content: message }],
  };
}

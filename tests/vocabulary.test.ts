import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What patterns outside of the vocabulary may name, by what defines it. */
const terms = new Set(
  Object.values({
    methods: `get post put patch delete head options trace track connect link unlink copy move lock unlock mkcol
      proppatch`,
    http: `accept access age agent alive allow alt amz authorization bearer basic boundary cache charset connection
      content control cookie csv date digest disposition dnt encoding etag expect expires frame hawk host keep last
      length location match modified negotiate none origin powered pragma proxy query ranges referer rel request
      robots runtime sec security served server set since status strict svc timer token apikey trailer transfer
      transport type unmodified upgrade url user vary version via xss key`,
    xml: 'xmlns xsi cdata',
    'times and patches': 'gmt from',
    'media types': `application audio event font form html http https image javascript json jsonl jsonlines mailto message mixed
      multipart ndjson plain problem replace seq stream text urlencoded video www xml yaml yml utc wsdl about`,
    html: 'doctype script style href src body amp quot nbsp open close',
    schemas: `allof anyof array boolean components contains default definitions defs deprecated description
      discriminator else enum examples exclusive extend format hostname info integer items max min null number object oneof
      openapi pattern path paths properties required schema schemas statuscode string swagger then title true false webhooks`,
    blueprint: `action api attributes bool case data eration example fixed group headers include int members model
      nullable optional parameters quest relation requests response responses sample sensitive sponse structures value
      values`,
    "Node's errors": `alert bad bigint certificate closed eai econnrefused econnreset ehostunreach enetunreach enotfound
      epipe eproto again err failure handshake hang ssl unknown unterminated end`,
    "the parser's errors": `already base block circularly defined ignoring indent item keyword list missing more once
      referencing reserved signature than unrecognized`,
    ajv: 'const errors instancepath params push schemapath verrors',
    javascript: `constructor exports hasownproperty isprototypeof module propertyisenumerable require tolocalestring
      tostring valueof`,
    'domains and issuers of keys': `abia acca aiza akia asia begin cbt com edu github gitlab gov live localhost net npm
      org pat pfx private ptt test`,
    'names of docproof': `absent alternatives build collections constraint count coverage dist every extra filled
      forbidden header invalid journal method modules node range reports runs second sent start target told
      unauthenticated vendor was writes`,
    'messages of docproof': 'answer complete within',
    'words between others': 'not one the',
  }).flatMap((words) => words.split(/\s+/)),
);

interface Finding {
  readonly at: string;
  readonly words: readonly string[];
}

describe('words of English that patterns look for', () => {
  test('are in the vocabulary alone', () => {
    const files = readdirSync('scripts', { recursive: true, withFileTypes: true })
      .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/'))
      .filter((file) => !file.startsWith('scripts/vocabulary/'));
    expect(files.length).toBeGreaterThan(500);
    expect(files.flatMap((file) => wordsLookedFor(file, readFileSync(file, 'utf8')))).toEqual([]);
  }, 60_000);

  test.each([
    ['an alternation', 'const a = /^(created|updated)_at$/;', ['created', 'updated']],
    ['one in a made expression', 'const a = new RegExp(`^(cancel|${more})$`);', ['cancel']],
    ['a set', "const a = new Set(['delivered', 'shipped']);", ['delivered', 'shipped']],
    ['a list in one text', "const a = 'amount price sum'.split(' ');", ['amount', 'price', 'sum']],
    ['a list that is searched', "const a = ['draft', 'hidden'].includes(name);", ['draft', 'hidden']],
    ['terms of standards', 'const a = /^(content-length|etag)$/i;', []],
    ['no alternatives', 'const a = /^created_at$/;', []],
  ])('are found in %s', (_, source, words) => {
    expect(wordsLookedFor('a.ts', source).flatMap((each) => each.words)).toEqual(words);
  });
});

function wordsLookedFor(file: string, source: string): readonly Finding[] {
  if (!/\||Set|split|includes/.test(source)) return [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  const found: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const words = wordsOf(node, tree).filter((word) => !terms.has(word));
    if (words.length > 0) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push({ at: `${file}:${line + 1}`, words });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function wordsOf(node: ts.Node, tree: ts.SourceFile): readonly string[] {
  if (ts.isRegularExpressionLiteral(node)) return alternatives(node.text.replace(/^\/|\/[a-z]*$/g, ''));
  if (ts.isNewExpression(node)) {
    const [first] = node.arguments ?? [];
    const name = node.expression.getText(tree);
    if (name === 'RegExp' && first) return alternatives(first.getText(tree).slice(1, -1));
    return name === 'Set' && first && ts.isArrayLiteralExpression(first) ? textsIn(first) : [];
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression: on, name } = node.expression;
  if (name.text === 'split' && ts.isStringLiteralLike(on)) return on.text.split(/\s+/);
  return name.text === 'includes' && ts.isArrayLiteralExpression(on) ? textsIn(on) : [];
}

/** The words of an expression that has alternatives, without escapes, classes and the names of groups. */
function alternatives(expression: string): readonly string[] {
  const plain = expression
    .replace(/\$\{[^}]*\}/g, ' ')
    .replace(/\\[pP]\{[^}]*\}|\\u\{?[\da-fA-F]+\}?|\\k?<\w+>|\(\?<\w+>|\\+./g, ' ')
    .replace(/\[[^\]]*\]/g, ' ');
  return plain.includes('|') ? lowerWords(plain) : [];
}

/** Texts of one word in lower case; others are not compared with names and messages. */
function textsIn(list: ts.ArrayLiteralExpression): readonly string[] {
  return list.elements.flatMap((each) =>
    ts.isStringLiteralLike(each) && /^[a-z]{3,}$/.test(each.text) ? [each.text] : [],
  );
}

function lowerWords(text: string): readonly string[] {
  return [...new Set((text.match(/[a-z]{3,}/gi) ?? []).map((word) => word.toLowerCase()))];
}

import { default as standalone } from 'ajv/dist/standalone/index.js';
import { carriedPatternEngine, createAjv } from '../../analysis/index.ts';
import { type JsonSchema, jsonText, withoutAnnotations } from '../../documentation/index.ts';
import type { ResponseValidators, SchemaSet } from '../model.ts';
import { selfContained } from '../sharing/references.ts';

/**
 * The validators of each documented response, by its id. Each is the text of a JavaScript function (ES2019, nothing to
 * import) that takes a value and returns Ajv's errors, none where it keeps to the documentation.
 */
export function compileValidators(set: SchemaSet): ReadonlyMap<string, ResponseValidators> {
  const compiled = new Map<string, string>();
  const validatorOf = (written: JsonSchema): string => {
    const key = jsonText(withoutAnnotations(written));
    const text = compiled.get(key) ?? validatorSource(JSON.parse(key) as JsonSchema);
    compiled.set(key, text);
    return text;
  };
  return new Map(
    set.responses.map(({ id, body, headers, others }) => [
      id,
      {
        body: body.kind === 'json' ? validatorOf(selfContained(set, body.path)) : undefined,
        headers: new Map(headers.map(({ name, schema }) => [name, validatorOf(schema)])),
        others: new Map(
          others.flatMap(({ documented, schema }) =>
            schema === undefined ? [] : [[documented.mediaType, validatorOf(schema)] as const],
          ),
        ),
      },
    ]),
  );
}

/** What Ajv's code asks for at run time, in a form that works between the realms of a sandbox. */
const runtime: Readonly<Record<string, string>> = {
  'require("ajv/dist/runtime/ucs2length").default': '(s=>{let n=0;for(const _ of s)n++;return n})',
  'require("ajv/dist/runtime/equal").default': `(function equal(a,b){
    if(a===b)return true;
    if(!a||!b||typeof a!="object"||typeof b!="object"||Array.isArray(a)!=Array.isArray(b))return false;
    const keys=Object.keys(a);
    return keys.length===Object.keys(b).length&&
      keys.every(k=>Object.prototype.hasOwnProperty.call(b,k)&&equal(a[k],b[k]));
  })`,
};

/** An expression whose value is a function that judges a body by a self-contained schema. */
function validatorSource(schema: JsonSchema): string {
  const ajv = createAjv({
    loopRequired: 3,
    inlineRefs: false,
    messages: false,
    ownProperties: namesBuiltIns(schema),
    code: { source: true, optimize: !isVast(schema), regExp: carriedPatternEngine(schema) },
  });
  let code = standalone(ajv, ajv.compile(schema));
  for (const [request, answer] of Object.entries(runtime)) code = code.replaceAll(request, answer);
  code = withShortErrors(code);
  code = code.replace(/module\.exports = (\w+);module\.exports\.default = \1;/, 'const judge = $1;');
  if (/\brequire\(|\bmodule\./.test(code.replace(new RegExp(stringLiteral, 'g'), '')))
    throw new Error(`cannot carry this validator: ${code.slice(0, 500)}`);
  return `(()=>{${code};return body=>judge(body)?[]:judge.errors})()`;
}

const stringLiteral = /"(?:[^"\\]|\\.)*"/.source;
const errorCode = new RegExp(
  `const (err\\d+) = \\{instancePath(?::((?:[^"]|${stringLiteral})*?))?,schemaPath:${stringLiteral},keyword:(${stringLiteral}),` +
    `params:(\\{(?:[^"{}]|${stringLiteral})*\\})\\};` +
    'if\\(vErrors === null\\)\\{vErrors = \\[\\1\\];\\}else \\{vErrors\\.push\\(\\1\\);\\}errors\\+\\+;',
  'g',
);

/**
 * Most of Ajv's code makes errors, all in the same way: a function that does it makes a validator less than half as
 * long, and scripts of a collection are copied for each request. What is written differently stays as it is.
 */
function withShortErrors(code: string): string {
  const add =
    '(list,instancePath,keyword,params)=>{(list=list||[]).push({instancePath,keyword,params});return list}';
  const short = code.replace(errorCode, (_match, _name, path, keyword, params) => {
    return `vErrors = addError(vErrors,${path ?? 'instancePath'},${keyword},${params});errors++;`;
  });
  return `const addError=${add};${short}`;
}

/** Ajv needs far longer to shorten the code for thousands of properties than it saves. */
function isVast(schema: JsonSchema): boolean {
  return JSON.stringify(schema).length > 100_000;
}

/** Whether a property has the name of something that every object inherits, e.g. `constructor`. */
function namesBuiltIns(schema: JsonSchema): boolean {
  return /"(?:constructor|toString|toLocaleString|valueOf|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|__\w+__)"/.test(
    jsonText(schema),
  );
}

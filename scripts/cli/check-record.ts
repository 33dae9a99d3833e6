/** Whether what a file holds is the record of a run, as `docs/results.schema.json` describes it. */
import schema from '../../docs/results.schema.json' with { type: 'json' };

/** Gives the first thing of a record that is not as described, with its place; undefined where all of it is. */
export async function recordChecker(): Promise<(record: unknown) => string | undefined> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
  return (record) => {
    if (validate(record)) return undefined;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath || 'the record'} ${error?.message}`;
  };
}

import { isGeneralName } from '../../vocabulary/index.ts';

/** A configuration of these documents, with comments that show what else there is. */
export function configurationText(documents: readonly string[]): string {
  const names = namesOf(documents);
  const apis = documents.map((document, index) => apiText(names[index] ?? 'api', document, index === 0));
  return `${head}\napis:\n${apis.join('\n')}`;
}

const head = `# yaml-language-server: $schema=./node_modules/docproof/docs/config.schema.json
#
# The APIs of this repository and how docproof runs against them.
# \${VAR} is taken from the environment, or from a file that --env-file names.
`;

function apiText(name: string, document: string, isFirst: boolean): string {
  const own = `  ${name}:\n    document: ${/^[\w./-]+$/.test(document) ? document : JSON.stringify(document)}\n`;
  return isFirst ? own + example(name) : own;
}

const example = (name: string) => `    # The target. Without it, docproof tests its own mock of the document.
    # baseUrl: http://localhost:8080
    #
    # Values of credentials: docproof list shows what the document asks for.
    # credentials:
    #   authorization: \${API_AUTHORIZATION}
    #
    # What may be written at the target: none, restore (changes are undone) or all.
    # writes: restore
    #
    # headers:
    #   X-Tenant: test
    # timeout: 15
    # skip: ['*/delete-*']
    # baseline: ${name}.baseline.yaml
    # overrides: ${name}.overrides.yaml
    #
    # What is different elsewhere: docproof run --env staging
    # environments:
    #   staging:
    #     baseUrl: \${STAGING_URL}
`;

/** A name for each document: of its file, or of the nearest folder whose name says more. */
function namesOf(documents: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return documents.map((document) => {
    const parts = document
      .replace(/\.[^./]*$/, '')
      .split('/')
      .map(plainName)
      .filter((part) => part !== '');
    const last = parts.at(-1) ?? 'api';
    const wish = parts.findLast((part) => !isGeneralName(part)) ?? last;
    let name = wish;
    for (let count = 2; taken.has(name); count += 1) name = `${wish}-${count}`;
    taken.add(name);
    return name;
  });
}

function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

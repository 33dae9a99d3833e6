import type { DescribedCommand, DescribedOption } from './described.ts';

export function zshCompletion(commands: readonly DescribedCommand[]): string {
  return `#compdef docproof
# zsh completion of docproof: source <(docproof completion zsh)
_docproof() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
compdef _docproof docproof
`;
}

function commandCase({ name, options, words }: DescribedCommand): string {
  const argument = words.length > 0 ? `*:word:(${words.join(' ')})` : '*:document:_files';
  const specs = [...options.flatMap(optionSpecs), quoted('--help[show help]'), quoted(argument)];
  return [`    ${name})`, '      _arguments \\', `        ${specs.join(' \\\n        ')}`, '      ;;'].join(
    '\n',
  );
}

function optionSpecs({ flags, description, takesValue, choices }: DescribedOption): readonly string[] {
  const text = description.replace(/[[\]:\\]/g, '\\$&');
  const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : takesValue ? ':value:_files' : '';
  // Every option may come again: some are repeated, and a shell is no judge of the others.
  return flags.map((flag) => quoted(`*${flag}[${text}]${value}`));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

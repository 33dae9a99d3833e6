import type { DescribedCommand } from './described.ts';

export function bashCompletion(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const flagsOf = ({ options }: DescribedCommand) => options.flatMap(({ flags }) => flags).join(' ');
  const choices = commands.flatMap(({ name, options }) =>
    options
      .filter((option) => option.choices.length > 0)
      .map(
        ({ flags, choices: words }) => [flags.map((flag) => `'${name} ${flag}'`).join(' | '), words] as const,
      ),
  );
  return `# bash completion of docproof: source <(docproof completion bash)
_docproof() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  local names='${names}' flags='' words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "$names --help --version" -- "$word"))
    return
  fi
  case "$command $before" in
${choices.map(([pattern, words]) => `    ${pattern}) COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$word")); return ;;`).join('\n')}
  esac
  case "$command" in
${commands.map((command) => `    ${command.name}) flags='${[flagsOf(command), '--help'].filter(Boolean).join(' ')}' words='${command.words.join(' ')}' ;;`).join('\n')}
  esac
  if [[ "$word" == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$word"))
  elif [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _docproof docproof
`;
}

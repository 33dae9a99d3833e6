import type { DescribedCommand, DescribedOption } from './described.ts';

export function fishCompletion(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c docproof -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.description)}`,
    optionLine(command.name, help),
    ...command.options.map((option) => optionLine(command.name, option)),
    ...(command.words.length === 0
      ? []
      : [`complete -c docproof -n ${within(command.name)} -f -a ${quoted(command.words.join(' '))}`]),
  ]);
  return `# fish completion of docproof: docproof completion fish | source\n${lines.join('\n')}\n`;
}

const help: DescribedOption = {
  flags: ['-h', '--help'],
  description: 'show help',
  takesValue: false,
  choices: [],
};

function optionLine(command: string, { flags, description, takesValue, choices }: DescribedOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : '';
  return `complete -c docproof -n ${within(command)} ${names.join(' ')}${value} -d ${quoted(description)}`;
}

function within(command: string): string {
  return quoted(`__fish_seen_subcommand_from ${command}`);
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

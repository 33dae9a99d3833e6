/** The commands and options of the program, as the shells' completions need them. */
import type { Command, Option } from 'commander';

export interface DescribedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
  /** Words that its argument may be; empty if it takes paths or names. */
  readonly words: readonly string[];
}

export interface DescribedOption {
  /** `-b`, `--base-url`. */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

export function describedCommands(program: Command): readonly DescribedCommand[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: command.options.filter(({ hidden }) => !hidden).map(described),
    words: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
  }));
}

function described(option: Option): DescribedOption {
  const { short, long, description, argChoices } = option;
  return {
    flags: [short, long].flatMap((flag) => (flag === undefined ? [] : [flag])),
    description,
    takesValue: option.required || option.optional,
    choices: argChoices ?? [],
  };
}

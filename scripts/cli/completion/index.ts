/** `docproof completion`: a script that lets a shell complete commands, options and their values. */
import type { Command } from 'commander';
import { bashCompletion } from './bash.ts';
import { describedCommands } from './described.ts';
import { fishCompletion } from './fish.ts';
import { zshCompletion } from './zsh.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

export function completionScript(program: Command, shell: Shell): string {
  const commands = describedCommands(program);
  switch (shell) {
    case 'bash':
      return bashCompletion(commands);
    case 'zsh':
      return zshCompletion(commands);
    case 'fish':
      return fishCompletion(commands);
  }
}

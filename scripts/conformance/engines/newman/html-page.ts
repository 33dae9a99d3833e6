/** The page of newman-reporter-htmlextra. */
import type { NewmanEmitter } from './newman.ts';

/** The options of Newman that ask for the page. */
export function htmlextraReporter(title: string | undefined): object {
  if (title === undefined) return { reporters: [] };
  return {
    reporters: ['htmlextra'],
    reporter: {
      htmlextra: {
        browserTitle: title,
        title,
        showEnvironmentData: false,
        skipGlobalVars: ['*'],
        omitHeaders: false,
        logs: true,
      },
    },
  };
}

/**
 * Takes the page from the reporter before Newman writes it to a file: secrets in it must be masked first. Listens
 * only once the run starts, so that the reporter's own listener has come before.
 */
export function takePage(emitter: NewmanEmitter, keep: (content: string) => void): void {
  emitter.once('start', () => {
    emitter.on('beforeDone', () => {
      for (const exported of emitter.exports?.splice(0) ?? []) keep(String(exported.content));
    });
  });
}

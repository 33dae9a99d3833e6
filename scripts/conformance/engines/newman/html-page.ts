/** The page of newman-reporter-htmlextra. */
import type { HtmlextraOptions } from '../engine.ts';
import type { NewmanEmitter } from './newman.ts';

/** The options of Newman that ask for the page. */
export function htmlextraReporter(options: HtmlextraOptions | undefined): object {
  if (!options) return { reporters: [] };
  return {
    reporters: ['htmlextra'],
    reporter: {
      htmlextra: {
        browserTitle: options.title,
        title: options.title,
        showEnvironmentData: false,
        skipGlobalVars: ['*'],
        omitHeaders: false,
        logs: true,
        ...(options.template === undefined ? {} : { template: options.template }),
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

/** How far a score is: runs done, survivors so far, the time left. */
import { SingleBar } from 'cli-progress';
import { timeLeft } from './time-left.ts';

export interface ScoreProgress {
  /** The collection is run as it is, which all that follows is compared with. */
  begin(): void;
  start(total: number): void;
  ran(isSurvivor: boolean): void;
  stop(): void;
}

export function scoreProgress(
  stream: NodeJS.WriteStream,
  { isTty, title, now }: { readonly isTty: boolean; readonly title: string; readonly now: () => number },
): ScoreProgress {
  let total = 0;
  let done = 0;
  let survivors = 0;
  let began = 0;
  const state = () =>
    `${survivors === 0 ? '' : `, ${survivors} survived`}${timeLeft(', ', { done, total, elapsedMs: now() - began })}`;
  const bar = new SingleBar({
    stream,
    clearOnComplete: true,
    linewrap: false,
    gracefulExit: false,
    barsize: 24,
    format: '{bar} {value}/{total}{state}  {title}',
  });
  const step = () => Math.ceil(total / mostLines);
  const clearLine = () => {
    if (isTty && total === 0) stream.write('\r\u001B[2K');
  };
  return {
    begin() {
      stream.write(`${title}: first without any breach …${isTty ? '' : '\n'}`);
    },
    start(runs) {
      clearLine();
      total = runs;
      began = now();
      if (isTty) bar.start(total, 0, { state: '', title });
    },
    ran(isSurvivor) {
      done += 1;
      if (isSurvivor) survivors += 1;
      if (isTty) bar.update(done, { state: state(), title });
      else if (done % step() === 0 || done === total) stream.write(`${done}/${total}${state()}\n`);
    },
    stop() {
      clearLine();
      if (isTty) bar.stop();
    },
  };
}

/** Where there is no terminal. */
const mostLines = 10;

/** Counts what a script has started and is not over yet. */
export class OpenWork {
  #open = 0;
  #wake: () => void = () => {};

  add(work: Promise<unknown>): void {
    this.#open += 1;
    const over = () => {
      this.#open -= 1;
      if (this.#open === 0) this.#wake();
    };
    work.then(over, over);
  }

  /** Resolves when nothing is open and what waited for it has had its turn without starting anything new. */
  async done(): Promise<void> {
    for (;;) {
      await new Promise((turn) => setImmediate(turn));
      if (this.#open === 0) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** How many times checking may fall over, within how many milliseconds, before it is left stopped. */
export const RESTARTS = 5;
export const RESTART_WINDOW_MS = 3 * 60 * 1000;

/**
 * Counts restarts. A checker that falls over at once, each time, would otherwise be started for ever.
 * Pure but for its own memory: the time is handed in, in milliseconds.
 */
export class RestartBudget {
  private times: number[] = [];

  /** Records a fall at `now` and says whether checking may start again. */
  spend(now: number): boolean {
    this.times = this.times.filter((time) => now - time < RESTART_WINDOW_MS);
    this.times.push(now);
    return this.times.length <= RESTARTS;
  }

  /** Forgets what happened, as when the user asked for a restart. */
  reset(): void {
    this.times = [];
  }
}

/** Times and their summaries. Milliseconds throughout. */

export function milliseconds(run: () => void): number {
  const start = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The least of several runs: what the work takes when nothing else disturbs it. */
export const best = (runs: number, run: () => void): number => Math.min(...Array.from({ length: runs }, () => milliseconds(run)));

/** The value below which a share of the times lies. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Heap in use after a full collection, in megabytes. The bench is started with `--expose-gc`. */
export function heapMegabytes(): number {
  const { gc } = globalThis as { gc?: () => void };
  gc?.();
  gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

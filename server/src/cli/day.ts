/** Days as the commands take them. */
import { UsageError } from './command';

/** Whether a text is a day of the calendar, written as ISO 8601 has it: "2026-01-31". */
export function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return false;
  const [month, day] = [Number(m[2]) - 1, Number(m[3])];
  const date = new Date(Date.UTC(Number(m[1]), month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day;
}

/** The day that a paper bears, as the option `--date` gives it; today if it is left out. */
export function paperDay(options: ReadonlyMap<string, string>, today: string): string {
  const date = options.get('--date') ?? today;
  if (!isDay(date)) throw new UsageError(`--date ${date}: write the day as YYYY-MM-DD, such as 2026-01-31.`);
  return date;
}

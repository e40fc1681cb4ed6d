/** The options of commands that say where a draft will be enacted. */
import type { Settings } from '../core/settings';
import { readSettings } from '../lsp/settings';
import { UsageError } from './command';

export const PLACE_OPTIONS = { '--state': 'text', '--body': ['city', 'county', 'town', 'special district', 'state'] } as const;

/** The settings that these options make; all others have their defaults. */
export function settingsFor(options: ReadonlyMap<string, string>): Settings {
  const state = options.get('--state') ?? '';
  const body = options.get('--body');
  const { settings, problems } = readSettings({ jurisdiction: { state, ...(body !== undefined && { body }) } });
  if (problems[0]) throw new UsageError(`--state ${state}: use the postal code of a state or territory, such as WA.`);
  return settings;
}

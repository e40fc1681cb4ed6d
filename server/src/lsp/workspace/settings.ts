/** Which files of a folder count: from our settings, and from the editor's own about languages and hidden files. */
import type { Connection } from 'vscode-languageserver';
import type { Settings } from '../../core/settings';
import { textOfError } from '../handlers';
import { readSettings } from '../settings';
import type { FolderSettings } from './folder';

/** The id of our language in editors that let a setting say which files are of which. */
const LANGUAGE = 'ordinance';
const MEGABYTE = 1_000_000;

export interface FoundSettings {
  readonly own: Pick<Settings, 'workspace' | 'citations'>;
  /** "files.associations": glob to language. */
  readonly associations?: unknown;
  /** "files.exclude": glob to whether it is hidden. */
  readonly hidden?: unknown;
}

/** Asks the client for a folder's settings. What is wrong in ours is named where drafts ask for theirs. */
export async function askedSettings(connection: Connection, root: string, warn: (message: string) => void): Promise<FoundSettings> {
  const sections = ['homeRule', 'files.associations', 'files.exclude'];
  try {
    const items = sections.map((section) => ({ scopeUri: root, section }));
    const [own, associations, hidden] = (await connection.workspace.getConfiguration(items)) as unknown[];
    return { own: readSettings(own ?? {}).settings, associations, hidden };
  } catch (error) {
    warn(`Settings of ${root} could not be read: ${textOfError(error)}. Defaults are used.`);
    return { own: readSettings({}).settings };
  }
}

export const folderSettings = ({ own: { workspace, citations }, associations, hidden }: FoundSettings): FolderSettings => ({
  include: [...workspace.files, ...keysWhere(associations, (language) => language === LANGUAGE)],
  exclude: [...workspace.exclude, ...keysWhere(hidden, (on) => on === true)],
  largest: workspace.maxFileSize * MEGABYTE,
  ownCodes: citations.ownCode,
});

const keysWhere = (value: unknown, holds: (value: unknown) => boolean): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .filter(([, v]) => holds(v))
        .map(([key]) => key)
    : [];

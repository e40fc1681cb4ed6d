/**
 * The files of one folder, read in short slices between requests and kept up to date. What has been read is of use at once;
 * reading may be stopped at any time.
 */
import type { Reader } from '../../core/facts/read';
import { reading } from '../../core/index/workspace/read';
import { Workspace } from '../../core/index/workspace/workspace';
import type { FileAccess, ListedFile } from './files';
import { wantedBy } from './globs';
import { nameOf, pathBelow } from './uris';

/** How long one slice of reading lasts, in milliseconds: a request waits no longer. */
const SLICE = 10;
/** Files, and bytes of files, asked for together. */
const BATCH_FILES = 32;
const BATCH_BYTES = 4_000_000;
const UNKNOWN_SIZE = 100_000;
/** Code units of a text that takes so long to read again that it is kept. */
const WORTH_KEEPING = 200_000;
/** Most files of one folder: the largest codes published in single sections have some tens of thousands. */
const MOST_FILES = 50_000;

/** Which files count, from the folder's settings. */
export interface FolderSettings {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** In bytes. */
  readonly largest: number;
  /** Names by which the jurisdiction's own code is cited: part of how a text is read. */
  readonly ownCodes: readonly string[];
}

/** What is shown while reading takes long. */
export interface Progress {
  readonly cancelled: boolean;
  /** From 0 to 100. */
  report(percentage: number, message: string): void;
  done(): void;
}

export interface FolderHost {
  readonly files: FileAccess | undefined;
  readonly pause: () => Promise<void>;
  readonly readerFor: (ownCodes: readonly string[]) => Reader;
  readonly progressAfter: () => number;
  /** Asks to show progress; undefined where the client shows none. */
  readonly progress: (title: string) => Promise<Progress | undefined>;
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** What other files say may have changed. */
  readonly changed: (folder: Folder) => void;
}

/** `open`: only open drafts count. `stopped`: the user stopped the reading, so that what is not known may still be there. */
export type FolderState = 'open' | 'reading' | 'ready' | 'stopped';

const now = (): number => performance.now();

export class Folder {
  readonly workspace = new Workspace();
  state: FolderState = 'open';
  /** With which settings it was read last, to tell whether they have changed. */
  readWith: string | undefined;
  #run = 0;
  #settings: FolderSettings = { include: [], exclude: [], largest: 0, ownCodes: [] };
  #wanted: (path: string) => boolean = () => false;
  #reader: Reader | undefined;
  #kept: { readonly uri: string; readonly stamp: string; readonly text: string } | undefined;
  readonly #dirty = new Set<string>();
  #draining: Promise<void> | undefined;
  #slice = 0;

  constructor(
    /** Canonical URI. */
    readonly root: string,
    readonly host: FolderHost,
  ) {}

  /** The reader of the folder's files. */
  get reader(): Reader {
    this.#reader ??= this.host.readerFor(this.#settings.ownCodes);
    return this.#reader;
  }

  /** Largest file read, in bytes. */
  get largest(): number {
    return this.#settings.largest;
  }

  /** Whether a file of the folder is one that is read. */
  wants(uri: string): boolean {
    const path = pathBelow(this.root, uri);
    return path !== undefined && this.#wanted(path);
  }

  /** Whether a number that no file is known to hold may still be in one that has not been read. */
  get incomplete(): boolean {
    return this.state === 'reading' || this.state === 'stopped';
  }

  /** The text of a file as it is now; undefined where it is gone. A large one is kept for the next request. */
  async text(uri: string): Promise<string | undefined> {
    const { files } = this.host;
    const stamp = await files?.stamp?.(uri);
    const kept = this.#kept;
    if (stamp !== undefined && kept?.uri === uri && kept.stamp === stamp) return kept.text;
    const text = (await files?.read([uri], this.largest))?.[0]?.text;
    if (stamp !== undefined && text !== undefined && text.length > WORTH_KEEPING) this.#kept = { uri, stamp, text };
    return text;
  }

  /** Reading will begin once the settings are known: until then nothing counts as missing. */
  expect(): void {
    if (this.host.files) this.state = 'reading';
  }

  /** Stops reading; what has been read stays. */
  stop(): void {
    this.#run++;
    this.#dirty.clear();
  }

  /** Reads all files that count; called again when the settings have changed. */
  async read(settings: FolderSettings): Promise<void> {
    const { files } = this.host;
    const run = ++this.#run;
    this.#settings = settings;
    this.#reader = undefined;
    this.#wanted = wantedBy(settings);
    if (!files || settings.include.length === 0) {
      for (const uri of [...this.workspace.uris]) this.workspace.remove(uri);
      this.state = 'open';
      this.host.changed(this);
      return;
    }
    this.state = 'reading';
    const began = now();
    const name = nameOf(undefined, this.root);
    let progress: Progress | undefined;
    const ended = (): boolean => run !== this.#run || progress?.cancelled === true;
    try {
      const listing = await files.list(this.root, { ...settings, most: MOST_FILES }, ended);
      if (run !== this.#run) return;
      for (const t of listing.troubles) this.host.warn(`${nameOf(this.root, t.uri)}: ${t.message}`);
      if (listing.cut)
        this.host.warn(
          `${name} holds too many files; the first ${listing.files.length} that fit are read. Name fewer in homeRule.workspace.files.`,
        );
      const listed = new Set(listing.files.map((f) => f.uri));
      for (const uri of [...this.workspace.uris]) if (!listed.has(uri)) this.workspace.remove(uri);
      let read = 0;
      const batches = batchesOf(listing.files);
      let next = batches[0] && files.read(batches[0], settings.largest);
      for (let i = 0; i < batches.length && !ended(); i++) {
        if (!progress && now() - began >= this.host.progressAfter()) progress = await this.host.progress(`Reading ${name}`);
        const texts = (await next) ?? [];
        const after = batches[i + 1];
        next = after && !ended() ? files.read(after, settings.largest) : undefined;
        for (const { uri, text, trouble } of texts) {
          if (ended()) break;
          if (trouble) this.host.warn(`${nameOf(this.root, uri)} is left out: ${trouble}`);
          await this.#take(uri, text, ended);
          read++;
        }
        progress?.report(Math.round((100 * read) / listing.files.length), `${read} of ${listing.files.length} files`);
      }
      if (run !== this.#run) return;
      this.state = progress?.cancelled ? 'stopped' : 'ready';
      this.host.info(
        this.state === 'ready'
          ? `Read ${this.workspace.size} files of ${name} in ${((now() - began) / 1000).toFixed(1)} s.`
          : `Reading ${name} was stopped after ${read} of ${listing.files.length} files; those count. Restart checking to read the rest.`,
      );
    } catch (error) {
      if (run !== this.#run) return;
      this.state = 'stopped';
      this.host.warn(`${name} could not be read to its end: ${error instanceof Error ? error.message : String(error)}.`);
    } finally {
      progress?.done();
    }
    this.host.changed(this);
    await this.#drain();
  }

  /** A file was made, changed or deleted; for a folder, all that is in it. */
  fileChanged(uri: string, deleted: boolean): Promise<void> {
    // While a draft is open its file does not count, and is read again when it is closed.
    if (this.workspace.isOpen(uri)) return this.#drain();
    const below = `${uri}/`;
    if (deleted) for (const known of [...this.workspace.uris]) if (known.startsWith(below)) this.#dirty.add(known);
    if (this.workspace.has(uri) || this.wants(uri)) this.#dirty.add(uri);
    return this.#drain();
  }

  /** Reads what has changed since, once the first reading is over. */
  #drain(): Promise<void> {
    if (this.state === 'reading' || this.state === 'open' || this.#dirty.size === 0) return this.#draining ?? Promise.resolve();
    this.#draining ??= this.#readDirty().finally(() => {
      this.#draining = undefined;
    });
    return this.#draining;
  }

  async #readDirty(): Promise<void> {
    const run = this.#run;
    const ended = (): boolean => run !== this.#run;
    while (this.#dirty.size > 0 && !ended()) {
      const uris = [...this.#dirty].slice(0, BATCH_FILES);
      for (const uri of uris) this.#dirty.delete(uri);
      for (const { uri, text, trouble } of (await this.host.files?.read(uris, this.#settings.largest)) ?? []) {
        if (ended()) return;
        if (trouble) this.host.warn(`${nameOf(this.root, uri)} is left out: ${trouble}`);
        await this.#take(uri, text, ended);
      }
    }
    if (!ended()) this.host.changed(this);
  }

  /** Reads one text in slices and puts it in the place of what was known of the file. */
  async #take(uri: string, text: string | undefined, ended: () => boolean): Promise<void> {
    if (text === undefined) {
      this.workspace.remove(uri);
      return;
    }
    const steps = reading(uri, text, this.reader);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        this.workspace.put(step.value);
        return;
      }
      if (now() - this.#slice > SLICE) {
        await this.host.pause();
        this.#slice = now();
        if (ended()) return;
      }
    }
  }
}

/** Files to ask for together: many small ones, or a few large ones. */
function batchesOf(files: readonly ListedFile[]): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let bytes = 0;
  for (const { uri, size } of files) {
    const weight = size ?? UNKNOWN_SIZE;
    if (batch.length > 0 && (batch.length >= BATCH_FILES || bytes + weight > BATCH_BYTES)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(uri);
    bytes += weight;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

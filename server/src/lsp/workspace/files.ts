/**
 * Files as the workspace needs them. What runs the server hands this in: lsp/ reaches no files itself, since it runs in a
 * web worker too.
 */

/** Which files of a folder are asked for. Globs count from the folder, with "/" between names. */
export interface WantedFiles {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Most files that are listed. */
  readonly most: number;
}

/** A file, or folder, that could not be read; the rest goes on. */
export interface FileTrouble {
  readonly uri: string;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
}

export interface ListedFile {
  readonly uri: string;
  /** In bytes, as far as it is known without reading the file. */
  readonly size: number | undefined;
}

export interface Listing {
  readonly files: readonly ListedFile[];
  readonly troubles: readonly FileTrouble[];
  /** Whether there is more than was looked at. */
  readonly cut: boolean;
}

export interface FileText {
  readonly uri: string;
  /** Undefined where there is none to read: see `trouble`; a file that is gone has none. */
  readonly text: string | undefined;
  readonly trouble: string | undefined;
}

export interface FileAccess {
  /** The files below a folder. Never rejects. */
  list(root: string, wanted: WantedFiles, cancelled: () => boolean): Promise<Listing>;
  /** The texts of files, in the order asked; `largest` in bytes. Never rejects. */
  read(uris: readonly string[], largest: number): Promise<readonly FileText[]>;
  /** A sign that changes whenever the file does, where that can be told without reading it. Never rejects. */
  stamp?(uri: string): Promise<string | undefined>;
}

/** What the server is given by the entry that starts it. */
export interface Host {
  /** Files whose URIs begin with "file:"; undefined in a browser, where the client is asked. */
  readonly files: FileAccess | undefined;
  /** Lets messages that have arrived be read before going on. */
  readonly pause: () => Promise<void>;
}

/** Files as the command line needs them. */

/** What reading a path gave: texts by path, or why there are none. */
export interface DraftFile {
  readonly path: string;
  readonly text: string;
}

export interface FileProblem {
  readonly path: string;
  /** One sentence: what is wrong and how to mend it. */
  readonly message: string;
}

export interface Files {
  /**
   * The drafts a path names: the file itself whatever its ending, the `.ordinance` and `.ord` files below a folder,
   * or standard input for "-". What can't be read is named and the rest goes on.
   */
  read(path: string): { readonly files: readonly DraftFile[]; readonly problems: readonly FileProblem[] };
  /** Writes a new file. One that is there is left as it is. Returns why nothing was written, as the end of a sentence. */
  create(path: string, text: string): string | undefined;
}

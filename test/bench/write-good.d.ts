declare module 'write-good' {
  /** The suggestions for a text. */
  export default function writeGood(text: string): readonly { readonly index: number; readonly reason: string }[];
}

/** Reads plain data that has no type yet; what has another shape counts as absent. */
export type Table = Readonly<Record<string, unknown>>;

export const isTable = (v: unknown): v is Table => typeof v === 'object' && v !== null && !Array.isArray(v);
export const tableIn = (v: unknown): Table => (isTable(v) ? v : {});
export const textIn = (t: Table, key: string): string => {
  const v = t[key];
  return typeof v === 'string' ? v : '';
};
export const listIn = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : []);
export const textsIn = (v: unknown): string[] => listIn(v).filter((x): x is string => typeof x === 'string');

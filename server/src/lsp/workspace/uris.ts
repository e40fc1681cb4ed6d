/** URIs in one spelling: editors and Node escape different signs, and write drive letters differently. */

const PARTS = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/]*))?(.*)$/s;

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

export function canonical(uri: string): string {
  const m = PARTS.exec(uri);
  if (!m) return uri;
  const path = (m[3] ?? '')
    .split('/')
    .map((p, i) => encodeURIComponent(i === 1 && /^[A-Za-z](?::|%3A)$/i.test(p) ? decoded(p).toLowerCase() : decoded(p)))
    .join('/');
  return `${(m[1] as string).toLowerCase()}:${m[2] === undefined ? '' : `//${m[2].toLowerCase()}`}${path}`;
}

export const schemeOf = (uri: string): string => PARTS.exec(uri)?.[1]?.toLowerCase() ?? '';

/** The path of a file counted from a folder, both canonical; undefined where the file is not in it. */
export function pathBelow(root: string, uri: string): string | undefined {
  const base = root.endsWith('/') ? root : `${root}/`;
  return uri.startsWith(base) ? decoded(uri.slice(base.length)) : undefined;
}

/** The file named by a path counted from a folder. */
export const uriBelow = (root: string, path: string): string =>
  `${root.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}`;

/** How a file is named to a reader: its path in the folder, or its last name. */
export const nameOf = (root: string | undefined, uri: string): string =>
  (root === undefined ? undefined : pathBelow(root, uri)) ?? decoded(uri.slice(uri.lastIndexOf('/') + 1));

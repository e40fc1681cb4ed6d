/** Patterns of file names as editors write them: `*`, `**`, `?`, `[…]`, `{a,b}`. A pattern without "/" is about the name alone. */

const LONGEST = 200;
/** More wildcards than any sensible pattern has, and few enough that a match is always quick. */
const MOST_WILDCARDS = 6;

/** One pattern as a regular expression over a path with "/" between names; undefined where it cannot be one. */
function compile(glob: string): RegExp | undefined {
  if (glob.length > LONGEST || (glob.match(/\*+/g)?.length ?? 0) > MOST_WILDCARDS) return undefined;
  const source = glob.replace(/^\.?\//, '');
  let out = source.includes('/') ? '' : '(?:[^/]+/)*';
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const sign = source[i] as string;
    if (sign === '*') {
      let stars = 1;
      while (source[i + 1] === '*') {
        stars++;
        i++;
      }
      if (stars === 1) out += '[^/]*';
      else if (source[i + 1] === '/') {
        out += '(?:[^/]+/)*';
        i++;
      } else out += '.*';
    } else if (sign === '?') out += '[^/]';
    else if (sign === '{') {
      depth++;
      out += '(?:';
    } else if (sign === '}' && depth > 0) {
      depth--;
      out += ')';
    } else if (sign === ',' && depth > 0) out += '|';
    else if (sign === '[' && source.indexOf(']', i) > i + 1) {
      const end = source.indexOf(']', i);
      out += `[${source
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/\\/g, '\\\\')}]`;
      i = end;
    } else out += sign.replace(/[.+^$()|\\\]{}]/g, '\\$&');
  }
  if (depth > 0) return undefined;
  try {
    return new RegExp(`^${out}$`, 'i');
  } catch {
    return undefined;
  }
}

/** Tells whether a path, counted from the folder, fits any of the patterns. */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map(compile).filter((p) => p !== undefined);
  return (path) => patterns.some((p) => p.test(path));
}

/** Tells whether a folder, by its path, is left out with all that is in it. */
export function folderMatcher(globs: readonly string[]): (path: string) => boolean {
  const matches = matcher(globs);
  return (path) => matches(path) || matches(`${path}/-`);
}

/** Tells whether a file, by its path, counts: it is asked for, not left out, and in no folder whose name begins with a dot. */
export function wantedBy(wanted: { readonly include: readonly string[]; readonly exclude: readonly string[] }): (path: string) => boolean {
  const [included, excluded, skipped] = [matcher(wanted.include), matcher(wanted.exclude), folderMatcher(wanted.exclude)];
  return (path) => {
    if (!included(path) || excluded(path)) return false;
    const names = path.split('/').slice(0, -1);
    return names.every((name, i) => !name.startsWith('.') && !skipped(names.slice(0, i + 1).join('/')));
  };
}

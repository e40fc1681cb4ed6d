/** Where the law that a citation names is published: in words, and the official public page whose address follows from it. */
import { isTable, listIn, type Table, tableIn, textIn } from '../facts/citations/data';
import type { Citation, CitationField, CitationKind } from '../facts/types';
import { reporterOf } from './library';

/** A place of publication for one kind of citation, as rules/citation-checks/places.yaml has it. */
interface Place {
  readonly kind: string;
  /** The one reporter it holds, or empty for all of the kind. */
  readonly reporter: string;
  readonly where: string;
  readonly url: string;
  /** What the look-up key begins with, or empty. */
  readonly key: string;
  /** Lowest and highest volume, or Congress of a public law, that the page holds. */
  readonly least: number;
  readonly most: number;
}

export interface Published {
  /** "United States Code, title 8, section 1373". */
  readonly where: string;
  /** https address of an official page, or empty. */
  readonly url: string;
}

export interface Places {
  /** Undefined where the data has no place for the kind or reporter. */
  of(c: Citation): Published | undefined;
  /** "Federal statute". */
  nameOf(kind: CitationKind): string;
  /** Parts of a citation in the order in which a card lists them, each with its name. */
  readonly parts: readonly (readonly [CitationField, string])[];
}

/** Compiles rules/citation-checks/places.yaml. */
export function compilePlaces(data: Table): Places {
  const places: Place[] = listIn(data.places)
    .filter(isTable)
    .map((t) => ({
      kind: textIn(t, 'kind'),
      reporter: textIn(t, 'reporter'),
      where: textIn(t, 'where'),
      url: textIn(t, 'url'),
      key: textIn(t, 'key'),
      least: typeof t.least === 'number' ? t.least : 0,
      most: typeof t.most === 'number' ? t.most : Number.POSITIVE_INFINITY,
    }));
  const names = tableIn(data.names);
  const parts = tableIn(data.parts);
  return {
    of(c) {
      const place = places.find((p) => p.kind === c.kind && c.key.startsWith(p.key) && (p.reporter === '' || hasReporter(c, p.reporter)));
      if (!place) return undefined;
      const values = valuesOf(c);
      const where = filled(place.where, values, SHOWN);
      if (where === '') return undefined;
      const number = Number(values.congress || values.volume || place.least);
      return { where, url: number >= place.least && number <= place.most ? filled(place.url, values, PLAIN) : '' };
    },
    nameOf: (kind) => textIn(names, kind),
    parts: Object.keys(parts).map((field) => [field as CitationField, textIn(parts, field)] as const),
  };
}

const hasReporter = (c: Citation, reporter: string): boolean =>
  c.kind === 'case' ? reporterOf(c) === reporter : c.parts.reporter?.text.replace(/\s+/g, ' ') === reporter;

/** Plain numbers and letters alone go into an address; a card shows any short words. */
const PLAIN = /^[\w.-]{1,24}$/;
const SHOWN = /^\S.{0,60}$/s;

function valuesOf({ parts, key }: Citation): Readonly<Record<string, string>> {
  const number = /^(\d{2,3})[-–](\d{1,4})$/.exec(parts.number?.text ?? '');
  const volume = parts.volume?.text ?? '';
  const page = parts.page?.text ?? '';
  return {
    volume,
    page,
    section: parts.section?.text ?? '',
    number: parts.number?.text ?? '',
    volume3: volume.padStart(3, '0'),
    page3: page.padStart(3, '0'),
    congress: number?.[1] ?? '',
    law: number?.[2] ?? '',
    report: parts.reporter?.text.replace(/\s+/g, ' ') ?? '',
    amendment: / amend (\d{1,2})\b/.exec(key)?.[1] ?? '',
  };
}

/** The template with its names filled in; empty where one has no value of that form. */
function filled(template: string, values: Readonly<Record<string, string>>, form: RegExp): string {
  let whole = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (!form.test(value)) whole = false;
    return value;
  });
  return whole ? text : '';
}

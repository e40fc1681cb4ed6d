/** Missing definitions put into the list that a draft has. */
import type { DefinitionPlace, FitEdit } from './fit';
import { renderDefinition } from './render';
import { bareDesignator, type DraftShape, indexOf, rungAt } from './shape';
import type { DefinitionText } from './terms';

/** Puts definitions at their alphabetical places and letters later ones on where they are numbered. */
export function addDefinitions(
  missing: readonly DefinitionText[],
  places: readonly DefinitionPlace[],
  shape: DraftShape,
): readonly FitEdit[] {
  const gap = shape.lineBreak.repeat(shape.definitionGap + 1);
  const rung = rungAt(shape, 1);
  const edits: FitEdit[] = [];
  let added = 0;
  const render = (entry: DefinitionText, index: number): string => renderDefinition(entry.blocks, shape, 'plain', index);
  places.forEach((place, index) => {
    const here = missing.filter(
      (entry) => compare(entry.term, place.term) < 0 && places.slice(0, index).every((earlier) => compare(entry.term, earlier.term) >= 0),
    );
    const text = here.map((entry, n) => render(entry, index + added + n) + gap).join('');
    if (text !== '') edits.push({ start: place.start, end: place.start, newText: text, main: false });
    added += here.length;
    const old = place.designator && indexOf(rung, place.designator.text);
    if (place.designator && old !== undefined && added > 0)
      edits.push({ ...place.designator.span, newText: bareDesignator(rung, old + added), main: false });
  });
  const last = places[places.length - 1];
  const rest = missing.filter((entry) => places.every((place) => compare(entry.term, place.term) >= 0));
  if (last && rest.length > 0)
    edits.push({
      start: last.end,
      end: last.end,
      newText: rest.map((entry, n) => gap + render(entry, places.length + added + n)).join(''),
      main: false,
    });
  return edits;
}

/** Alphabetical order as codes print it: by letters, whatever their case, with blanks and hyphens left out. */
export function compare(a: string, b: string): number {
  const left = a.toLowerCase().replace(/[^a-z0-9]/g, '');
  const right = b.toLowerCase().replace(/[^a-z0-9]/g, '');
  return left < right ? -1 : left > right ? 1 : 0;
}

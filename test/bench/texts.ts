/** Texts to measure on, where none is given: made anew each time from a fixed seed. */
import { Random } from '../support/random';

const PARAGRAPHS = [
  'The department shall keep a list of the notices that it sends and shall publish the list on its website by March 1 of each year.',
  'No officer or employee shall hold a person on an immigration detainer after the time of release, unless a judicial warrant names that person.',
  'A permit issued under subsection (a) of this section expires one year after it is issued and may be renewed for one year at a time.',
  'The fee is $1,000, except that the director may waive the fee for a person who shows that the person cannot pay it.',
  'Nothing in this chapter limits compliance with 8 U.S.C. § 1373 or with Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014).',
];

/** An ordinance of about so many characters: sections of five subdivisions, a fifth of them about immigration. */
export function ordinance(size: number): string {
  const random = new Random(11);
  let text = 'AN ORDINANCE relating to many things\n\n';
  for (let n = 1; text.length < size; n++) {
    text += `SECTION ${n}. Heading of section ${n}.\n`;
    for (const letter of 'abcde') text += `(${letter}) ${random.pick(PARAGRAPHS)}\n`;
    text += '\n';
  }
  return text;
}

/** Sentences without a line break. */
export function oneLine(size: number): string {
  const random = new Random(13);
  let text = '';
  while (text.length < size) text += `${random.pick(PARAGRAPHS)} `;
  return text.slice(0, size);
}

/** `home-rule explain`: the page of a rule, authority, term, clause or state. */
import { page } from '../core/features/explain';
import { closest } from '../core/text/distance';
import { type Command, parseArguments, UsageError } from './command';

export const explain: Command = {
  name: 'explain',
  usage: 'home-rule explain ID',
  summary:
    'Print the page of a rule, authority, term of art, clause or state: detention/detainer-hold, case.galarza-v-szalczyk, state:TX …',
  run(args, { book, out, err }) {
    const { rest } = parseArguments(args, {});
    const [id, more] = rest;
    if (id === undefined || more !== undefined) throw new UsageError('Name one id.');
    const found = page(book, id) ?? page(book, book.rules.find((r) => r.inventory.includes(id))?.id ?? '');
    if (!found) {
      const all = [
        ...[book.rules, book.authorities, book.terms, book.clauses].flatMap((list) => list.map((x) => x.id)),
        ...book.states.all.map((s) => `state:${s.code}`),
      ];
      const near = closest(
        id,
        all.filter((x) => x.includes(id) || Math.abs(x.length - id.length) < 3),
      );
      err(`home-rule: nothing has the id ${id}.${near ? ` Did you mean ${near}?` : ''}`);
      return 2;
    }
    out(`${found.markdown}\n`);
    return 0;
  },
};

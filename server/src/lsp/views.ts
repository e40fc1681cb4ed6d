/** The messages of protocol.ts that fill the views: the spectrum, and the authorities a draft cites. */
import { CURRENCY, currencyTitle, TABLE } from '../core/features/authorities/standing';
import { authoritiesAsText } from '../core/features/authorities/table';
import {
  type CitedAuthoritiesParams,
  CitedAuthoritiesRequest,
  type CitedAuthoritiesResult,
  type SpectrumParams,
  SpectrumRequest,
  type SpectrumResult,
  type TableOfAuthoritiesParams,
  TableOfAuthoritiesRequest,
  type TableOfAuthoritiesResult,
} from '../protocol';
import type { Handlers } from './handlers';
import { inTurns } from './turns';

/** Registers the handlers of the views. `pause` lets messages that wait be answered. */
export function answerViews(handlers: Handlers, pause: () => Promise<void>): void {
  const { connection, on } = handlers;
  const readAll = inTurns(handlers, pause);

  connection.onRequest(SpectrumRequest, async ({ uri, most }: SpectrumParams, token): Promise<SpectrumResult | null> => {
    await readAll('Spectrum', uri, token, (d, units) => d.analysis.spectrum.advance(units));
    return on('Spectrum', uri, null as SpectrumResult | null, token, (d) => ({
      version: d.version,
      levels: d.analysis.spectrum
        .rungs(most)
        .map((rung) => ({ ...rung, entries: rung.entries.map(({ span, ...entry }) => ({ ...entry, range: d.rangeOf(span) })) })),
    }));
  });

  connection.onRequest(CitedAuthoritiesRequest, async (params: CitedAuthoritiesParams, token): Promise<CitedAuthoritiesResult | null> => {
    const { uri, today, mostAuthorities, mostPlaces } = params;
    await readAll('Authorities', uri, token, (d, units) => d.analysis.cited.advance(units));
    return on('Authorities', uri, null as CitedAuthoritiesResult | null, token, (d) => {
      const { analysis } = d;
      const { months } = analysis.settings.currency;
      const { authorities, ...counts } = analysis.cited.list(analysis.context, { today, months, mostAuthorities, mostPlaces });
      const unverified = authorities.some((a) => a.id !== '' && a.currency === 'unknown');
      return {
        version: d.version,
        ...counts,
        authorities: authorities.map((a) => ({
          ...a,
          places: a.places.map(({ span, sectionStart, ...place }) => ({
            ...place,
            range: d.rangeOf(span),
            sectionLine: d.positionAt(sectionStart).line,
          })),
        })),
        currencies: CURRENCY.map((g) => ({ id: g.id, title: currencyTitle(g, months, unverified), sign: g.sign })),
        parts: TABLE.map((p) => ({ id: p.id, title: p.title, sign: '' })),
      };
    });
  });

  connection.onRequest(
    TableOfAuthoritiesRequest,
    async ({ uri, today }: TableOfAuthoritiesParams, token): Promise<TableOfAuthoritiesResult> => {
      await readAll('Table of authorities', uri, token, (d, units) => d.analysis.cited.advance(units));
      return on('Table of authorities', uri, { text: '' }, token, ({ analysis }) => {
        const { months } = analysis.settings.currency;
        const all = Number.POSITIVE_INFINITY;
        const list = analysis.cited.list(analysis.context, { today, months, mostAuthorities: all, mostPlaces: all });
        return { text: authoritiesAsText(list.authorities, { by: 'kind', months, markdown: false }) };
      });
    },
  );
}

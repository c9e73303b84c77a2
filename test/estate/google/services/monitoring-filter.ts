/** The part of Monitoring's filters that readers of use need: https://cloud.google.com/monitoring/api/v3/filters */
import { invalid } from '../errors.ts';
import { param, type Call } from '../method.ts';
import type { Series } from '../metrics.ts';

interface Filter {
  metric: string;
  fits: (series: Series) => boolean;
}

/** `metric.type = "…" AND resource.labels.x = "…"`, as https://cloud.google.com/monitoring/api/v3/filters has it. */
export function filterOf(call: Call): Filter {
  const text = param(call, 'filter');
  if (text === undefined) throw invalid('Field filter had an invalid value of "": must be specified.');
  const terms = text.split(/\s+AND\s+/i).map((term) => termOf(term) ?? unparsable(text));
  const metric = terms.find(({ left, how }) => left === 'metric.type' && how === '=')?.values[0];
  if (metric === undefined) {
    throw invalid(
      `Field filter had an invalid value of "${text}": must specify a restriction on "metric.type" in the filter.`,
    );
  }
  return { metric, fits: (series) => terms.every((term) => holds(term, series)) };
}

function unparsable(text: string): never {
  throw invalid(`Field filter had an invalid value of "${text}": could not parse.`);
}

interface Term {
  left: string;
  how: string;
  values: string[];
}

function termOf(term: string): Term | undefined {
  const [, left, operator = '', call = '', right = ''] =
    /^\s*([\w.]+)\s*(!?=)\s*(one_of|starts_with|has_substring|)\(?(.+?)\)?\s*$/.exec(term) ?? [];
  const values = [...right.matchAll(/"([^"]*)"/g)].map(([, value = '']) => value);
  if (left === undefined || values.length === 0) return undefined;
  return { left, how: call === '' ? operator : call, values };
}

function holds({ left, how, values }: Term, series: Series): boolean {
  const found = field(series, left) ?? '';
  if (how === 'starts_with') return values.some((value) => found.startsWith(value));
  if (how === 'has_substring') return values.some((value) => found.includes(value));
  return values.includes(found) === (how !== '!=');
}

function field({ metric, resource }: Series, path: string): string | undefined {
  const [of, what = '', label = ''] = path.split('.');
  const from = of === 'metric' ? metric : resource;
  if (what === 'type') return from.type;
  return what === 'labels' || what === 'label' ? from.labels[label] : undefined;
}

import { iso } from '../clock.ts';
import { shapeOf, type Member, type ServiceModel } from './model.ts';

/** An operation's answer before it takes a wire form. Dates are whole seconds. */
export type Output = Readonly<Record<string, unknown>>;

// Escaping the lone surrogate as a reference is what a careless server does; strict XML readers refuse it.
// eslint-disable-next-line no-control-regex
const SPECIAL = /[&<>"\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ud800-\udfff]/;

export function escapeXml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '&') out += '&amp;';
    else if (char === '<') out += '&lt;';
    else if (char === '>') out += '&gt;';
    else if (char === '"') out += '&quot;';
    else if ((code < 32 && code !== 9 && code !== 10) || (code >= 0xd800 && code <= 0xdfff)) {
      out += `&#x${code.toString(16).toUpperCase()};`;
    } else out += char;
  }
  return out;
}

/** What is not in AWS's model is a mistake of the simulation, never a reply. */
function strange(model: ServiceModel, shape: string, key: string): Error {
  return new Error(`estate bug: ${model.signingName} ${shape}.${key} is not in the API model`);
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export function toXml(model: ServiceModel, shapeName: string, value: unknown): string {
  const shape = shapeOf(model, shapeName);
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') {
    return shape.type === 'timestamp' && typeof value === 'number' ? iso(value) : escapeXml(plain(value));
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    const of = shape.member as Member;
    const tag = of.locationName ?? 'member';
    return value.map((item) => `<${tag}>${toXml(model, of.shape, item)}</${tag}>`).join('');
  }
  if (shape.type === 'map') {
    return Object.entries(value)
      .map(([key, item]) => `<entry><key>${escapeXml(key)}</key><value>${escapeXml(plain(item))}</value></entry>`)
      .join('');
  }
  let out = '';
  for (const key in value) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    const member = shape.members?.[key];
    if (!member) throw strange(model, shapeName, key);
    const tag = member.locationName ?? key;
    out += `<${tag}>${toXml(model, member.shape, item)}</${tag}>`;
  }
  return out;
}

export function toJson(model: ServiceModel, shapeName: string, value: unknown): unknown {
  const shape = shapeOf(model, shapeName);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') {
    return shape.timestampFormat === 'iso8601' && typeof value === 'number' ? iso(value) : value;
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    const of = shape.member as Member;
    return value.map((item) => toJson(model, of.shape, item));
  }
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const member = shape.type === 'map' ? shape.value : shape.members?.[key];
    if (!member) throw strange(model, shapeName, key);
    out[key] = toJson(model, member.shape, item);
  }
  return out;
}

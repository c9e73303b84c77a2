import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from './index.ts';
import { severities } from './rule.ts';

const here = new URL('./', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8');
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('the folders are the list', () => {
  expect(rules.map((rule) => rule.id)).toEqual(folders.toSorted());
});

const known =
  /^(OWASP NHI([1-9]|10)|CIS \d+\.\d+|SOC 2 CC\d\.\d|HIPAA 164\.3\d\d\(.+\)|PCI DSS \d+(\.\d+)+|ISO 27001 A\.\d+\.\d+|NIST CSF [A-Z]{2}\.[A-Z]{2}-\d\d)$/;

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('$id', ({ id, rule }) => {
  test('has its test and its documentation', () => {
    expect(existsSync(new URL(`${id}/rule.test.ts`, here))).toBe(true);
    const headings = read(`${id}/README.md`).match(/^#+ .*$/gm);
    expect(headings).toEqual([
      `# ${id}`,
      '## What it finds',
      '## Why it matters',
      '## What to do',
      '## What it cannot know',
    ]);
  });

  test('names no provider', () => {
    expect(read(`${id}/rule.ts`)).not.toMatch(/\b(aws|amazon|azure|entra|microsoft|gcp|google|github|slack|okta)\b/i);
  });

  test('has data that is complete', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/);
    expect(severities).toContain(rule.severity);
    expect(rule.references.length).toBeGreaterThan(0);
    expect(rule.references.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
    expect(rule.controls.filter((control) => !known.test(control))).toEqual([]);
    expect(new Set(rule.controls).size).toBe(rule.controls.length);
    expect(rule.kinds?.length).not.toBe(0);
  });

  test('advises to verify first, and to delete nothing before waiting', () => {
    const steps = rule.remediation;
    expect(steps[0]).toMatch(/^(Verify|Find)/);
    const deletes = steps.findIndex((step) => step.startsWith('Delete'));
    const waits = steps.findIndex((step) => /\bwait\b/i.test(step));
    expect(deletes === -1 || (waits > 0 && waits < deletes)).toBe(true);
  });
});

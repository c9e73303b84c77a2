/** The known word that a person most likely meant; nothing when none is close. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  if (best === undefined) return undefined;
  const longer = Math.max(word.length, best.name.length);
  if (best.distance <= Math.max(1, Math.floor(longer / 3))) return best.name;
  return wanted.length >= 3 ? known.find((name) => name.toLowerCase().startsWith(wanted)) : undefined;
}

/** ` Did you mean "x"?`, or the whole list when it is short, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = suggest(word, known);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  return known.length > 0 && known.length <= 20 ? `Known: ${known.join(', ')}.` : '';
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let older: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    older = above;
    above = row;
  }
  return above[b.length] ?? 0;
}

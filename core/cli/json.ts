/** `{"schemaVersion":1,"items":[…]}`, written item by item. */
import type { Output } from './output.ts';

export async function writeItems(items: AsyncIterable<unknown>, out: Output): Promise<number> {
  let written = 0;
  await out.data('{"schemaVersion":1,"items":[');
  for await (const item of items) {
    await out.data(`${written === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`);
    written++;
  }
  await out.data(written === 0 ? ']}\n' : '\n]}\n');
  return written;
}

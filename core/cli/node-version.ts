/** The oldest Node that runs us; better-sqlite3 crashes older ones without a word. Keep equal to package.json. */
const oldest = 24;

/** What is wrong with this Node, as a line for the person; nothing when it will do. */
export function unfitNode(version: string): string | undefined {
  if (Number(version.split('.')[0]) >= oldest) return undefined;
  return `discover needs Node ${oldest} or later; this is Node ${version}. See https://nodejs.org/en/download`;
}

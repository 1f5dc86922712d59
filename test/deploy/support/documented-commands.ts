import { readFile } from 'node:fs/promises';

/**
 * The commands between the markers of docs/deploy.md, as a reader pastes them; only what must be another here is
 * replaced.
 * @param name of the markers `<!-- name:start -->` and `<!-- name:end -->`
 * @throws Error when the section or something to replace is not there
 */
export const documentedCommands = async (
  name: string,
  replacements: Readonly<Record<string, string>>,
): Promise<string> => {
  const text = await readFile('docs/deploy.md', 'utf8');
  const section = new RegExp(`<!-- ${name}:start -->\n\`\`\`bash\n(.*?)\`\`\``, 's').exec(
    text,
  )?.[1];
  if (section === undefined) throw new Error(`docs/deploy.md has no section ${name}`);
  return Object.entries(replacements).reduce((commands, [from, to]) => {
    if (!commands.includes(from)) throw new Error(`${from} is not in the section ${name}`);
    return commands.replaceAll(from, to);
  }, section);
};

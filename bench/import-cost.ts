import { build } from 'esbuild';

/** A file that uses `parse` and `respond` of one trigger, as a handler does. */
const userOf = (file: string): string =>
  `import { parse, respond } from ${JSON.stringify(file)};\nexport const handler = async (event) => respond(parse(event), {});`;

/** The bundled user of one part of the event library, minified. */
export const bundleImport = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: userOf(file), resolveDir: process.cwd() },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
  });
  return outputFiles[0]?.text ?? '';
};

export const bytesOfImport = async (file: string): Promise<number> =>
  Buffer.byteLength(await bundleImport(file));

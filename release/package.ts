/** One version of an npm package. */
export type Package = {
  readonly name: string;
  readonly version: string;
  /** SPDX expression as its author wrote it; `undefined` where there is none. */
  readonly licence: string | undefined;
};

/** How npm and CycloneDX write it: `name@version`. */
export const idOf = ({ name, version }: Pick<Package, 'name' | 'version'>): string =>
  `${name}@${version}`;

import { execFileSync } from 'node:child_process';
import * as v from 'valibot';
import { idOf, type Package } from './package.ts';

const Licence = v.union([
  v.object({
    license: v.union([v.looseObject({ id: v.string() }), v.looseObject({ name: v.string() })]),
  }),
  v.looseObject({ expression: v.string() }),
]);

const Component = v.looseObject({
  name: v.string(),
  version: v.string(),
  licenses: v.optional(v.array(Licence), []),
});

/** The part of a CycloneDX document that is read or changed here; the rest passes through. */
const Sbom = v.looseObject({
  bomFormat: v.literal('CycloneDX'),
  metadata: v.looseObject({
    component: v.looseObject({ 'bom-ref': v.string(), name: v.string() }),
  }),
  components: v.array(Component),
  dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.array(v.string()) })),
});

export type Sbom = v.InferOutput<typeof Sbom>;

/**
 * npm's own account of all that is installed, as CycloneDX. Throws what npm says where the tree does not fit its lock
 * file. npm names the product after its folder; it has a name of its own.
 */
export const makeSbom = (root: string, name: string): Sbom => {
  const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'];
  const text = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const sbom = v.parse(Sbom, JSON.parse(text));
  sbom.metadata.component.name = name;
  return sbom;
};

/**
 * The SBOM of what is deployed: the packages of which there is code in a bundle. npm's own `--omit=dev` is no help: it
 * keeps what is never bundled, and leaves out what a development package needs too (npm 11.19; the SDK's core was gone).
 */
export const onlyBundled = (sbom: Sbom, bundled: readonly Package[]): Sbom => {
  const wanted = new Set([sbom.metadata.component['bom-ref'], ...bundled.map(idOf)]);
  const isWanted = (ref: string): boolean => wanted.has(ref);
  return {
    ...sbom,
    components: sbom.components.filter((component) => isWanted(idOf(component))),
    dependencies: sbom.dependencies
      .filter(({ ref }) => isWanted(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isWanted) })),
  };
};

const licenceOf = (licence: v.InferOutput<typeof Licence>): string => {
  if ('expression' in licence) return String(licence.expression);
  return String('id' in licence.license ? licence.license.id : licence.license.name);
};

/** The packages that an SBOM lists, each version once. */
export const packagesIn = ({ components }: Sbom): readonly Package[] => {
  const listed = components.map(({ name, version, licenses }) => ({
    name,
    version,
    licence: licenses.length === 0 ? undefined : licenses.map(licenceOf).join(' AND '),
  }));
  return [...new Map(listed.map((entry) => [idOf(entry), entry])).values()];
};

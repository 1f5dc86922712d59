import { describe, expect, it } from 'vitest';
import { root } from '../../local/paths.ts';
import { makeSbom, onlyBundled, packagesIn } from '../../release/sbom.ts';

const sbom = makeSbom(root, 'cognito-triggers');
const named = (name: string) => packagesIn(sbom).filter((entry) => entry.name === name);

describe('the SBOM', () => {
  it("the SBOM is npm's CycloneDX and names the product, whatever its folder is called", () => {
    expect(sbom.bomFormat).toBe('CycloneDX');
    expect(sbom.metadata.component.name).toBe('cognito-triggers');
  });

  it('the SBOM lists deployed and development packages with their licences', () => {
    expect(named('valibot')).toMatchObject([{ licence: 'MIT' }]);
    expect(named('@biomejs/biome')).toMatchObject([{ licence: 'MIT OR Apache-2.0' }]);
  });

  it('the SBOM of the bundles lists only bundled packages and their dependencies', () => {
    const bundled = [...named('@aws-sdk/core'), ...named('@smithy/core')];

    const cut = onlyBundled(sbom, bundled);

    expect(packagesIn(cut)).toEqual(bundled);
    const core = cut.dependencies.find(({ ref }) => ref.startsWith('@aws-sdk/core@'));
    expect(core?.dependsOn.map((ref) => ref.replace(/@[^@]*$/, ''))).toEqual(['@smithy/core']);
  });
});

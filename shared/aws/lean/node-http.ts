/**
 * Stands in for `node:http` in the bundles (an esbuild alias in template.yaml). `import 'node:http'` builds a facade
 * that reads every export and so loads undici: 49 ms of CPU against 3 ms this way (docs/performance.md). These are the
 * names that the AWS SDK and middy use.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request, STATUS_CODES } = http;
export default http;

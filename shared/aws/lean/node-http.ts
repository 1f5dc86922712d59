/**
 * Replaces `node:http` in the bundles (an esbuild alias in template.yaml). `import 'node:http'` reads every export and so
 * loads undici: 49 ms of CPU, against 3 ms with this file (docs/performance.md). The AWS SDK and middy use these names.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request, STATUS_CODES } = http;
export default http;

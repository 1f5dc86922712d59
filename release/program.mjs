#!/usr/bin/env node
// The program of the npm package. Nothing is imported before the check: it must be able to run on any Node.
const oldest = 22;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    `cognito-triggers takes Node ${oldest} or later, and here is ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else {
  await import('./cli/main.js');
}

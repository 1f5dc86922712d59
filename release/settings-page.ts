import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, templateFile } from '../local/paths.ts';
import { readRawTemplate } from '../local/template/raw-template.ts';
import { settingsPage } from './settings.ts';

// Writes docs/settings.md: `npm run settings`. A test compares the committed page with the template.
writeFileSync(join(root, 'docs', 'settings.md'), settingsPage(readRawTemplate(templateFile)));

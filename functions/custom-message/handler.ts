import * as customMessage from '#shared/events/custom-message.ts';
import { log } from '#shared/runtime/logger.ts';
import { trigger } from '#shared/runtime/trigger.ts';
import { loadConfig } from './config.ts';
import { respondWith } from './respond.ts';

const policy = loadConfig(process.env);

export const handler = trigger(customMessage, respondWith({ policy, log }));

import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Metrics as Port } from '../ports.ts';

/**
 * Metrics in CloudWatch's embedded format: log lines, no call. Only for functions that no sign-in waits for: the others
 * are counted by metric filters on their log lines, so that no cold start grows. The namespace comes from the
 * environment (POWERTOOLS_METRICS_NAMESPACE).
 */
const powertools = new Metrics();

export const metrics: Port = {
  count: (name) => powertools.addMetric(name, MetricUnit.Count, 1),
  seconds: (name, value) => powertools.addMetric(name, MetricUnit.Seconds, value),
  // Powertools warns where there is nothing to publish, as after a record that is dropped.
  flush: () => {
    if (powertools.hasStoredMetrics()) powertools.publishStoredMetrics();
  },
};

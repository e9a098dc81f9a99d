/**
 * Whether the cases of today are still those that a model learned from.
 *
 * <pre>{@code
 * DriftProfile baseline = DriftProfile.of(model, training);                 // kept beside the model, as JSON
 * DriftProfile today = baseline.tally().add(model, rows).result();          // merged over threads and days if need be
 * DriftReport report = DriftReport.of(baseline, today);
 * if (report.level() == DriftLevel.DRIFT) { … }
 * }</pre>
 *
 * <p>Profiles, reports and estimates are immutable and safe to share; a tally belongs to one thread at a time.
 */
@NullMarked
package io.crmkit.ai.drift;

import org.jspecify.annotations.NullMarked;

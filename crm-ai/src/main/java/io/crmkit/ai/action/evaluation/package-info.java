/**
 * What a policy would have brought, told by what another one did: estimates from logged decisions with intervals, how
 * far the log reaches, the gate that a change of policy has to pass, and the effect of single actions.
 *
 * <pre>{@code
 * List<Trial> trials = new CrossFit(logged, features, 5).trials(candidate);
 * Estimate gain = Estimator.DOUBLY_ROBUST.of(trials, Interval.NORMAL, 0.95);
 * Overlap overlap = Overlap.of(trials);                  // effective sample size, unsupported share
 * }</pre>
 *
 * <p>Rewards have no unit; amounts of money are divided by an amount before they come here. Everything here is
 * immutable and computes the same of the same numbers.
 */
@NullMarked
package io.crmkit.ai.action.evaluation;

import org.jspecify.annotations.NullMarked;

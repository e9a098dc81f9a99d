/** The engines under measurement, each behind {@link io.crmkit.benchmarks.worker.ApprovalPeer}. */
@NullMarked
package io.crmkit.benchmarks.peer;

import org.jspecify.annotations.NullMarked;

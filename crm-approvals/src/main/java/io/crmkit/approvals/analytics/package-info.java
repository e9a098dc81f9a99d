/**
 * What the histories of requests tell: how long they take, where they wait and for whom, and what would have been.
 *
 * <pre>{@code
 * ApprovalAnalytics analytics = ApprovalAnalytics.in(officeHours);
 * ids.forEach(id -> analytics.add(approvals.history(acme, id)));
 * ApprovalFigures figures = analytics.result();
 * figures.cycleTime().median();  figures.approver(bob).orElseThrow().shareOfCycleTime();
 * }</pre>
 *
 * <p>Everything is computed from events alone. Figures of many histories can be computed in parts and merged, with the
 * same result in whatever order. Accumulators are not thread-safe; what they result in is immutable.
 */
@NullMarked
package io.crmkit.approvals.analytics;

import org.jspecify.annotations.NullMarked;

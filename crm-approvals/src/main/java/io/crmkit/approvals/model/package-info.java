/**
 * The rules of approval chains, as values and pure functions.
 *
 * <p>{@link io.crmkit.approvals.model.ApprovalDecider} turns a {@link io.crmkit.approvals.model.Briefing} (a command
 * with the time and the facts it is judged by) into {@link io.crmkit.approvals.model.ApprovalEvent}s or one
 * {@link io.crmkit.approvals.model.ApprovalRefusal}, and folds events into an
 * {@link io.crmkit.approvals.model.Approval}.
 */
@NullMarked
package io.crmkit.approvals.model;

import org.jspecify.annotations.NullMarked;

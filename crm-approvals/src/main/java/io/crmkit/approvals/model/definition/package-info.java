/**
 * What a chain is, before anybody asks for approval: {@link io.crmkit.approvals.model.definition.Definition} and its
 * {@link io.crmkit.approvals.model.definition.Step}s, approvers, escalation and policies, all immutable values.
 */
@NullMarked
package io.crmkit.approvals.model.definition;

import org.jspecify.annotations.NullMarked;

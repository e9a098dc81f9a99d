/**
 * What a chain is, before anybody asks for approval: {@link io.crmkit.approvals.model.definition.Definition} and its
 * {@link io.crmkit.approvals.model.definition.Step}s, approvers, escalation and policies, all immutable values.
 *
 * <p>{@link io.crmkit.approvals.model.definition.DefinitionCheck} finds what cannot be meant in one.
 */
@NullMarked
package io.crmkit.approvals.model.definition;

import org.jspecify.annotations.NullMarked;

/**
 * Approvals as JSON: the document of a {@link io.crmkit.approvals.json.DefinitionJson definition}, the payload of an
 * {@link io.crmkit.approvals.json.ApprovalEventJson event}, and a stored
 * {@link io.crmkit.approvals.json.ApprovalJson state}.
 *
 * <p>Each form carries a version and refuses what it does not know: a newer event is never skipped.
 */
@NullMarked
package io.crmkit.approvals.json;

import org.jspecify.annotations.NullMarked;

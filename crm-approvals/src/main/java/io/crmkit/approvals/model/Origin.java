package io.crmkit.approvals.model;

import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.core.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a request is from its submission on; only a migration changes it.
 *
 * @param definition the chain it is pinned to, whatever is published later
 * @param expiresAt when it ends undecided; null if never
 */
public record Origin(
    DefinitionRef definition, Subject subject, Actor requester, Instant submittedAt, @Nullable Instant expiresAt) {

  Origin migrated(DefinitionRef other, @Nullable Instant newExpiry) {
    return new Origin(other, subject, requester, submittedAt, newExpiry);
  }
}

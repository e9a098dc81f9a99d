package io.crmkit.approvals.model.token;

import io.crmkit.approvals.model.ApprovalId;
import io.crmkit.core.Actor;
import io.crmkit.core.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * What a token stands for; its secret is elsewhere.
 *
 * @param use what it may be used for
 * @param step the place of the step in the definition, from 0
 * @param stepName the name of the step
 * @param openedAt when that step opened, by which another round of it is told
 * @param person who decides by it
 * @param holder in whose seat: the person's own, or that of somebody for whom they act
 * @param content the digest of what the person was asked about
 * @param after how many events there were when it was issued
 * @param expiresAt from when it counts no more
 * @param seal HMAC-SHA256 over the secret and all of this, so that whoever can write to the store can neither make a
 *     token nor change one
 */
public record ActionToken(
    ApprovalId request,
    Use use,
    int step,
    String stepName,
    Instant openedAt,
    Actor person,
    Actor holder,
    String content,
    long after,
    Instant expiresAt,
    Seal seal) {

  public ActionToken {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(use, "use");
    Require.notBlank(stepName, "stepName");
    Objects.requireNonNull(openedAt, "openedAt");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(holder, "holder");
    Require.notBlank(content, "content");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(seal, "seal");
  }

  /** Whether the person acts for somebody else. */
  public boolean isOfADelegate() {
    return !holder.equals(person);
  }

  /** What a token may be used for. */
  public enum Use {
    /** A link that approves. */
    APPROVE,

    /** A link that rejects. */
    REJECT,

    /** An answer by mail, which says itself what it decides. */
    REPLY
  }

  /**
   * What proves that a token was issued as it is stored.
   *
   * @param keyId which key made it
   * @param mac 32 bytes as 43 characters of base64url
   */
  public record Seal(String keyId, String mac) {
    public Seal {
      Require.notBlank(keyId, "keyId");
      Require.notBlank(mac, "mac");
    }
  }
}

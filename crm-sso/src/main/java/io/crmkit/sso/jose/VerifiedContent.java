package io.crmkit.sso.jose;

import java.util.Objects;

/** Signed content that need not be claims, such as a document or a message. Immutable. */
public final class VerifiedContent {

  private final JwsHeader header;
  private final byte[] content;

  VerifiedContent(JwsHeader header, byte[] content) {
    this.header = Objects.requireNonNull(header, "header");
    this.content = content;
  }

  public JwsHeader header() {
    return header;
  }

  /** Returns a copy of what was signed. */
  public byte[] content() {
    return content.clone();
  }
}

package io.crmkit.examples.sso;

import io.crmkit.sso.jose.KeySet;
import io.crmkit.sso.jose.VerificationKey;
import java.util.List;
import java.util.Map;

/** Thumbprints of keys (RFC 7638): {@code jwk} and {@code thumbprint_sha256}. */
final class ThumbprintVectors implements VectorKind {

  @Override
  public boolean isOne(Members file) {
    return file.has("jwk") && file.has("thumbprint_sha256");
  }

  @Override
  public void count(Tally tally, String name, Members file) {
    Members jwk = file.member("jwk").orElseThrow();
    KeySet keys = KeySet.read(new Members(Map.of("keys", List.of(jwk.values()))).toJson()).orElseThrow();
    String came = keys.keys().stream().findFirst().map(VerificationKey::thumbprint).orElse("no key");
    tally.accept(name, came.equals(file.need("thumbprint_sha256")) ? null : came);
  }
}

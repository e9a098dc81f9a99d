package io.crmkit.sso.token;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.TenantTag;
import io.crmkit.sso.token.model.FamilyId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refresh token as its client holds it: {@code crmrt1.<tenant>.<family>.<256 random bits>}, where the tenant is its
 * {@link TenantTag}. The prefix lets scanners of leaked secrets know it.
 */
final class RefreshText {

  static final String PREFIX = "crmrt1.";

  private static final Pattern TEXT =
      Pattern.compile("crmrt1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]{1,100})\\.([A-Za-z0-9_-]{43})");
  private static final int SECRET_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String tenant;
  private final FamilyId family;
  private final String text;

  private RefreshText(String tenant, FamilyId family, String text) {
    this.tenant = tenant;
    this.family = family;
    this.text = text;
  }

  static RefreshText make(TenantId tenant, FamilyId family, SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String tag = TenantTag.of(tenant);
    return parse(PREFIX + tag + "." + family + "." + BASE64.encodeToString(secret)).orElseThrow(
        () -> new IllegalArgumentException("ids must have 1 to 100 letters, digits, - and _ but one was " + family));
  }

  static Optional<RefreshText> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new RefreshText(parts.group(1), new FamilyId(parts.group(2)), text)) : Optional.empty();
  }

  boolean isOf(TenantId other) {
    return tenant.equals(TenantTag.of(other));
  }

  FamilyId family() {
    return family;
  }

  String text() {
    return text;
  }

  /** Returns all that is kept of the token. */
  String hash() {
    String secret = text.substring(text.lastIndexOf('.') + 1);
    return SecretHash.ofRandom(List.of("refresh", tenant, family.value()), secret).toString();
  }

  @Override
  public String toString() {
    return "RefreshText[" + family + "]";
  }
}

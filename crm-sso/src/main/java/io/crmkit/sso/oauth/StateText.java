package io.crmkit.sso.oauth;

import io.crmkit.core.TenantId;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The form of {@code state}: 256 random bits, and a mark of the tenant, by which an answer that is led to another tenant is
 * told from one that nobody asked for. The mark proves nothing; only what is stored counts.
 */
final class StateText {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{16}");

  private StateText() {}

  static String random(SecureRandom random, TenantId tenant) {
    String secret = Digests.random(random);
    return secret + "." + Digests.tag(secret, tenant.value());
  }

  static boolean isWellFormed(String state) {
    return FORM.matcher(state).matches();
  }

  static boolean isOf(TenantId tenant, String state) {
    String[] parts = state.split("\\.", 2);
    return Digests.equal(parts[1], Digests.tag(parts[0], tenant.value()));
  }
}

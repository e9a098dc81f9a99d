package io.crmkit.sso.oidc;

import io.crmkit.sso.jose.Claims;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.Principal.EmailVerified;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the claims of an ID token, and of the userinfo endpoint, stand for. */
final class Principals {

  /** Of the token and not of the person. */
  private static final Set<String> OF_THE_TOKEN = Set.of(
      "iss", "aud", "exp", "iat", "nbf", "nonce", "at_hash", "c_hash", "azp", "jti", "typ", "sid", "auth_time", "session_state");

  private static final String VERIFIED = "email_verified";

  private Principals() {}

  /**
   * Joins claims; what the signed token says counts more.
   *
   * @param more of the userinfo endpoint; empty if it was not asked
   */
  static Principal of(OidcProvider provider, Claims token, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> all = joined(token.members(), more);
    Principal.Builder principal = Principal
        .builder(provider.client().provider(), token.issuer().orElseThrow(), token.subject().orElseThrow())
        .email(text(all.get("email")), verified(all.get(VERIFIED)))
        .name(text(all.get("name")))
        .authenticatedAt(token.instant("auth_time").orElse(null))
        .authnContext(token.text("acr").orElse(null))
        .sessionIndex(token.text("sid").orElse(null));
    all.forEach((name, value) -> {
      List<String> texts = OF_THE_TOKEN.contains(name) ? List.of() : texts(value);
      if (!texts.isEmpty()) {
        principal.attribute(name, texts);
      }
    });
    return principal.build();
  }

  /**
   * An address and whether it is verified are said by one and the same document, or of one and the same address; how a
   * person logged in ({@code amr}) is said by what is signed, or not at all.
   */
  private static Map<String, @Nullable Object> joined(
      Map<String, @Nullable Object> token, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(more);
    all.remove("amr");
    all.putAll(token);
    all.put(VERIFIED, verifiedOf(token, more));
    return all;
  }

  private static @Nullable Object verifiedOf(Map<String, @Nullable Object> token, Map<String, @Nullable Object> more) {
    Object email = token.get("email");
    boolean isSaidElsewhere = email == null || !token.containsKey(VERIFIED) && email.equals(more.get("email"));
    return (isSaidElsewhere ? more : token).get(VERIFIED);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() ? text : null;
  }

  /** The text "true" is no true: some providers let people write their own claims. */
  private static EmailVerified verified(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? EmailVerified.YES : EmailVerified.NO;
    }
    return EmailVerified.NOT_SAID;
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(each -> texts(each instanceof List<?> ? null : each).stream()).toList();
    }
    if (value instanceof BigDecimal number) {
      return List.of(number.toPlainString());
    }
    return value instanceof String || value instanceof Boolean ? List.of(value.toString()) : List.of();
  }
}

package io.crmkit.sso.jose;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token: an immutable JSON object, each claim once (RFC 7519, section 4).
 *
 * <p>Those that RFC 7519 registers are known to have their type once this exists; every other is what it is, and asking
 * for it as another type finds nothing. The text of this shows names and no values, which are about a person.
 */
public final class Claims {

  /** The first second of the year 10000, beyond which an instant has no four-digit year. */
  private static final BigDecimal END_OF_TIME = BigDecimal.valueOf(253_402_300_800L);
  private static final int NANO_DIGITS = 9;

  private final Map<String, @Nullable Object> members;
  private final @Nullable Instant expiresAt;
  private final @Nullable Instant notBefore;
  private final @Nullable Instant issuedAt;

  private Claims(Map<String, @Nullable Object> members) throws NotAcceptedException {
    this.members = members;
    for (String each : List.of("iss", "sub", "jti")) {
      if (members.containsKey(each) && !(members.get(each) instanceof String)) {
        throw wrong(each, "a text");
      }
    }
    if (members.containsKey("aud") && !isTexts(members.get("aud"))) {
      throw wrong("aud", "a text or a list of texts");
    }
    expiresAt = registered("exp");
    notBefore = registered("nbf");
    issuedAt = registered("iat");
  }

  static Claims read(byte[] json) throws NotAcceptedException {
    return new Claims(StrictJson.object(json, JoseReason.CLAIMS_INVALID));
  }

  private @Nullable Instant registered(String name) throws NotAcceptedException {
    if (!members.containsKey(name)) {
      return null;
    }
    Instant at = instantOf(members.get(name));
    if (at == null) {
      throw wrong(name, "seconds since 1970, within four-digit years");
    }
    return at;
  }

  private static NotAcceptedException wrong(String name, String expected) {
    return new NotAcceptedException(JoseReason.CLAIMS_INVALID, "The claim %s must be %s.".formatted(name, expected));
  }

  private static boolean isTexts(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return value instanceof String;
    }
    for (Object each : list) {
      if (!(each instanceof String)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Instant instantOf(@Nullable Object value) {
    if (!(value instanceof BigDecimal seconds) || seconds.signum() < 0 || seconds.compareTo(END_OF_TIME) >= 0) {
      return null;
    }
    if (seconds.scale() <= 0) {
      return Instant.ofEpochSecond(seconds.longValueExact());
    }
    BigDecimal floored = seconds.setScale(NANO_DIGITS, RoundingMode.FLOOR);
    long whole = floored.longValue();
    return Instant.ofEpochSecond(whole, floored.subtract(BigDecimal.valueOf(whole)).unscaledValue().longValue());
  }

  /** Returns {@code iss}. */
  public Optional<String> issuer() {
    return text("iss");
  }

  /** Returns {@code sub}. */
  public Optional<String> subject() {
    return text("sub");
  }

  /** Returns {@code jti}. */
  public Optional<String> id() {
    return text("jti");
  }

  /** Returns {@code aud}, which may be one text or a list; empty if it is not said. */
  public List<String> audience() {
    return texts("aud");
  }

  /** Returns {@code exp}. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** Returns {@code nbf}. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  /** Returns {@code iat}. */
  public Optional<Instant> issuedAt() {
    return Optional.ofNullable(issuedAt);
  }

  /** Whether the claim is there, with whatever value, null included. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Returns a claim that is a text; nothing if it is absent or something else. */
  public Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns a claim that is a text or a list of texts; empty if it is absent or something else. */
  public List<String> texts(String name) {
    Object value = members.get(name);
    if (value instanceof String text) {
      return List.of(text);
    }
    return value instanceof List<?> list && isTexts(value) ? texts(list) : List.of();
  }

  /** Elements of which each is known to be a text; a list from the reader, which nobody can change. */
  @SuppressWarnings("unchecked")
  private static List<String> texts(List<?> list) {
    return (List<String>) list;
  }

  /** Returns a claim that is true or false; nothing if it is absent or something else, such as the text "true". */
  public Optional<Boolean> flag(String name) {
    return members.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** Returns a claim that is a NumericDate (RFC 7519, section 2); nothing if it is absent or something else. */
  public Optional<Instant> instant(String name) {
    return Optional.ofNullable(instantOf(members.get(name)));
  }

  /** Returns a claim as String, BigDecimal, Boolean, List or Map; nothing if it is absent or null. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** Returns every claim in the order of the token; unmodifiable, values as in {@link #value}, or null. */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  @Override
  public String toString() {
    return "Claims" + members.keySet();
  }
}

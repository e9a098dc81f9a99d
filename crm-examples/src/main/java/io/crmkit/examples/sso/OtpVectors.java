package io.crmkit.examples.sso;

import io.crmkit.sso.mfa.Totp;
import io.crmkit.sso.mfa.model.OtpAlgorithm;
import io.crmkit.sso.mfa.model.TotpSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes. Of HOTP (RFC 4226, appendix D) a list {@code hotp}, whose places are the counters. Of TOTP (RFC
 * 6238, appendix B) a list of rows, each with {@code time} and a {@code code}, or one code for each algorithm. For
 * the secrets see {@link OtpSecret}.
 */
final class OtpVectors implements VectorKind {

  private static final Set<String> TIMES =
      Set.of("time", "t", "unix", "unixtime", "timestamp", "epoch", "seconds", "times");
  private static final Set<String> CODES = Set.of("code", "totp", "otp", "value", "expected");
  private static final Set<String> ALGORITHMS = Set.of("alg", "algorithm", "mode", "hash", "mac");

  @Override
  public boolean isOne(Members file) {
    return !file.texts("hotp").isEmpty() || !rows(file).isEmpty() && OtpSecret.of(file, OtpAlgorithm.SHA1).isPresent();
  }

  private static List<Members> rows(Members file) {
    return file.values().keySet().stream().map(file::members)
        .filter(rows -> !rows.isEmpty() && rows.stream().allMatch(row -> time(row).isPresent()))
        .findFirst().orElse(List.of());
  }

  @Override
  public void count(Tally tally, String name, Members file) {
    List<String> codes = file.texts("hotp");
    for (int counter = 0; counter < codes.size(); counter++) {
      count(tally, "%s, counter %d".formatted(name, counter),
          secret(file, file, OtpAlgorithm.SHA1), OtpAlgorithm.SHA1, counter, codes.get(counter));
    }
    Object period = file.values().getOrDefault("step", file.values().get("period"));
    if (period instanceof BigDecimal seconds && seconds.intValue() != TotpSettings.STEP_SECONDS) {
      tally.leaveOut(name, "steps are always of %d seconds here".formatted(TotpSettings.STEP_SECONDS));
      return;
    }
    for (Members row : rows(file)) {
      row(tally, name, file, row);
    }
  }

  private static void row(Tally tally, String name, Members file, Members row) {
    long second = time(row).orElseThrow();
    boolean any = false;
    for (OtpAlgorithm each : OtpAlgorithm.values()) {
      String code = code(file, row, each);
      if (code != null) {
        any = true;
        count(tally, "%s, second %d by %s".formatted(name, second, each), secret(file, row, each), each,
            Totp.step(Instant.ofEpochSecond(second)), code);
      }
    }
    if (!any) {
      tally.leaveOut("%s, second %d".formatted(name, second), "without a code that is known here");
    }
  }

  private static byte[] secret(Members file, Members row, OtpAlgorithm algorithm) {
    return OtpSecret.of(row, algorithm).or(() -> OtpSecret.of(file, algorithm))
        .orElseThrow(() -> new IllegalArgumentException("no secret is there for " + algorithm));
  }

  private static void count(
      Tally tally, String name, byte[] secret, OtpAlgorithm algorithm, long step, String code) {
    if (code.length() != 6 && code.length() != 8) {
      tally.leaveOut(name, "codes have 6 or 8 digits here");
      return;
    }
    String came = Totp.code(secret, new TotpSettings(algorithm, code.length()), step);
    tally.accept(name, came.equals(code) ? null : came);
  }

  /** Returns the code by an algorithm: in a column of its own, or in the one column if the row is of that algorithm. */
  private static @Nullable String code(Members file, Members row, OtpAlgorithm algorithm) {
    Optional<String> own = row.named(key -> key.endsWith(algorithm.name().toLowerCase(Locale.ROOT)));
    if (own.isPresent()) {
      return own.get();
    }
    String of = row.named(ALGORITHMS::contains).or(() -> file.named(ALGORITHMS::contains)).orElse("SHA1");
    return Members.plain(of).endsWith(algorithm.name().toLowerCase(Locale.ROOT))
        ? row.named(CODES::contains).orElse(null) : null;
  }

  private static Optional<Long> time(Members row) {
    return row.values().entrySet().stream().filter(each -> TIMES.contains(Members.plain(each.getKey())))
        .map(each -> number(each.getValue())).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Long> number(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return Optional.of(number.longValue());
    }
    return value instanceof String text && text.matches("\\d{1,18}")
        ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}

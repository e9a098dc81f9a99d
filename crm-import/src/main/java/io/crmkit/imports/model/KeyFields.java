package io.crmkit.imports.model;

import io.crmkit.imports.model.template.DedupeMatch;
import io.crmkit.imports.model.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fields that make a key together: what has the same key is the same.
 *
 * <p>Values are compared without case, in Unicode form NFKC, and with one space for every run of white space. What has
 * no value in one of the fields has no key.
 */
public record KeyFields(List<String> fields) {

  /** The most characters of a key; a longer one is stood for by its SHA-256. */
  public static final int LONGEST = 200;

  public KeyFields {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a key needs at least one field");
    }
  }

  /** Returns the keys of a template: one of all its fields, one for each, or none if rows are not compared. */
  public static List<KeyFields> of(Template template) {
    List<String> fields = template.keyFields();
    if (fields.isEmpty()) {
      return List.of();
    }
    return template.match() == DedupeMatch.ALL
        ? List.of(new KeyFields(fields))
        : fields.stream().map(field -> new KeyFields(List.of(field))).toList();
  }

  /** Returns the keys that something has. */
  public static List<String> keys(List<KeyFields> all, Function<String, @Nullable String> values) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<String> keys = new ArrayList<>(all.size());
    for (KeyFields each : all) {
      String key = each.key(values);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** Returns the key of something, by the values of its fields; null if it has none. */
  public @Nullable String key(Function<String, @Nullable String> values) {
    return joined(i -> values.apply(fields.get(i)));
  }

  /**
   * Returns the key of something whose values are in a list; null if it has none.
   *
   * @param indexes where in the list the value of each field is
   */
  public @Nullable String key(List<@Nullable String> values, int[] indexes) {
    return joined(i -> values.get(indexes[i]));
  }

  private @Nullable String joined(IntFunction<@Nullable String> values) {
    String key = null;
    for (int i = 0; i < fields.size(); i++) {
      String value = values.apply(i);
      String plain = value == null ? "" : plain(value);
      if (plain.isEmpty()) {
        return null;
      }
      String part = fields.get(i) + "=" + plain;
      key = key == null ? part : key + "\u001f" + part;
    }
    return bounded(Objects.requireNonNull(key, "a key has a field"));
  }

  private static String bounded(String key) {
    String kept = key.indexOf('\u001f') < 0 ? key : key.replace("&", "&&").replace("\u001f", " & ");
    return kept.length() <= LONGEST && kept.indexOf(0) < 0 ? kept : "sha256:" + sha256(key);
  }

  private static String plain(String value) {
    if (isPlain(value)) {
      return value;
    }
    String composed = Normalizer.normalize(value, Normalizer.Form.NFKC);
    StringBuilder plain = new StringBuilder(composed.length());
    boolean pending = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        pending = !plain.isEmpty();
      } else if (Character.getType(c) != Character.FORMAT) {
        plain.append(pending ? " " : "").append(Character.isSurrogate(c) && isLone(composed, i) ? '\ufffd' : c);
        pending = false;
      }
    }
    return plain.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isLone(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }

  /** Whether there is nothing to do: visible characters of ASCII without capitals. */
  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c <= ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static String sha256(String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

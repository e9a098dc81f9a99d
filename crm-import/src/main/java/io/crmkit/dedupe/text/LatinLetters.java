package io.crmkit.dedupe.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * The letters with a mark and the signs of the Latin blocks (U+00A0 to U+024F) in ASCII, by a table, from {@code
 * latin.properties}: what they become does not depend on what stands beside them, and most languages of Europe need no
 * rules that are slow to load.
 */
final class LatinLetters {

  private static final int FIRST = 0xA0;
  private static final int LAST = 0x24F;
  private static final int ASCII = 0x80;

  private static final String[] FORMS = read();

  private LatinLetters() {}

  /** Returns whether a text has ASCII and letters of the table only. */
  static boolean isAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each > LAST || each >= ASCII && each < FIRST) {
        return false;
      }
    }
    return true;
  }

  /** Returns a text {@linkplain #isAll of these letters} in ASCII, but for the few that have no form in it. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < ASCII) {
        ascii.append(each);
      } else {
        ascii.append(FORMS[each - FIRST]);
      }
    }
    return ascii.toString();
  }

  private static String[] read() {
    Properties table = new Properties();
    InputStream file =
        Objects.requireNonNull(LatinLetters.class.getResourceAsStream("latin.properties"), "latin.properties");
    try (InputStreamReader lines = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      table.load(lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    String[] forms = new String[LAST - FIRST + 1];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = String.valueOf((char) (FIRST + i));
    }
    table.forEach((form, letters) -> letters.toString().chars().forEach(each -> forms[each - FIRST] = form.toString()));
    return forms;
  }
}

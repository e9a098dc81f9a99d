package io.crmkit.imports.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as every store and every document can hold them: a half of a surrogate pair becomes U+FFFD. */
final class Sound {

  private Sound() {}

  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder sound = new StringBuilder(text.length());
    text.codePoints().forEach(c ->
        sound.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
    return sound.toString();
  }

  static List<@Nullable String> texts(List<@Nullable String> texts) {
    List<@Nullable String> sound = new ArrayList<>(texts.size());
    for (String text : texts) {
      sound.add(text == null ? null : text(text));
    }
    return Collections.unmodifiableList(sound);
  }
}

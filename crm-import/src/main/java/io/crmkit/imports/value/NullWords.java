package io.crmkit.imports.value;

import io.crmkit.imports.text.VisibleText;
import java.util.Locale;
import java.util.Set;

/** What programs and people write where they have no value. */
public enum NullWords {

  /**
   * For values of any kind but names: signs, errors of spreadsheets, and words as {@code NULL}, {@code none}, {@code
   * n/a}.
   */
  ANYWHERE {
    @Override
    public boolean say(String text) {
      return SIGNS.contains(folded(text)) || WORDS.contains(folded(text));
    }
  },

  /** For names: what nobody is called. {@code Null}, {@code None}, {@code Nil} and {@code Na} are surnames and stay. */
  IN_NAMES {
    @Override
    public boolean say(String text) {
      return SIGNS.contains(folded(text));
    }
  };

  private static final Set<String> SIGNS = Set.of("", "-", "--", "---", "–", "—", "?", "n/a", "#n/a", "n.a.", "<null>",
      "(null)",
      "[null]", "\\n", "#null!", "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#nv", "#wert!", "#bezug!", "(none)",
      "(blank)", "(empty)", "k.a.", "k. a.", "s/d", "b/d");
  private static final Set<String> WORDS = Set.of("null", "none", "nil", "na", "nan", "undefined", "unknown", "empty",
      "keine",
      "aucun", "ninguno", "nessuno", "brak");

  /** Whether the text says that there is no value. */
  public abstract boolean say(String text);

  private static String folded(String text) {
    return VisibleText.of(text).toLowerCase(Locale.ROOT);
  }
}

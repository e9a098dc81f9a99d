package io.crmkit.imports.value;

import io.crmkit.core.Validated;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Yes and no in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish and Danish, Turkish,
 * Russian, Japanese, Chinese, Korean and Arabic; also the words by which spreadsheets of those languages write true and
 * false.
 */
public final class Booleans {

  private static final String YES = "true yes y t 1 on x ok checked ✓ ✔ ☑ ja j wahr oui o vrai sí si s verdadero"
      + " vero sì sim"
      + " verdadeiro waar tak prawda sant sandt evet doğru да истина д はい 真 是 对 真的 예 네 참 نعم صحيح";
  private static final String NO = "false no n f 0 off unchecked ✗ ✘ ☐ nein falsch non faux falso não nao nee"
      + " onwaar nie"
      + " fałsz nej falskt falsk hayır hayir yanlış нет ложь н いいえ 偽 否 不 不是 아니요 아니오 거짓 لا خطأ";
  private static final Map<String, Boolean> WORDS = words();

  private Booleans() {}

  /** Returns what it says, or {@code import.boolean.syntax}. */
  public static Validated<Boolean> read(String text) {
    Boolean found = WORDS.get(folded(text));
    return found == null
        ? Answers.refused("import.boolean.syntax", "%s is neither yes nor no; write true or false.", text)
        : Validated.valid(found);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static Map<String, Boolean> words() {
    Map<String, Boolean> words = new HashMap<>();
    for (String word : YES.split(" ")) {
      words.put(folded(word), true);
    }
    for (String word : NO.split(" ")) {
      words.put(folded(word), false);
    }
    return Map.copyOf(words);
  }
}

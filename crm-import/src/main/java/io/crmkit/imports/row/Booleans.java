package io.crmkit.imports.row;

import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words for true and false. */
final class Booleans {

  private static final List<String> TRUE = List.of("true", "t", "yes", "y", "1", "on", "x", "✓", "✔", "ja", "j", "wahr",
      "waar", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "sim", "verdadeiro", "sì", "vero", "tak", "prawda", "да",
      "д", "истина", "evet", "doğru", "はい", "是", "예", "ano", "igen");
  private static final List<String> FALSE = List.of("false", "f", "no", "n", "0", "off", "nein", "falsch", "nee", "onwaar",
      "non", "faux", "falso", "não", "nao", "nie", "fałsz", "нет", "н", "ложь", "hayır", "yanlış", "いいえ", "否", "아니요",
      "ne", "nem");

  private Booleans() {}

  static TextFunction of(ParseBoolean rule) {
    Map<String, String> words = new HashMap<>();
    boolean usual = rule.trueValues().isEmpty();
    (usual ? TRUE : rule.trueValues()).forEach(word -> words.put(Steps.folded(word), "true"));
    (usual ? FALSE : rule.falseValues()).forEach(word -> words.put(Steps.folded(word), "false"));
    return text -> {
      String found = words.get(text);
      if (found == null) {
        found = words.get(Steps.folded(text));
      }
      if (found == null) {
        throw new Unfit("imports.rule.boolean", ("%s means neither true nor false; add it to \"true_values\" or"
            + " \"false_values\", or correct it.").formatted(Unfit.shown(text)));
      }
      return found;
    };
  }
}

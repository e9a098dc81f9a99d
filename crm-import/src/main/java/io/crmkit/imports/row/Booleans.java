package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import java.util.HashMap;
import java.util.Map;

/** Words for true and false: those of the template, or those of many languages. */
final class Booleans {

  private Booleans() {}

  static TextFunction of(ParseBoolean rule) {
    return rule.trueValues().isEmpty() ? Booleans::read : words(rule);
  }

  private static String read(String text) throws Unfit {
    Validated<Boolean> read = io.crmkit.imports.value.Booleans.read(Texts.trim(text));
    if (read instanceof Invalid<Boolean> invalid) {
      throw Values.unfit(invalid.violations());
    }
    return read.orElseThrow().toString();
  }

  private static TextFunction words(ParseBoolean rule) {
    Map<String, String> words = new HashMap<>();
    rule.trueValues().forEach(word -> words.put(Steps.folded(word), "true"));
    rule.falseValues().forEach(word -> words.put(Steps.folded(word), "false"));
    return text -> {
      String found = words.get(Steps.folded(text));
      if (found == null) {
        throw new Unfit("import.rule.boolean", ("%s means neither true nor false; add it to \"true_values\" or"
            + " \"false_values\", or correct it.").formatted(Unfit.shown(text)));
      }
      return found;
    };
  }
}

package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.TransformationRule.DecimalSign;
import io.crmkit.imports.model.template.TransformationRule.Identifier;
import io.crmkit.imports.model.template.TransformationRule.NormalizePhone;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.model.template.TransformationRule.ParseNumber;
import io.crmkit.imports.value.Booleans;
import io.crmkit.imports.value.DateReader;
import io.crmkit.imports.value.DecimalMark;
import io.crmkit.imports.value.Identifiers;
import io.crmkit.imports.value.NumberStyle;
import io.crmkit.imports.value.Numbers;
import io.crmkit.imports.value.Phone;
import io.crmkit.imports.value.Phones;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transformations that read what a text means. */
final class Values {

  private Values() {}

  static @Nullable TextFunction function(TransformationRule rule) {
    if (rule instanceof ParseNumber number) {
      return number(number);
    }
    if (rule instanceof ParseDate date) {
      return date(date);
    }
    if (rule instanceof ParseBoolean words) {
      return words.trueValues().isEmpty()
          ? text -> value(Booleans.read(Texts.trim(text))).toString() : words(words);
    }
    if (rule instanceof Identifier) {
      return text -> value(Identifiers.read(Texts.trim(text)));
    }
    return rule instanceof NormalizePhone phone ? phone(phone.region() == null ? "" : phone.region()) : null;
  }

  private static TextFunction number(ParseNumber rule) {
    DecimalSign decimal = rule.decimal();
    NumberStyle style = decimal == null
        ? NumberStyle.of(rule.locale() == null ? Locale.US : rule.locale())
        : NumberStyle.of(decimal == DecimalSign.POINT ? DecimalMark.POINT : DecimalMark.COMMA);
    return text -> style.mark() == '.' && Numbers.isCanonical(text)
        ? text : value(Numbers.read(Texts.trim(text), style)).toPlainString();
  }

  private static TextFunction date(ParseDate rule) {
    List<String> formats = new ArrayList<>();
    if (rule.format() != null) {
      formats.add(rule.format());
    }
    formats.addAll(rule.formats());
    DateReader reader = DateReader.of(formats, rule.locale() == null ? Locale.ENGLISH : rule.locale(),
        rule.zone() == null ? null : ZoneId.of(rule.zone()));
    return text -> value(reader.read(Texts.trim(text)));
  }

  /** The words of the template, and no others. */
  private static TextFunction words(ParseBoolean rule) {
    Map<String, String> words = new HashMap<>();
    rule.trueValues().forEach(word -> words.put(Steps.folded(word), "true"));
    rule.falseValues().forEach(word -> words.put(Steps.folded(word), "false"));
    return text -> {
      String found = words.get(Steps.folded(text));
      if (found == null) {
        throw new Unfit("import.boolean.syntax", ("%s means neither true nor false; add it to \"true_values\" or"
            + " \"false_values\", or correct it.").formatted(Unfit.shown(text)));
      }
      return found;
    };
  }

  /** Returns what was read, or throws why it was not; the words are those of the reader. */
  private static <T> T value(Validated<T> read) throws Unfit {
    if (read instanceof Invalid<T> invalid) {
      Violation first = invalid.violations().all().get(0);
      throw new Unfit(first.code(), first.message());
    }
    return read.orElseThrow();
  }

  private static TextFunction phone(String region) {
    return text -> {
      Phone phone = value(Phones.read(Texts.trim(text), region));
      if (!phone.extension().isEmpty()) {
        throw new Unfit("import.phone.extension", ("%s has an extension, which E.164 cannot hold; move it to a field of"
            + " its own.").formatted(Unfit.shown(text)));
      }
      return phone.e164();
    };
  }
}

package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.TransformationRule.NormalizePhone;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.model.template.TransformationRule.ParseNumber;
import io.crmkit.imports.value.Phone;
import io.crmkit.imports.value.Phones;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Transformations that read what a text means. */
final class Values {

  private Values() {}

  static @Nullable TextFunction function(TransformationRule rule) {
    if (rule instanceof ParseNumber number) {
      return new Numbers(number.locale() == null ? Locale.US : number.locale())::parse;
    }
    if (rule instanceof ParseDate date) {
      return Dates.of(date);
    }
    if (rule instanceof ParseBoolean words) {
      return Booleans.of(words);
    }
    return rule instanceof NormalizePhone phone ? phone(phone.region() == null ? "" : phone.region()) : null;
  }

  private static TextFunction phone(String region) {
    return text -> {
      Validated<Phone> read = Phones.read(Texts.trim(text), region);
      if (read instanceof Invalid<Phone> invalid) {
        throw unfit(invalid.violations());
      }
      Phone phone = read.orElseThrow();
      if (!phone.extension().isEmpty()) {
        throw new Unfit("import.rule.phone", ("%s has an extension, which E.164 cannot hold; move it to a field of its"
            + " own.").formatted(Unfit.shown(text)));
      }
      return phone.e164();
    };
  }

  static Unfit unfit(Violations violations) {
    Violation first = violations.all().get(0);
    return new Unfit(first.code(), first.message());
  }
}

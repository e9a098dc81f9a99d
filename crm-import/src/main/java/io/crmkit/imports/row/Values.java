package io.crmkit.imports.row;

import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.TransformationRule.NormalizePhone;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.model.template.TransformationRule.ParseNumber;
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
    return rule instanceof NormalizePhone phone ? new Phones(phone.region())::normalize : null;
  }
}

package io.crmkit.imports.propose;

import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.TransformationRule.DecimalSign;
import io.crmkit.imports.model.template.TransformationRule.Identifier;
import io.crmkit.imports.model.template.TransformationRule.NormalizeEmail;
import io.crmkit.imports.model.template.TransformationRule.NormalizePhone;
import io.crmkit.imports.model.template.TransformationRule.NullValues;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.model.template.TransformationRule.ParseNumber;
import io.crmkit.imports.model.template.TransformationRule.UsualNulls;
import io.crmkit.imports.value.DateEvidence;
import io.crmkit.imports.value.DateOrder;
import io.crmkit.imports.value.DateReader;
import io.crmkit.imports.value.DecimalMark;
import io.crmkit.imports.value.Evidence;
import io.crmkit.imports.value.NullWords;
import io.crmkit.imports.value.NumberEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the values of mapped columns are to be read, told from all values of the sample; what can be two is a doubt. */
final class ReadingRules {

  private final List<TransformationRule> rules = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();

  List<TransformationRule> rules() {
    return rules;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  /** Adds what one column needs. */
  void add(String column, TargetField field, List<? extends @Nullable String> sample) {
    boolean name = field.kind() == FieldKind.PERSON_NAME;
    NullWords nulls = name ? NullWords.IN_NAMES : NullWords.ANYWHERE;
    List<String> values = new ArrayList<>();
    boolean spelled = false;
    for (String value : sample) {
      if (value != null && !value.isBlank()) {
        boolean nothing = nulls.say(value);
        spelled |= nothing;
        if (!nothing) {
          values.add(value);
        }
      }
    }
    if (spelled) {
      rules.add(new NullValues(field.name(), List.of(), name ? UsualNulls.IN_NAMES : UsualNulls.ANYWHERE));
    }
    if (!values.isEmpty()) {
      read(column, field, values);
    }
  }

  private void read(String column, TargetField field, List<String> values) {
    switch (field.kind()) {
      case EMAIL -> rules.add(new NormalizeEmail(field.name()));
      case POSTAL_CODE, IDENTIFIER -> rules.add(new Identifier(field.name()));
      case BOOLEAN -> rules.add(new ParseBoolean(field.name(), List.of(), List.of()));
      case PHONE -> phone(column, field.name(), values);
      case NUMBER -> number(column, field.name(), values);
      case DATE -> date(column, field.name(), values);
      default -> { }
    }
  }

  private void phone(String column, String field, List<String> values) {
    if (values.stream().map(String::strip).allMatch(value -> value.startsWith("+"))) {
      rules.add(new NormalizePhone(field, null));
    } else {
      doubts.add(new Doubt(column, "import.phone.no-country", ("Not every number says its country ('%s'); name the"
          + " \"region\" of \"normalize_phone\".").formatted(values.stream().map(String::strip)
          .filter(value -> !value.startsWith("+")).min(String::compareTo).orElse(""))));
    }
  }

  private void number(String column, String field, List<String> values) {
    NumberEvidence evidence = new NumberEvidence();
    values.forEach(evidence::add);
    Evidence<DecimalMark> told = evidence.result();
    if (told instanceof Evidence.Certain<DecimalMark> certain) {
      rules.add(new ParseNumber(field, null,
          certain.style() == DecimalMark.POINT ? DecimalSign.POINT : DecimalSign.COMMA));
    } else if (told instanceof Evidence.Ambiguous<DecimalMark> two) {
      doubts.add(new Doubt(column, "import.number.ambiguous", ("'%s' has a decimal point or thousands of it, and no"
          + " value tells; name the \"decimal\" of \"parse_number\".").formatted(two.example())));
    } else {
      unread(column, "import.number.syntax", "number", told);
    }
  }

  private void date(String column, String field, List<String> values) {
    DateEvidence evidence = new DateEvidence();
    values.forEach(evidence::add);
    Evidence<DateOrder> told = evidence.result();
    if (told instanceof Evidence.Certain<DateOrder> certain) {
      rules.add(ParseDate.of(field, DateReader.name(certain.style())));
      if (evidence.hasShortYears()) {
        doubts.add(new Doubt(column, "import.date.two-digit-year",
            "Years of two digits are taken for 1970 to 2069; look whether that is meant."));
      }
    } else if (told instanceof Evidence.Ambiguous<DateOrder> several) {
      doubts.add(new Doubt(column, "import.date.ambiguous",
          "'%s' is another day by each of %s, and no value tells; name one as \"format\" of \"parse_date\"."
              .formatted(several.example(), several.styles().stream().map(DateReader::name).toList())));
    } else {
      unread(column, "import.date.syntax", "date", told);
    }
  }

  private <S> void unread(String column, String code, String what, Evidence<S> told) {
    String example = told instanceof Evidence.None<S> none ? none.example() : "";
    doubts.add(new Doubt(column, code, String.format(Locale.ROOT,
        "The values are not written in one way as a %s%s; look at them before they are imported into this field.",
        what, example.isEmpty() ? "" : " ('" + example + "')")));
  }
}

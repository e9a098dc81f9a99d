package io.crmkit.imports.model.template;

import io.crmkit.imports.model.template.TransformationRule.Coalesce;
import io.crmkit.imports.model.template.TransformationRule.Concat;
import io.crmkit.imports.model.template.TransformationRule.Default;
import io.crmkit.imports.model.template.TransformationRule.Drop;
import io.crmkit.imports.model.template.TransformationRule.ListValues;
import io.crmkit.imports.model.template.TransformationRule.MapValues;
import io.crmkit.imports.model.template.TransformationRule.NormalizePhone;
import io.crmkit.imports.model.template.TransformationRule.NullValues;
import io.crmkit.imports.model.template.TransformationRule.PadLeft;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.model.template.TransformationRule.ParseNumber;
import io.crmkit.imports.model.template.TransformationRule.RegexExtract;
import io.crmkit.imports.model.template.TransformationRule.RegexReplace;
import io.crmkit.imports.model.template.TransformationRule.Replace;
import io.crmkit.imports.model.template.TransformationRule.Split;
import io.crmkit.imports.model.template.TransformationRule.SplitName;
import io.crmkit.imports.model.template.TransformationRule.Truncate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the transformations of a template, in the order in which they run. */
final class TransformationCheck {

  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
  private static final int LONGEST = 100_000;

  private final Template template;
  private final Findings findings;
  private final Set<String> known;
  private final Set<String> dropped = new HashSet<>();

  TransformationCheck(Template template, Findings findings) {
    this.template = template;
    this.findings = findings;
    this.known = new LinkedHashSet<>(template.fieldMapping().values());
  }

  void run() {
    for (int i = 0; i < template.transformationRules().size(); i++) {
      String at = "/transformation_rules/" + i;
      TransformationRule rule = template.transformationRules().get(i);
      fields(at, rule);
      text(at, rule);
      values(at, rule);
      patterns(at, rule);
      if (rule instanceof Drop) {
        known.remove(rule.field());
        dropped.add(rule.field());
      }
    }
  }

  /** A rule that makes a field need not find it. */
  private void fields(String at, TransformationRule rule) {
    if (rule instanceof Default) {
      made(at + "/field", rule.field());
    } else if (rule instanceof Concat concat) {
      parts(at, concat.fields());
      made(at + "/field", rule.field());
    } else if (rule instanceof Coalesce coalesce) {
      parts(at, coalesce.fields());
      made(at + "/field", rule.field());
    } else {
      findings.known(at + "/field", rule.field(), known);
    }
    if (rule instanceof Split split) {
      split(at, split);
    } else if (rule instanceof SplitName name) {
      made(at + "/given", name.given());
      made(at + "/family", name.family());
      if (name.given().equals(name.family())) {
        findings.add(at + "/family", "parameter", "Name two fields; '%s' is both.".formatted(name.family()));
      }
    }
  }

  private void made(String at, String field) {
    if (field.isBlank() || dropped.contains(field)) {
      findings.add(at, "field", "'%s' cannot be made here: it is blank or was dropped before.".formatted(field));
    }
    known.add(field);
  }

  private void parts(String at, List<String> fields) {
    if (fields.isEmpty()) {
      findings.add(at + "/fields", "parameter", "Name at least one field.");
    }
    for (int i = 0; i < fields.size(); i++) {
      findings.known(at + "/fields/" + i, fields.get(i), known);
    }
  }

  private void split(String at, Split split) {
    filled(at + "/separator", split.separator());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < split.into().size(); i++) {
      made(at + "/into/" + i, split.into().get(i));
      if (!seen.add(split.into().get(i))) {
        findings.add(at + "/into/" + i, "parameter", "'%s' stands here a second time.".formatted(split.into().get(i)));
      }
    }
    if (split.into().isEmpty()) {
      findings.add(at + "/into", "parameter", "Name the fields that the parts are for.");
    }
  }

  private void text(String at, TransformationRule rule) {
    if (rule instanceof NormalizePhone phone && phone.region() != null && !REGIONS.contains(phone.region())) {
      findings.add(at + "/region", "parameter", "'%s' is no region of ISO 3166, such as DE.".formatted(phone.region()));
    }
    if (rule instanceof ListValues list && list.separator() != null) {
      filled(at + "/separator", list.separator());
    }
    if (rule instanceof Replace replace) {
      filled(at + "/text", replace.text());
    }
    if (rule instanceof Default fallback && fallback.value().isBlank()) {
      findings.add(at + "/value", "parameter", "A default has a value; leave the rule out for none.");
    }
    if (rule instanceof Truncate truncate) {
      length(at, truncate.length());
    }
    if (rule instanceof PadLeft pad) {
      length(at, pad.length());
      if (pad.with().codePointCount(0, pad.with().length()) != 1) {
        findings.add(at + "/with", "parameter", "Put one character before a text, not '%s'.".formatted(pad.with()));
      }
    }
  }

  private void length(String at, int length) {
    if (length < 1 || length > LONGEST) {
      findings.add(at + "/length", "parameter", "A length is from 1 to %d but was %d.".formatted(LONGEST, length));
    }
  }

  private void filled(String at, String value) {
    if (value.isEmpty()) {
      findings.add(at, "parameter", "This must not be empty.");
    }
  }

  private void values(String at, TransformationRule rule) {
    if (rule instanceof NullValues nulls && nulls.values().isEmpty() && nulls.usual() == null) {
      findings.add(at + "/values", "parameter", "Name the texts that mean no value, or take the \"usual\" ones.");
    }
    if (rule instanceof ParseNumber number && number.locale() != null && number.decimal() != null) {
      findings.add(at + "/decimal", "parameter", "Name \"locale\" or \"decimal\", not both.");
    }
    if (rule instanceof MapValues map && map.values().isEmpty()) {
      findings.add(at + "/values", "parameter", "Name at least one value and what takes its place.");
    }
    if (rule instanceof ParseBoolean words) {
      words(at, words);
    }
    if (rule instanceof ParseDate date) {
      if (date.format() != null) {
        format(at + "/format", date.format(), date);
      }
      for (int i = 0; i < date.formats().size(); i++) {
        format(at + "/formats/" + i, date.formats().get(i), date);
      }
      zone(at + "/zone", date.zone());
    }
  }

  private void words(String at, ParseBoolean words) {
    if (words.trueValues().isEmpty() != words.falseValues().isEmpty()) {
      findings.add(at, "parameter", "Name both \"true_values\" and \"false_values\", or neither.");
    }
    Set<String> both = new HashSet<>(lower(words.trueValues()));
    both.retainAll(lower(words.falseValues()));
    if (!both.isEmpty()) {
      findings.add(at, "parameter", "%s cannot be both true and false.".formatted(both));
    }
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  private void format(String at, String format, ParseDate rule) {
    try {
      if (!DateFormats.isReadable(format, rule.locale() == null ? Locale.ENGLISH : rule.locale())) {
        noFormat(at, format, "it does not say where day, month and year stand");
      }
    } catch (IllegalArgumentException e) {
      noFormat(at, format, String.valueOf(e.getMessage()));
    }
  }

  private void noFormat(String at, String format, String why) {
    findings.add(at, "parameter", "'%s' is no format of dates such as dd/MM/yyyy, nor one of %s: %s.".formatted(
        format, ParseDate.ORDERS, why));
  }

  private void zone(String at, @Nullable String zone) {
    try {
      if (zone != null) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      findings.add(at, "parameter", "'%s' is no zone such as Europe/Berlin or +01:00.".formatted(zone));
    }
  }

  private void patterns(String at, TransformationRule rule) {
    if (rule instanceof RegexReplace replace) {
      int groups = findings.pattern(at + "/pattern", replace.pattern());
      if (groups >= 0) {
        replacement(at, replace);
      }
    }
    if (rule instanceof RegexExtract extract) {
      int groups = findings.pattern(at + "/pattern", extract.pattern());
      Integer group = extract.group();
      if (groups >= 0 && group != null && (group < 0 || group > groups)) {
        findings.add(at + "/group", "parameter",
            "The pattern has the groups 0 to %d but not %d.".formatted(groups, group));
      }
    }
  }

  /**
   * A replacement fails by what it is, not by what it replaces: so it is tried in the place of nothing, which matches
   * before the pattern does, with the groups that the pattern has.
   */
  private void replacement(String at, RegexReplace replace) {
    Matcher sample = Pattern.compile("|" + replace.pattern()).matcher("");
    try {
      sample.replaceFirst(replace.with());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      findings.add(at + "/with", "parameter", "This cannot take the place of a match: %s.".formatted(e.getMessage()));
    }
  }
}

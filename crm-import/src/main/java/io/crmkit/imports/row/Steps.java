package io.crmkit.imports.row;

import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.TransformationRule.Coalesce;
import io.crmkit.imports.model.template.TransformationRule.CollapseWhitespace;
import io.crmkit.imports.model.template.TransformationRule.Concat;
import io.crmkit.imports.model.template.TransformationRule.Default;
import io.crmkit.imports.model.template.TransformationRule.DigitsOnly;
import io.crmkit.imports.model.template.TransformationRule.Drop;
import io.crmkit.imports.model.template.TransformationRule.ExtractDomain;
import io.crmkit.imports.model.template.TransformationRule.ListValues;
import io.crmkit.imports.model.template.TransformationRule.Lowercase;
import io.crmkit.imports.model.template.TransformationRule.MapValues;
import io.crmkit.imports.model.template.TransformationRule.NormalizeEmail;
import io.crmkit.imports.model.template.TransformationRule.NormalizeUnicode;
import io.crmkit.imports.model.template.TransformationRule.NullValues;
import io.crmkit.imports.model.template.TransformationRule.PadLeft;
import io.crmkit.imports.model.template.TransformationRule.RegexExtract;
import io.crmkit.imports.model.template.TransformationRule.RegexReplace;
import io.crmkit.imports.model.template.TransformationRule.Replace;
import io.crmkit.imports.model.template.TransformationRule.Scale;
import io.crmkit.imports.model.template.TransformationRule.Split;
import io.crmkit.imports.model.template.TransformationRule.SplitName;
import io.crmkit.imports.model.template.TransformationRule.StripHtml;
import io.crmkit.imports.model.template.TransformationRule.StripInvisible;
import io.crmkit.imports.model.template.TransformationRule.TitleCase;
import io.crmkit.imports.model.template.TransformationRule.Trim;
import io.crmkit.imports.model.template.TransformationRule.Truncate;
import io.crmkit.imports.model.template.TransformationRule.UnicodeForm;
import io.crmkit.imports.model.template.TransformationRule.Uppercase;
import io.crmkit.imports.model.template.TransformationRule.UsualNulls;
import io.crmkit.imports.value.NullWords;
import io.crmkit.imports.value.PersonName;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transformations made ready to run. */
final class Steps {

  private final List<String> fields;

  Steps(List<String> fields) {
    this.fields = fields;
  }

  Step of(TransformationRule rule) {
    int field = fields.indexOf(rule.field());
    Step several = severalFields(rule, field);
    if (several != null) {
      return several;
    }
    TextFunction function = function(rule);
    return row -> row.change(field, function);
  }

  private @Nullable Step severalFields(TransformationRule rule, int field) {
    if (rule instanceof Default fallback) {
      return row -> {
        if (row.value(field) == null) {
          row.set(field, fallback.value());
        }
      };
    }
    if (rule instanceof Coalesce coalesce) {
      int[] from = indexes(coalesce.fields());
      return row -> row.set(field, first(row, from));
    }
    if (rule instanceof Concat concat) {
      int[] from = indexes(concat.fields());
      String separator = concat.separator() == null ? " " : concat.separator();
      return row -> concat(row, field, from, separator);
    }
    if (rule instanceof Split split) {
      int[] into = indexes(split.into());
      return row -> split(row, field, split.separator(), into);
    }
    if (rule instanceof SplitName name) {
      int[] into = indexes(List.of(name.given(), name.family()));
      return row -> splitName(row, field, into);
    }
    return rule instanceof Drop ? row -> row.set(field, null) : null;
  }

  private static void splitName(Work row, int field, int[] into) {
    String value = row.isBroken(field) ? null : row.value(field);
    PersonName name = value == null ? null : PersonName.of(value);
    row.set(into[0], name == null ? null : name.given());
    row.set(into[1], name == null ? null : name.family());
  }

  private int[] indexes(List<String> names) {
    return names.stream().mapToInt(fields::indexOf).toArray();
  }

  private static @Nullable String first(Work row, int[] from) {
    for (int field : from) {
      if (row.value(field) != null && !row.isBroken(field)) {
        return row.value(field);
      }
    }
    return null;
  }

  private static void concat(Work row, int field, int[] from, String separator) {
    if (row.isBroken(field)) {
      return;
    }
    StringBuilder joined = new StringBuilder();
    for (int each : from) {
      String value = row.value(each);
      if (value != null) {
        joined.append(joined.isEmpty() ? "" : separator).append(value);
      }
    }
    String text = joined.toString();
    if (text.length() > Bounds.LONGEST) {
      row.report(field, "import.rule.too-long", "The fields together are longer than %d characters."
          .formatted(Bounds.LONGEST));
    } else {
      row.set(field, text);
    }
  }

  private static void split(Work row, int field, String separator, int[] into) {
    String rest = row.isBroken(field) ? null : row.value(field);
    for (int i = 0; i < into.length; i++) {
      int cut = rest == null || i == into.length - 1 ? -1 : rest.indexOf(separator);
      String part = rest == null || cut < 0 ? rest : rest.substring(0, cut);
      row.set(into[i], part == null ? null : Texts.trim(part));
      rest = rest == null || cut < 0 ? null : rest.substring(cut + separator.length());
    }
  }

  private static TextFunction function(TransformationRule rule) {
    TextFunction found = plain(rule);
    if (found == null) {
      found = spelling(rule);
    }
    if (found == null) {
      found = replacing(rule);
    }
    if (found == null) {
      found = Values.function(rule);
    }
    if (found == null) {
      throw new AssertionError("Unhandled transformation " + rule);
    }
    return found;
  }

  private static @Nullable TextFunction plain(TransformationRule rule) {
    if (rule instanceof Trim) {
      return Texts::trim;
    }
    if (rule instanceof CollapseWhitespace) {
      return Texts::collapse;
    }
    if (rule instanceof StripInvisible) {
      return Texts::stripInvisible;
    }
    if (rule instanceof StripHtml) {
      return Markup::strip;
    }
    if (rule instanceof NormalizeEmail) {
      return Texts::email;
    }
    if (rule instanceof ExtractDomain) {
      return Texts::domain;
    }
    return rule instanceof DigitsOnly ? Texts::digits : null;
  }

  private static @Nullable TextFunction spelling(TransformationRule rule) {
    if (rule instanceof Lowercase lower) {
      Locale locale = orRoot(lower.locale());
      return text -> text.toLowerCase(locale);
    }
    if (rule instanceof Uppercase upper) {
      Locale locale = orRoot(upper.locale());
      return text -> text.toUpperCase(locale);
    }
    if (rule instanceof TitleCase title) {
      Locale locale = orRoot(title.locale());
      return text -> Texts.titleCase(text, locale);
    }
    if (rule instanceof NormalizeUnicode unicode) {
      Normalizer.Form form = unicode.form() == UnicodeForm.NFKC ? Normalizer.Form.NFKC : Normalizer.Form.NFC;
      return text -> Texts.normalize(text, form);
    }
    if (rule instanceof Truncate truncate) {
      return text -> Texts.truncate(text, truncate.length());
    }
    if (rule instanceof PadLeft pad) {
      return text -> Texts.padLeft(text, pad.length(), pad.with());
    }
    return rule instanceof Scale scale ? text -> Scaling.scale(text, scale.by()) : null;
  }

  private static @Nullable TextFunction replacing(TransformationRule rule) {
    if (rule instanceof NullValues nulls) {
      NullSpellings spellings = new NullSpellings(nulls.values());
      NullWords usual = usual(nulls.usual());
      return text -> spellings.contains(text) || usual != null && usual.say(text) ? null : text;
    }
    if (rule instanceof MapValues map) {
      return mapping(map);
    }
    if (rule instanceof ListValues list) {
      String separator = list.separator() == null ? ";" : list.separator();
      return text -> Texts.list(text, separator);
    }
    if (rule instanceof Replace replace) {
      return text -> Bounds.replace(text, replace.text(), replace.with());
    }
    if (rule instanceof RegexReplace regex) {
      SafePattern pattern = new SafePattern(regex.pattern());
      return text -> pattern.replaceAll(text, regex.with());
    }
    if (rule instanceof RegexExtract regex) {
      SafePattern pattern = new SafePattern(regex.pattern());
      return text -> pattern.extract(text, regex.group());
    }
    return null;
  }

  private static @Nullable NullWords usual(@Nullable UsualNulls usual) {
    if (usual == null) {
      return null;
    }
    return usual == UsualNulls.ANYWHERE ? NullWords.ANYWHERE : NullWords.IN_NAMES;
  }

  private static TextFunction mapping(MapValues map) {
    Map<String, String> values = new HashMap<>();
    map.values().forEach((from, to) -> values.putIfAbsent(folded(from), to));
    String otherwise = map.otherwise();
    return text -> {
      String found = values.get(folded(text));
      if (found != null) {
        return found;
      }
      return otherwise == null ? text : otherwise;
    };
  }

  static String folded(String text) {
    return Texts.trim(text).toLowerCase(Locale.ROOT);
  }

  private static Locale orRoot(@Nullable Locale locale) {
    return locale == null ? Locale.ROOT : locale;
  }
}

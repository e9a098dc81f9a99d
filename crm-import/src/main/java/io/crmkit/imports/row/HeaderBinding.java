package io.crmkit.imports.row;

import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.imports.model.template.BlankValues;
import io.crmkit.imports.model.template.DedupeMatch;
import io.crmkit.imports.model.template.Template;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file each mapped field is read from.
 *
 * <p>A column is found by its exact name, or else without case, with characters composed, and with spaces, hyphens and
 * underscores alike; two that cannot be told apart that way are a problem, never a guess. A column that is missing is a
 * problem if rows need it, or if blanks take values away: of a column that is not there nobody has said that its values
 * are to go. Others are reported and stay empty.
 *
 * @param columns the index of the column of each field of {@link Template#workFields()}; -1 for none
 * @param missing mapped columns that the file does not have
 * @param unmapped columns of the file that nothing is mapped to
 */
public record HeaderBinding(List<Integer> columns, List<String> missing, List<String> unmapped) {

  public HeaderBinding {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    unmapped = List.copyOf(unmapped);
  }

  /** Returns the binding of a template to a header, or what hinders it, each with the place in the template. */
  public static Validated<HeaderBinding> of(Template template, List<String> header) {
    return new Search(template, header).run();
  }

  private static final class Search {

    private final Template template;
    private final List<String> header;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, List<Integer>> loose = new HashMap<>();
    private final Map<String, Integer> byField = new HashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<Violation> problems = new ArrayList<>();

    Search(Template template, List<String> header) {
      this.template = template;
      this.header = header;
      for (int i = 0; i < header.size(); i++) {
        exact.putIfAbsent(header.get(i), i);
        loose.computeIfAbsent(folded(header.get(i)), name -> new ArrayList<>()).add(i);
      }
    }

    Validated<HeaderBinding> run() {
      Set<String> needed = new HashSet<>(template.requiredFields());
      if (template.match() == DedupeMatch.ALL) {
        needed.addAll(template.keyFields());
      }
      template.fieldMapping().forEach((source, field) -> bind(source, field, needed));
      if (template.blanks() == BlankValues.OVERWRITE) {
        keepWhatNoColumnIsFor();
      }
      if (!problems.isEmpty()) {
        return Validated.invalid(new Violations(problems));
      }
      List<Integer> columns = template.workFields().stream().map(field -> byField.getOrDefault(field, -1)).toList();
      List<String> unmapped = new ArrayList<>(header);
      byField.values().forEach(index -> unmapped.remove(header.get(index)));
      return Validated.valid(new HeaderBinding(columns, missing, unmapped));
    }

    private void bind(String source, String field, Set<String> needed) {
      Integer found = exact.get(source);
      List<Integer> alike = loose.getOrDefault(folded(source), List.of());
      if (found == null && alike.size() > 1) {
        report(source, "import.ambiguous-column", ("'%s' may be any of the columns %s; write one of them as it stands"
            + " there.").formatted(source, alike.stream().map(header::get).toList()));
        return;
      }
      @Nullable Integer index = found == null && alike.size() == 1 ? alike.get(0) : found;
      if (index != null) {
        byField.put(field, index);
      } else {
        missing.add(source);
        if (needed.contains(field) && !isMade(field)) {
          report(source, "import.missing-column", "The file has no column '%s', which every row needs; it has %s."
              .formatted(source, header.stream().limit(50).toList()));
        }
      }
    }

    /** Every row of the file would take away the values of a field that nothing in the file can fill. */
    private void keepWhatNoColumnIsFor() {
      Set<String> filled = Fields.filled(template, byField.keySet());
      for (String field : template.fields()) {
        if (!filled.contains(field) && Fields.mayBeBlanked(template, field)) {
          problems.add(new Violation("/blank_values", "import.missing-column", ("The file has no column for '%s', so that"
              + " \"overwrite\" would take its values away from every record; add the column, leave it out of"
              + " \"field_mapping\", or \"keep\".").formatted(field)));
        }
      }
    }

    /** Whether a rule may give a value to a field whose column is missing. */
    private boolean isMade(String field) {
      return template.transformationRules().stream().anyMatch(rule -> Fields.makes(rule, field));
    }

    private void report(String source, String code, String message) {
      problems.add(new Violation(Fields.mapping(source), code, message));
    }

    private static String folded(String name) {
      String plain = Texts.stripInvisible(Normalizer.normalize(name, Normalizer.Form.NFKC));
      return Texts.collapse(plain.replace('_', ' ').replace('-', ' ')).toLowerCase(Locale.ROOT);
    }
  }
}

package io.crmkit.imports.model;

import io.crmkit.imports.model.template.BlankValues;
import io.crmkit.imports.model.template.FieldPolicy;
import io.crmkit.imports.model.template.FieldPolicy.Take;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.text.MultiValues;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a record becomes when a row meets it. A pure function of the two, the template and the file of the row. */
public final class FieldMerge {

  private static final String SEPARATOR = ";";
  private static final String BETWEEN = "; ";

  /** What stands before the name of a sheet or of a member of an archive. */
  private static final String INSIDE = "!/";

  private final Template template;
  private final List<String> fields;

  public FieldMerge(Template template) {
    this.template = template;
    this.fields = template.fields();
  }

  /** Returns the fields of a row that have a value. */
  public Map<String, String> fields(StagedRow row) {
    Map<String, String> present = new TreeMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String value = row.values().get(i);
      if (value != null) {
        present.put(fields.get(i), value);
      }
    }
    return present;
  }

  /**
   * Returns the fields that a record gets; those that the template does not know stay as they are.
   *
   * @param action {@link RowAction#UPDATE} or {@link RowAction#MERGE}
   */
  public Map<String, String> merge(Map<String, String> existing, StagedRow row, RowAction action) {
    Map<String, String> merged = new TreeMap<>(existing);
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      Take take = take(field, row.place().file(), action);
      String value = value(take, existing.get(field), row.values().get(i));
      if (value == null) {
        merged.remove(field);
      } else {
        merged.put(field, value);
      }
    }
    return merged;
  }

  private Take take(String field, String file, RowAction action) {
    for (FieldPolicy policy : template.fieldPolicies()) {
      if (policy.field().equals(field) && isFor(policy, file)) {
        return policy.take();
      }
    }
    return action == RowAction.UPDATE ? Take.IMPORTED : Take.FILL;
  }

  /** Whether a policy names the file, or one that it is inside of, or the part of it that a row stands in. */
  private static boolean isFor(FieldPolicy policy, String file) {
    return policy.source() == null || (INSIDE + file + INSIDE).contains(INSIDE + policy.source() + INSIDE);
  }

  private @Nullable String value(Take take, @Nullable String existing, @Nullable String imported) {
    if (imported == null) {
      return take == Take.IMPORTED && template.blanks() == BlankValues.OVERWRITE ? null : existing;
    }
    if (take == Take.IMPORTED || (existing == null && take != Take.EXISTING)) {
      return imported;
    }
    if (existing == null || take == Take.EXISTING || take == Take.FILL) {
      return existing;
    }
    return take == Take.LONGEST ? longest(existing, imported) : union(existing, imported);
  }

  private static String longest(String existing, String imported) {
    int length = existing.codePointCount(0, existing.length());
    return imported.codePointCount(0, imported.length()) > length ? imported : existing;
  }

  /** A list to which nothing is added stays as it is written. */
  private static String union(String existing, String imported) {
    Set<String> values = new LinkedHashSet<>(MultiValues.split(existing, SEPARATOR));
    return values.addAll(MultiValues.split(imported, SEPARATOR)) ? MultiValues.join(values, BETWEEN) : existing;
  }
}

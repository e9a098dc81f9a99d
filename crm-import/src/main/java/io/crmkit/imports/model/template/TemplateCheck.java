package io.crmkit.imports.model.template;

import io.crmkit.core.Violation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is wrong with a template as a whole, each problem with its JSON pointer. */
public final class TemplateCheck {

  static final int MOST_FIELDS = 10_000;
  static final int MOST_RULES = 10_000;
  private static final int LONGEST_NAME = 200;

  private final Template template;
  private final Findings findings = new Findings();

  private TemplateCheck(Template template) {
    this.template = template;
  }

  /** Returns every problem, in the order of the document; none if the template is sound. */
  public static List<Violation> of(Template template) {
    TemplateCheck check = new TemplateCheck(template);
    if (check.sizes()) {
      check.entityType();
      check.mapping();
      new TransformationCheck(template, check.findings).run();
      check.required();
      new ValidationCheck(template, check.findings).run();
      check.dedupe();
      check.bands();
      check.policies();
    }
    return check.findings.all();
  }

  private boolean sizes() {
    findings.limit("/field_mapping", "fields", template.fieldMapping().size(), MOST_FIELDS);
    findings.limit("/transformation_rules", "rules", template.transformationRules().size(), MOST_RULES);
    findings.limit("/validation_rules", "rules", template.validationRules().size(), MOST_RULES);
    return findings.all().isEmpty();
  }

  private void entityType() {
    String type = template.entityType();
    if (type.length() > LONGEST_NAME || type.chars().anyMatch(Character::isISOControl)) {
      findings.add("/entity_type", "entity-type", "The type of a record has 1 to %d characters that can be seen."
          .formatted(LONGEST_NAME));
    }
  }

  private void mapping() {
    if (template.fieldMapping().isEmpty()) {
      findings.add("/field_mapping", "mapping", "No column is mapped; name at least one, as {\"E-mail\": \"email\"}.");
    }
    Map<String, String> sources = new HashMap<>();
    template.fieldMapping().forEach((source, field) -> {
      String pointer = Findings.pointer("/field_mapping", source);
      if (source.isBlank()) {
        findings.add(pointer, "mapping", "A column needs a name; see the report of the file for that of one without.");
      }
      name(pointer, field);
      String other = sources.putIfAbsent(field, source);
      if (other != null) {
        findings.add(pointer, "mapping", ("'%s' and '%s' are both mapped to '%s'; map them to two fields and take"
            + " the first of them that has a value with the transform \"coalesce\".").formatted(other, source, field));
      }
    });
  }

  private void name(String pointer, String field) {
    if (field.isBlank() || field.length() > LONGEST_NAME || field.chars().anyMatch(Character::isISOControl)) {
      findings.add(pointer, "mapping", "The name of a field has 1 to %d characters that can be seen."
          .formatted(LONGEST_NAME));
    }
  }

  private void required() {
    fieldsOf("/required_fields", template.requiredFields());
  }

  private void fieldsOf(String pointer, List<String> names) {
    Set<String> known = new LinkedHashSet<>(template.fields());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String at = pointer + "/" + i;
      findings.known(at, names.get(i), known);
      if (!seen.add(names.get(i))) {
        findings.add(at, "field", "'%s' stands here a second time; take it out.".formatted(names.get(i)));
      }
    }
  }

  private void dedupe() {
    fieldsOf("/dedupe_fields", template.dedupeFields());
    if (Boolean.TRUE.equals(template.dedupeEnabled()) && template.dedupeFields().isEmpty()) {
      findings.add("/dedupe_fields", "dedupe",
          "Rows are to be compared but no field is named to compare them by; name one, as [\"email\"].");
    }
  }

  private void bands() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < template.dedupeBands().size(); i++) {
      int from = template.dedupeBands().get(i).from();
      String at = "/dedupe_bands/%d/from".formatted(i);
      if (from < 0 || from > 100) {
        findings.add(at, "band", "A score is from 0 to 100 but was %d.".formatted(from));
      }
      if (!seen.add(from)) {
        findings.add(at, "band", "Another band begins at %d too; keep one of them.".formatted(from));
      }
    }
  }

  private void policies() {
    Set<String> known = new LinkedHashSet<>(template.fields());
    for (int i = 0; i < template.fieldPolicies().size(); i++) {
      findings.known("/field_policies/%d/field".formatted(i), template.fieldPolicies().get(i).field(), known);
    }
  }
}

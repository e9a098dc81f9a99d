package io.crmkit.dedupe.rule;

import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.naming.JsonPointer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules as JSON documents.
 *
 * <pre>{@code
 * {"name": "Contacts", "entity_type": "contact", "match_fields": ["email", "last_name"], "match_type": "fuzzy",
 *  "match_threshold": 85, "field_weights": {"email": 0.6, "last_name": 0.4}}
 * }</pre>
 */
public final class DuplicateRules {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HEAVIEST = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal LIGHTEST = new BigDecimal("0.000001");
  private static final int MOST_FIELDS = 50;

  private DuplicateRules() {}

  /** Returns the rule, or every problem of the document with its JSON pointer. */
  public static Validated<DuplicateRule> read(String json) {
    Validated<DuplicateRule> rule = JsonDocuments.read(json, DuplicateRule.class);
    if (rule instanceof Invalid<DuplicateRule>) {
      return rule;
    }
    List<Violation> problems = problems(rule.orElseThrow());
    return problems.isEmpty() ? rule : Validated.invalid(new Violations(problems));
  }

  /** Returns the document of a rule, which reads as its equal. */
  public static String write(DuplicateRule rule) {
    return JsonDocuments.write(rule);
  }

  /** Returns what is wrong with a rule, in the order of the document; nothing if it is sound. */
  public static List<Violation> problems(DuplicateRule rule) {
    List<Violation> problems = new ArrayList<>();
    reportIf(rule.name().isBlank(), problems, "/name", "name", "the rule has no name; give it one");
    reportIf(rule.entityType().isBlank(), problems, "/entity_type", "entity-type",
        "the rule is for no kind of records; name one, such as contact");
    fields(rule, problems);
    BigDecimal threshold = rule.matchThreshold();
    reportIf(threshold.signum() < 0 || threshold.compareTo(HUNDRED) > 0, problems, "/match_threshold", "threshold",
        "the threshold is from 0 to 100 but was " + threshold.toPlainString());
    weights(rule, problems);
    return problems;
  }

  private static void fields(DuplicateRule rule, List<Violation> problems) {
    int size = rule.matchFields().size();
    reportIf(size == 0 || size > MOST_FIELDS, problems, "/match_fields", "fields",
        "a rule compares from 1 to %d fields but this one %d".formatted(MOST_FIELDS, size));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      String field = rule.matchFields().get(i);
      reportIf(field.isBlank(), problems, "/match_fields/" + i, "field", "the name of a field must not be blank");
      reportIf(!seen.add(field), problems, "/match_fields/" + i, "field",
          "'%s' is there twice; leave one out and give it more weight instead".formatted(field));
    }
  }

  private static void weights(DuplicateRule rule, List<Violation> problems) {
    JsonPointer weights = JsonPointer.ROOT.child("field_weights");
    rule.fieldWeights().forEach((field, weight) -> {
      String pointer = weights.child(field).toString();
      reportIf(!rule.matchFields().contains(field), problems, pointer, "weight",
          "'%s' has a weight but is none of the match_fields %s".formatted(field, rule.matchFields()));
      reportIf(weight.compareTo(LIGHTEST) < 0 || weight.compareTo(HEAVIEST) > 0, problems, pointer, "weight",
          "a weight is from %s to %s but was %s".formatted(LIGHTEST, HEAVIEST, weight.toPlainString()));
    });
    for (String field : rule.matchFields()) {
      reportIf(!rule.fieldWeights().isEmpty() && !rule.fieldWeights().containsKey(field), problems,
          weights.toString(), "weight", "'%s' has no weight but others have; give it one too".formatted(field));
    }
  }

  private static void reportIf(
      boolean wrong, List<Violation> problems, String pointer, String code, String message) {
    if (wrong) {
      problems.add(new Violation(pointer, "dedupe.rule." + code, message));
    }
  }
}

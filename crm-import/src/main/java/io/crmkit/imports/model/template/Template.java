package io.crmkit.imports.model.template;

import io.crmkit.core.Require;
import io.crmkit.core.json.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a kind of file become records, as its author writes it down. {@link TemplateCheck} finds what is wrong
 * with one as a whole.
 *
 * @param entityType what the records are, such as {@code contact}
 * @param fieldMapping which field each column is for; columns that are not named are left out
 * @param transformationRules what is done to the fields, in this order
 * @param requiredFields which fields must have a value after that
 * @param validationRules what else must be true of them
 * @param nullValues texts that mean no value in every field, compared without case; a blank text always does
 * @param dedupeEnabled whether rows are compared with one another and with the records that there are; not if null
 * @param dedupeFields by which fields they are the same
 * @param dedupeMatch whether by all of them or by any; by all if null
 * @param dedupeStrategy what becomes of a row that is the same as a record; if null it is skipped, or becomes a record
 *     of its own where there are bands and its score is below all of them
 * @param dedupeBands what becomes of it by its score, where that is more to the point than one strategy for all
 * @param fieldPolicies whose value of a field wins, the first that fits
 * @param blankValues whether a field without a value takes one away; it never does if null
 */
@Versioned(1)
public record Template(
    String name,
    String entityType,
    Map<String, String> fieldMapping,
    List<TransformationRule> transformationRules,
    List<String> requiredFields,
    List<ValidationRule> validationRules,
    List<String> nullValues,
    @Nullable Boolean dedupeEnabled,
    List<String> dedupeFields,
    @Nullable DedupeMatch dedupeMatch,
    @Nullable DedupeStrategy dedupeStrategy,
    List<ScoreBand> dedupeBands,
    List<FieldPolicy> fieldPolicies,
    @Nullable BlankValues blankValues) {

  public Template {
    Require.notBlank(name, "name");
    Require.notBlank(entityType, "entity_type");
    // in an order of its own, so that a template that was stored has its fields in the same order again
    fieldMapping = Collections.unmodifiableMap(new TreeMap<>(fieldMapping));
    transformationRules = List.copyOf(transformationRules);
    requiredFields = List.copyOf(requiredFields);
    validationRules = List.copyOf(validationRules);
    nullValues = List.copyOf(nullValues);
    dedupeFields = List.copyOf(dedupeFields);
    dedupeBands = List.copyOf(dedupeBands);
    fieldPolicies = List.copyOf(fieldPolicies);
  }

  /** Starts a template that maps nothing yet. */
  public static Builder builder(String name, String entityType) {
    return new Builder(name, entityType);
  }

  /** Returns every field that is mapped or made by a rule, in the order in which rows have them, each once. */
  public List<String> workFields() {
    Set<String> fields = new LinkedHashSet<>(fieldMapping.values());
    for (TransformationRule rule : transformationRules) {
      fields.add(rule.field());
      if (rule instanceof TransformationRule.Split split) {
        fields.addAll(split.into());
      } else if (rule instanceof TransformationRule.SplitName name) {
        fields.add(name.given());
        fields.add(name.family());
      }
    }
    return List.copyOf(fields);
  }

  /** Returns the fields that a record gets: all but those that a rule drops. */
  public List<String> fields() {
    List<String> fields = new ArrayList<>(workFields());
    for (TransformationRule rule : transformationRules) {
      if (rule instanceof TransformationRule.Drop) {
        fields.remove(rule.field());
      }
    }
    return List.copyOf(fields);
  }

  /** Returns the fields by which rows are the same; none if they are not compared. */
  public List<String> keyFields() {
    return Boolean.TRUE.equals(dedupeEnabled) ? dedupeFields : List.of();
  }

  public DedupeMatch match() {
    return dedupeMatch == null ? DedupeMatch.ALL : dedupeMatch;
  }

  /** Returns what becomes of a row whose best duplicate has this score, from 0 to 100. */
  public DedupeStrategy strategy(int score) {
    DedupeStrategy found = below();
    int reached = -1;
    for (ScoreBand band : dedupeBands) {
      if (score >= band.from() && band.from() > reached) {
        reached = band.from();
        found = band.strategy();
      }
    }
    return found;
  }

  private DedupeStrategy below() {
    if (dedupeStrategy != null) {
      return dedupeStrategy;
    }
    return dedupeBands.isEmpty() ? DedupeStrategy.SKIP : DedupeStrategy.CREATE_NEW;
  }

  public BlankValues blanks() {
    return blankValues == null ? BlankValues.KEEP : blankValues;
  }

  /** Builds a {@link Template}. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final String entityType;
    private final Map<String, String> mapping = new TreeMap<>();
    private final List<TransformationRule> transformations = new ArrayList<>();
    private final List<String> required = new ArrayList<>();
    private final List<ValidationRule> validations = new ArrayList<>();
    private final List<String> nullValues = new ArrayList<>();
    private final List<ScoreBand> bands = new ArrayList<>();
    private final List<FieldPolicy> policies = new ArrayList<>();
    private List<String> dedupeFields = List.of();
    private @Nullable DedupeMatch match;
    private @Nullable DedupeStrategy strategy;
    private @Nullable BlankValues blanks;

    private Builder(String name, String entityType) {
      this.name = name;
      this.entityType = entityType;
    }

    public Builder map(String source, String field) {
      mapping.put(source, field);
      return this;
    }

    public Builder transform(TransformationRule rule) {
      transformations.add(rule);
      return this;
    }

    public Builder require(String... fields) {
      required.addAll(List.of(fields));
      return this;
    }

    public Builder validate(ValidationRule rule) {
      validations.add(rule);
      return this;
    }

    public Builder nullValues(String... values) {
      nullValues.addAll(List.of(values));
      return this;
    }

    /** Compares rows by these fields. */
    public Builder dedupe(DedupeStrategy chosen, DedupeMatch by, String... fields) {
      strategy = chosen;
      match = by;
      dedupeFields = List.of(fields);
      return this;
    }

    public Builder band(int from, DedupeStrategy chosen) {
      bands.add(new ScoreBand(from, chosen));
      return this;
    }

    public Builder policy(FieldPolicy policy) {
      policies.add(policy);
      return this;
    }

    public Builder blankValues(BlankValues values) {
      blanks = values;
      return this;
    }

    public Template build() {
      return new Template(name, entityType, mapping, transformations, required, validations, nullValues,
          dedupeFields.isEmpty() ? null : true, dedupeFields, match, strategy, bands, policies, blanks);
    }
  }
}

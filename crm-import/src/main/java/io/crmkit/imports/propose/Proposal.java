package io.crmkit.imports.propose;

import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.model.template.TransformationRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping of columns to fields and how their values are to be read, to be looked at before it is used.
 *
 * @param columns each with its candidates, in the order of the file
 * @param rules what the values of the sample ask for, such as the order of day and month
 * @param doubts what the sample leaves open; nothing is guessed
 */
public record Proposal(List<ColumnProposal> columns, List<TransformationRule> rules, List<Doubt> doubts) {

  public Proposal {
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    doubts = List.copyOf(doubts);
  }

  /** Returns a template of the mapping and the rules, to which nothing that is in doubt has been added. */
  public Template template(String name, String entityType) {
    Template.Builder template = Template.builder(name, entityType);
    mapping().forEach(template::map);
    rules.forEach(template::transform);
    return template.build();
  }

  /** Returns the field of each column that has one, as {@code field_mapping} of a template has it. */
  public Map<String, String> mapping() {
    Map<String, String> mapping = new LinkedHashMap<>();
    columns.forEach(column -> column.best().ifPresent(best -> mapping.put(column.column(), best.field())));
    return mapping;
  }

  /** Returns the columns somebody has to decide about. */
  public List<ColumnProposal> ambiguous() {
    return columns.stream().filter(ColumnProposal::isAmbiguous).toList();
  }

  /** Returns the columns that belong nowhere. */
  public List<String> unmapped() {
    return columns.stream().filter(column -> column.candidates().isEmpty()).map(ColumnProposal::column).toList();
  }
}

package io.crmkit.imports.propose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping of columns to fields, to be looked at before it is used.
 *
 * @param columns each with its candidates, in the order of the file
 */
public record Proposal(List<ColumnProposal> columns) {

  public Proposal {
    columns = List.copyOf(columns);
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

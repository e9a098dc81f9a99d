package io.crmkit.examples.dedupe;

import io.crmkit.examples.command.Refused;
import io.crmkit.examples.command.Source;
import io.crmkit.imports.json.TemplateJson;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.propose.FieldCatalogue;
import io.crmkit.imports.propose.Proposal;
import io.crmkit.imports.propose.Proposals;
import io.crmkit.imports.read.ReadRow;
import io.crmkit.imports.read.RowSource;
import io.crmkit.imports.read.SourceFile;
import io.crmkit.imports.read.SourceRow;
import io.crmkit.imports.read.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of contacts become fields.
 *
 * @param header the columns of the first file
 * @param proposal where the template comes from; null if somebody wrote it
 */
record ContactTemplate(Template template, List<String> header, @Nullable Proposal proposal) {

  private static final int SAMPLE = 200;
  private static final String USUAL_ID = "id";
  private static final String OTHER_ID = "record_id";

  /** Reads a template; what it says of duplicates is left to the matcher. */
  static ContactTemplate read(Path file, Path contacts) throws IOException {
    Template own = Refused.unlessValid(TemplateJson.read(Source.file(file).text()), file);
    Template matched = new Template(own.name(), own.entityType(), own.fieldMapping(), own.transformationRules(),
        own.requiredFields(), own.validationRules(), own.nullValues(), null, List.of(), null, null, List.of(),
        List.of(), own.blankValues());
    try (RowSource rows = Sources.open(SourceFile.of(contacts)).orElseThrow()) {
      return new ContactTemplate(matched, rows.header(), null);
    }
  }

  /** Proposes a template by the names of the columns and the first rows. */
  static ContactTemplate propose(Path contacts) throws IOException {
    try (RowSource rows = Sources.open(SourceFile.of(contacts)).orElseThrow()) {
      List<List<@Nullable String>> sample = new ArrayList<>();
      for (ReadRow row = rows.next(); row != null && sample.size() < SAMPLE; row = rows.next()) {
        if (row instanceof SourceRow whole) {
          sample.add(whole.values());
        }
      }
      Proposal proposal = Proposals.of(FieldCatalogue.CONTACT, rows.header(), sample);
      Template.Builder template = Template.builder("proposed", FieldCatalogue.CONTACT.entityType());
      proposal.mapping().forEach(template::map);
      return new ContactTemplate(template.build(), rows.header(), proposal);
    }
  }

  /** Returns the template with a field for the first column, which is what a truth names records by. */
  ContactTemplate withIds() {
    if (template.fieldMapping().containsKey(header.get(0))) {
      return this;
    }
    if (proposal == null) {
      throw Problems.refused("--gold", "no-ids",
          "pairs name records by the first column, '%s'; map it to a field in the template".formatted(header.get(0)));
    }
    Template.Builder more = Template.builder(template.name(), template.entityType());
    template.fieldMapping().forEach(more::map);
    return new ContactTemplate(more.map(header.get(0), OTHER_ID).build(), header, proposal);
  }

  /** Returns the field of the first column if that holds ids, which are not compared. */
  @Nullable String idField(boolean known) {
    String field = template.fieldMapping().get(header.get(0));
    return known || USUAL_ID.equals(field) ? field : null;
  }

  /** Returns the fields in the order of their columns, those that rules make last. */
  List<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    header.stream().map(column -> template.fieldMapping().getOrDefault(column, "")).forEach(fields::add);
    fields.addAll(template.fields());
    fields.retainAll(template.fields());
    return List.copyOf(fields);
  }

  /** Returns what to know of the proposal: columns that are left out, and those that could be two things. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    if (proposal != null) {
      header.stream().filter(column -> !template.fieldMapping().containsKey(column))
          .forEach(column -> doubts.add("column '%s' is left out".formatted(column)));
      proposal.ambiguous().forEach(column -> doubts.add("column '%s' could be any of %s".formatted(
          column.column(), column.candidates().stream().map(each -> each.field()).toList())));
    }
    return doubts;
  }
}

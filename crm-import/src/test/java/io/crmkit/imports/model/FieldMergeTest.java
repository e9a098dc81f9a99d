package io.crmkit.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.imports.model.template.DedupeMatch;
import io.crmkit.imports.model.template.DedupeStrategy;
import io.crmkit.imports.model.template.FieldPolicy;
import io.crmkit.imports.model.template.FieldPolicy.Take;
import io.crmkit.imports.model.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record becomes by the policies of its fields. */
class FieldMergeTest {

  private static @Nullable String merged(Take take, @Nullable String source, String file, String existing, String imported) {
    Template template = Template.builder("t", "contact").map("Tags", "tags")
        .dedupe(DedupeStrategy.UPDATE, DedupeMatch.ALL, "tags").policy(new FieldPolicy("tags", source, take)).build();
    StagedRow row = new StagedRow(1, new RowPlace(file, 2, 10), List.of(imported), List.of());
    return new FieldMerge(template).merge(Map.of("tags", existing), row, RowAction.UPDATE).get("tags");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "red | green | red; green", "red; green | green; blue | red; green; blue", "red;green | green;blue | red; green; blue",
    "\"Smith; Co\"; red | \"Jones; Co\"; blue | \"Smith; Co\"; red; \"Jones; Co\"; blue",
    "red; \"say \"\"hi\"\"\" | \"say \"\"hi\"\"\"; blue | red; \"say \"\"hi\"\"\"; blue"
  })
  void unitesListsValueByValueAndHoldsQuotedOnesTogether(String existing, String imported, String united) {
    assertThat(merged(Take.UNION, null, "a.csv", existing, imported)).isEqualTo(united);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "red;green | green", "\"Smith; Co\" | \"Smith; Co\"", "5\" pipe | 5\" pipe", "red; green | ;"
  })
  void leavesAListAsItIsToWhichNothingIsAdded(String existing, String imported) {
    assertThat(merged(Take.UNION, null, "a.csv", existing, imported)).isEqualTo(existing);
  }

  @ParameterizedTest
  @CsvSource({
    "web.csv, web.csv, 1", "web.xlsx, web.xlsx!/Sheet1, 1", "Sheet1, web.xlsx!/Sheet1, 1", "web.zip, web.zip!/web.csv, 1",
    "web.csv, web.zip!/web.csv, 1", "web.zip!/web.csv, web.zip!/web.csv, 1", "web.xlsx, a.zip!/web.xlsx!/Sheet1, 1",
    "eb.csv, web.csv, 2", "web.csv, web.zip!/other.csv, 2", "web, web.xlsx!/Sheet1, 2", "csv, web.zip!/web.csv, 2"
  })
  void takesAPolicyForAFileAlsoForItsSheetsAndMembers(String source, String file, String expected) {
    assertThat(merged(Take.EXISTING, source, file, "1", "2")).isEqualTo(expected);
  }
}

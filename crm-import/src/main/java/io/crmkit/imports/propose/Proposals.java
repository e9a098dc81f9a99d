package io.crmkit.imports.propose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proposes a mapping. A name that is a known name of a field counts most; then the share of its words that the two have
 * in common; then what the values look like. Values alone propose only what looks like nothing else: addresses of mail
 * and web, telephone numbers, countries, salutations, streets, companies by their legal forms, and names of persons
 * that their addresses repeat. Values that cannot be of the kind of a field speak against it, whatever its name is. Two
 * columns that fit a field as well as one another are both left open.
 */
public final class Proposals {

  private static final int FEWEST_WITH_PREFIX = 3;

  private Proposals() {}

  /**
   * Proposes where each column belongs and how its values are read.
   *
   * @param sample rows whose values are in the order of the header; the more there are, the less is left open. May be
   *     empty, then the names alone decide
   */
  public static Proposal of(FieldCatalogue catalogue, List<String> header,
      List<? extends List<? extends @Nullable String>> sample) {
    List<List<@Nullable String>> values = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      values.add(column(sample, i));
    }
    List<ColumnProposal> columns = Assignment.of(header, candidates(catalogue, words(header), values));
    ReadingRules reading = new ReadingRules();
    for (int i = 0; i < columns.size(); i++) {
      List<@Nullable String> own = values.get(i);
      String name = columns.get(i).column();
      columns.get(i).best().map(best -> field(catalogue, best)).ifPresent(field -> reading.add(name, field, own));
    }
    return new Proposal(columns, reading.rules(), reading.doubts());
  }

  private static List<List<Candidate>> candidates(FieldCatalogue catalogue, List<List<String>> words,
      List<List<@Nullable String>> values) {
    List<ContentKind> contents = values.stream().map(ContentKind::of).toList();
    MailNames mails = MailNames.of(values, contents);
    List<List<Candidate>> candidates = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      candidates.add(new Column(words.get(i), contents.get(i), mails.part(values.get(i))).candidates(catalogue));
    }
    return NameParts.of(catalogue, contents, candidates);
  }

  private static TargetField field(FieldCatalogue catalogue, Candidate candidate) {
    return catalogue.fields().stream().filter(field -> field.name().equals(candidate.field())).findFirst()
        .orElseThrow();
  }

  private static List<@Nullable String> column(List<? extends List<? extends @Nullable String>> sample, int index) {
    List<@Nullable String> values = new ArrayList<>();
    for (List<? extends @Nullable String> row : sample) {
      values.add(index < row.size() ? row.get(index) : null);
    }
    return values;
  }

  /** The words of each name; one that nearly all begin with ({@code Person - Email}) says nothing about any of them. */
  private static List<List<String>> words(List<String> header) {
    List<List<String>> words = header.stream().map(HeaderWords::of).toList();
    Map<String, Integer> begins = new HashMap<>();
    words.stream().filter(each -> each.size() > 1).forEach(each -> begins.merge(each.get(0), 1, Integer::sum));
    return words.stream().map(each -> each.size() > 1 && isPrefix(begins.getOrDefault(each.get(0), 0), header.size())
        ? each.subList(1, each.size()) : each).toList();
  }

  private static boolean isPrefix(int count, int columns) {
    return count >= FEWEST_WITH_PREFIX && count * 5 >= columns * 4;
  }
}

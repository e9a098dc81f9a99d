package io.crmkit.examples.dedupe;

import io.crmkit.dedupe.Explanation;
import io.crmkit.dedupe.Matching;
import io.crmkit.dedupe.merge.model.MergedValue;
import io.crmkit.dedupe.merge.model.Origin;
import io.crmkit.examples.dedupe.Questioning.Asked;
import io.crmkit.examples.html.Page;
import io.crmkit.examples.html.Page.Tile;
import io.crmkit.imports.model.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything there is to see of contacts that were cleaned, on one page. */
final class CleanReport {

  private static final int CLUSTERS = 3;

  private final ContactTemplate template;
  private final Checkpoint staged;
  private final StagedContacts rows;
  private final Asked asked;
  private final Matching matching;
  private final List<Contact> contacts;
  private final @Nullable Truth truth;

  CleanReport(ContactTemplate template, Checkpoint staged, StagedContacts rows, Asked asked,
      List<Contact> contacts, @Nullable Truth truth) {
    this.template = template;
    this.staged = staged;
    this.rows = rows;
    this.asked = asked;
    this.matching = asked.matching();
    this.contacts = contacts;
    this.truth = truth;
  }

  void write(Path file) throws IOException {
    Page page = new Page("Clean contacts", "%,d rows were read, and are %,d contacts.".formatted(
        staged.valid() + staged.invalid(), contacts.size()));
    tiles(page);
    columns(page);
    page.heading("How alike pairs are")
        .paragraph(("Of %,d pairs that were compared, how many have which score: the logarithm to base 2 of the odds"
            + " that both are the same. Heights are logarithms. From %.1f on a pair matches.")
            .formatted(matching.compared(), matching.model().threshold()))
        .picture(MatchPictures.scores(matching));
    if (truth != null) {
      truth(page, PairFigures.of(rows.table(), rows.own(), matching, truth));
    }
    new QuestionPages(rows, asked).addTo(page);
    pairs(page);
    clusters(page);
    page.write(file);
  }

  private void tiles(Page page) {
    List<Tile> tiles = new ArrayList<>(List.of(
        new Tile("%,d".formatted(staged.valid()), "valid rows"),
        new Tile("%,d".formatted(staged.invalid()), "rows to be corrected"),
        new Tile("%,d".formatted(contacts.size()), "contacts"),
        new Tile("%,d".formatted(rows.own() - contacts.size()), "rows merged into others")));
    if (truth != null) {
      tiles.add(new Tile("%.4f".formatted(PairFigures.of(rows.table(), rows.own(), matching, truth).f1()), "F1 by the truth"));
    }
    page.tiles(tiles);
    if (!staged.problems().counts().isEmpty()) {
      page.heading("What is wrong with rows").table(1, List.of("rule", "rows"), staged.problems().counts().entrySet()
          .stream().map(each -> List.of(each.getKey(), "%,d".formatted(each.getValue()))).toList());
    }
  }

  private void columns(Page page) {
    Map<String, String> mapping = template.template().fieldMapping();
    page.heading("What the columns are").table(2, List.of("column", "field"), template.header().stream()
        .map(column -> List.of(column, mapping.getOrDefault(column, "left out"))).toList());
    template.doubts().forEach(page::paragraph);
    matching.ignored().forEach(each -> page.paragraph("Not compared: " + each));
  }

  private static void truth(Page page, PairFigures figures) {
    page.heading("How good that is").table(0,
        List.of("pairs found", "of them right", "true pairs", "never compared", "precision", "recall", "F1"),
        List.of(List.of("%,d".formatted(figures.found()), "%,d".formatted(figures.right()),
            "%,d".formatted(figures.truth()), "%,d".formatted(figures.lost()), "%.4f".formatted(figures.precision()),
            "%.4f".formatted(figures.recall()), "%.4f".formatted(figures.f1()))));
  }

  private void pairs(Page page) {
    for (SamplePair pair : SamplePair.of(matching, clusters(contacts), truth)) {
      Explanation why = matching.explain(pair.one(), pair.other());
      page.heading(pair.title())
          .paragraph("%s and %s: what each field adds to the score, in bits. The score is %s.".formatted(
              place(pair.one()), place(pair.other()), bits(why.score())))
          .picture(MatchPictures.waterfall(pair.title(), why))
          .table(3, List.of("", "one", "other", "bits"), why.parts().stream()
              .map(part -> List.of(part.name(), part.one(), part.other(), bits(part.weight()))).toList());
    }
  }

  private static List<List<Integer>> clusters(List<Contact> contacts) {
    return contacts.stream().map(Contact::rows).toList();
  }

  private void clusters(Page page) {
    List<Contact> largest = contacts.stream().filter(contact -> contact.rows().size() > 1)
        .sorted(Comparator.comparingInt((Contact contact) -> contact.rows().size()).reversed())
        .limit(CLUSTERS).toList();
    for (Contact contact : largest) {
      List<Integer> shown = contact.rows().subList(0, Math.min(MatchPictures.MOST_ROWS, contact.rows().size()));
      page.heading("A contact of %d rows".formatted(contact.rows().size()))
          .paragraph("Lines join rows that match by themselves; dashed ones join those that others brought together.")
          .picture(MatchPictures.cluster(matching, shown, shown.stream().map(this::place).toList()))
          .table(4, List.of("field", "value", "rule", "from"), contact.merged().fields().entrySet().stream()
              .map(field -> lineage(field.getKey(), field.getValue())).toList());
    }
  }

  private static List<String> lineage(String field, MergedValue value) {
    return List.of(field, Objects.requireNonNullElse(value.value(), ""), value.rule(),
        ContactFiles.origins(value).stream().map(CleanReport::origin).collect(Collectors.joining(", ")));
  }

  private static String origin(Origin origin) {
    String at = "%s:%d".formatted(origin.file(), origin.line());
    return origin.byteOffset() < 0 ? at : at + " (byte %d)".formatted(origin.byteOffset());
  }

  private String place(int row) {
    return rows.rows().get(row).place().toString();
  }

  private static String bits(double weight) {
    return String.format(Locale.ROOT, "%+.2f", weight);
  }
}

package io.crmkit.examples.churn;

import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.action.model.Worth;
import io.crmkit.ai.churn.model.ChurnStatistics;
import io.crmkit.ai.explain.Change;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.RiskLevel;
import io.crmkit.ai.measure.BinaryMeasures;
import io.crmkit.examples.churn.Letters.Letter;
import io.crmkit.examples.churn.NextOffers.Next;
import io.crmkit.examples.html.Page;
import io.crmkit.examples.html.Page.Tile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that the desk found, on one page. */
final class ChurnReport {

  private static final int SHOWN = 25;
  private static final int REASONS = 2;

  private final Customers customers;
  private final CrossValidation measured;
  private final DeskChurn churn;
  private final Scored scored;
  private final ChurnPictures pictures;

  ChurnReport(Customers customers, CrossValidation measured, DeskChurn churn, Scored scored) {
    this.customers = customers;
    this.measured = measured;
    this.churn = churn;
    this.scored = scored;
    this.pictures = new ChurnPictures(customers, measured, scored);
  }

  void write(Path file, DecisionPolicy policy, NextOffers offers, List<Next> next, List<Letter> letters)
      throws IOException {
    Page page = new Page("Who may leave, and what to do",
        "%,d customers of whom it is known whether they left; %.1f %% did."
            .formatted(customers.size(), 100 * customers.set().baseRate()));
    tiles(page, next);
    profile(page);
    quality(page);
    levels(page, policy);
    page.heading("What moves customers")
        .paragraph("Each dot is a customer: to the right the field makes leaving likelier, to the left less likely."
            + " All fields of a customer and the base add up to the log-odds of the model, exactly.")
        .picture(pictures.summary());
    if (!next.isEmpty()) {
      customer(page, next.get(0).row());
      offers(page, offers, next);
    }
    letters(page, letters);
    page.write(file);
  }

  private void tiles(Page page, List<Next> next) {
    page.tiles(List.of(
        new Tile("%,d".formatted(next.size()), "still here and at risk: acting on them pays"),
        new Tile("%,d".formatted(next.stream().filter(each -> each.shown().isPresent()).count()), "have an offer"),
        new Tile("%,d".formatted(next.stream().filter(Next::isLeftAlone).count()), "left alone on purpose, to learn"),
        new Tile(figure(measured.auc()), "AUC on customers not learned from"),
        new Tile(figure(measured.pooled().logLoss()), "log-loss on them")));
  }

  private void profile(Page page) {
    page.heading("What is in the table").table(2, List.of("column", "what it is", "missing", "influence"),
        scored.influential().stream().map(influence -> List.of(influence.field(),
            ChurnPictures.kind(customers, influence), ChurnPictures.missing(customers, influence),
            figure(influence.mean()))).toList());
    String left = customers.prepared().left().stream()
        .map(each -> "%s (%s)".formatted(each.column(), word(each.reason()))).collect(Collectors.joining(", "));
    page.paragraph("Not learned from: " + left + ".");
    page.paragraph("No column knows the outcome beforehand, and no row is there twice: the model was learned by a service"
        + " that would have refused.");
  }

  private void quality(Page page) {
    BinaryMeasures pooled = measured.pooled();
    page.heading("How well it can be told")
        .paragraph("Of customers that the model had not seen: five models, each asked about those it was not shown.")
        .table(0, List.of("AUC", "average precision", "Brier", "log-loss", "calibration error", "Spiegelhalter's z"),
            List.of(List.of(figure(measured.auc()), figure(pooled.averagePrecision()), figure(pooled.brier()),
                figure(pooled.logLoss()), figure(pooled.calibrationError()), "%.2f".formatted(pooled.spiegelhalter()))))
        .picture(pictures.roc()).picture(pictures.precisionRecall()).picture(pictures.reliability());
  }

  private void levels(Page page, DecisionPolicy policy) {
    ChurnStatistics all = churn.statistics();
    page.heading("How great the risk is")
        .paragraph("%,d scores are stored; by their mean, %s of these customers leave.".formatted(
            all.customers(), percent(all.meanProbability().orElse(0))))
        .paragraph("Acting pays from %s on, where high begins. By the model that learned from all of them."
            .formatted(percent(policy.high())))
        .table(1, List.of("level", "still here", "of those who left"), List.of(RiskLevel.values()).stream()
            .map(level -> List.of(word(level), "%,d".formatted(count(level, true)), "%,d".formatted(count(level, false))))
            .toList());
  }

  private long count(RiskLevel level, boolean stayed) {
    return IntStream.range(0, customers.size())
        .filter(row -> customers.stayed(row) == stayed && scored.level(row) == level).count();
  }

  private void customer(Page page, int row) {
    page.heading("The customer most at risk: " + customers.ids().get(row))
        .paragraph("%s likely to leave. From what is expected of anybody to this customer, in log-odds:"
            .formatted(percent(scored.probability(row))))
        .picture(pictures.waterfall(scored.why(row)));
    history(page, customers.ids().get(row));
    List<List<String>> changes = scored.wouldHelp(row).stream().limit(5).map(change -> List.of(change.field(),
        change.from(), change.to(), percent(change.before()), percent(change.after()))).toList();
    if (!changes.isEmpty()) {
      page.paragraph("What the model would say if one thing were otherwise, which is not yet to say that changing it helps:")
          .table(3, List.of("field", "is", "if it were", "now", "then"), changes);
    }
  }

  private void history(Page page, String customer) {
    page.paragraph("What is stored of this customer, the newest score first:").table(1,
        List.of("score", "at", "model", "probability", "level"), churn.history(customer).stream().map(score -> List.of(
            "%d".formatted(score.mark().number()), score.mark().at().truncatedTo(ChronoUnit.SECONDS).toString(),
            "version %d".formatted(score.estimate().model()), figure(score.estimate().probability()),
            word(score.estimate().level()))).toList());
  }

  private void offers(Page page, NextOffers offers, List<Next> next) {
    page.heading("What to do next")
        .paragraph("Worth is what an action is assumed to achieve × margin − cost. One decision in ten is made by lot and"
            + " logged with its chance; that is how the assumptions become knowledge.")
        .table(4, List.of("customer", "why", "would help", "action", "risk", "worth", "between"),
            next.stream().limit(SHOWN).map(each -> row(offers, each)).toList());
    if (next.size() > SHOWN) {
      page.paragraph("… and %,d more.".formatted(next.size() - SHOWN));
    }
  }

  private List<String> row(NextOffers offers, Next next) {
    List<String> cells = new ArrayList<>(List.of(customers.ids().get(next.row()), reasons(next.row()),
        scored.wouldHelp(next.row()).stream().findFirst().map(Change::toString).orElse("–")));
    Offer offer = next.shown().orElse(null);
    cells.add(offer == null ? next.isLeftAlone() ? "left alone, to learn" : "nothing fits" : offers.name(offer.action()));
    cells.add(percent(scored.probability(next.row())));
    Worth worth = offer == null ? null : offer.worth();
    cells.add(worth == null ? "–" : worth.expected().toString());
    cells.add(worth == null ? "–" : worth.low() + " – " + worth.high());
    return cells;
  }

  private String reasons(int row) {
    return scored.raising(row, REASONS).stream()
        .map(reason -> (reason.field() + " " + reason.value()).strip()).collect(Collectors.joining(", "));
  }

  private static void letters(Page page, List<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    page.heading("Drafts that wait for approval")
        .paragraph("Written of given facts alone; every figure and date in them was checked. Nothing is sent that nobody"
            + " approved.")
        .table(3, List.of("customer", "subject", "text"), letters.stream().map(letter ->
            List.of(letter.customer(), letter.draft().subject(), letter.draft().body())).toList());
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

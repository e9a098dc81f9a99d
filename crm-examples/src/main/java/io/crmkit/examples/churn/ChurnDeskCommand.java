package io.crmkit.examples.churn;

import io.crmkit.ai.action.model.Catalogue;
import io.crmkit.ai.action.model.ChannelId;
import io.crmkit.ai.action.model.Offer;
import io.crmkit.ai.churn.model.ActionCosts;
import io.crmkit.ai.churn.model.ChurnEvent.ModelMade;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.train.Folds;
import io.crmkit.ai.train.blend.Ensemble;
import io.crmkit.core.Decision;
import io.crmkit.core.money.Money;
import io.crmkit.examples.churn.Letters.Letter;
import io.crmkit.examples.churn.NextOffers.Next;
import io.crmkit.examples.command.CsvRows;
import io.crmkit.examples.command.ProgressBar;
import io.crmkit.examples.command.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From a table of customers to whom to turn to, why, with what, and a draft of the letter. */
@Command(
    name = "churn-desk",
    description = {
      "Learns from a table who leaves, scores everybody, explains it, finds the next best action for each customer at"
          + " risk within the capacity that there is, drafts letters, and writes a report.",
      "Without --data it uses made-up customers. The writer is a deterministic fake: no network."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ChurnDeskCommand implements Callable<Integer> {

  private static final int MADE_UP = 2000;
  private static final String SAMPLE = "/io/crmkit/examples/churn/retention-actions.json";

  private static final ChannelId EMAIL = new ChannelId("email");

  @Mixin
  private TableInput input;

  @Option(names = "--fixed", paramLabel = "COLUMN", split = ",", description = "columns that nobody can change")
  private List<String> fixed = new ArrayList<>();

  @Option(names = "--lost", paramLabel = "MONEY", defaultValue = "EUR 400.00",
      description = "what is lost with a customer who leaves (default: ${DEFAULT-VALUE})")
  private String lost;

  @Option(names = "--acting", paramLabel = "MONEY", defaultValue = "EUR 20.00",
      description = "what acting on one customer costs (default: ${DEFAULT-VALUE})")
  private String acting;

  @Option(names = "--success", defaultValue = "0.25",
      description = "which share of those who would leave stays if acted on (default: ${DEFAULT-VALUE})")
  private double success;

  @Option(names = "--actions", paramLabel = "actions.json", description = "a catalogue of actions; a sample without it")
  private @Nullable Path catalogue;

  @Option(names = "--saves", paramLabel = "ACTION=SHARE", split = ",",
      description = "which share of those who would leave an action keeps (of the sample: call=0.3,"
          + "longer-contract=0.25,check-up=0.12)")
  private Map<String, Double> saves = new LinkedHashMap<>(Map.of("call", 0.3, "longer-contract", 0.25, "check-up", 0.12));

  @Option(names = "--letters", defaultValue = "3", description = "how many letters to draft (default: ${DEFAULT-VALUE})")
  private int letters;

  @Option(names = "--report", paramLabel = "FILE", defaultValue = "churn-desk.html",
      description = "where the report goes (default: ${DEFAULT-VALUE})")
  private Path report;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    saves.forEach((action, share) -> {
      if (!(share >= 0 && share <= 1)) {
        throw new ParameterException(
            spec.commandLine(), "--saves must give a share from 0 to 1, but %s was %s".formatted(action, share));
      }
    });
    if (letters < 0) {
      throw new ParameterException(spec.commandLine(), "--letters must be 0 or more but was " + letters);
    }
    input.requireApart(report);
    Source.requireApart(report, Arrays.asList(catalogue));
    DecisionPolicy policy = checked(() ->
        new ActionCosts(Money.parse(acting), Money.parse(lost), success).policy());
    Catalogue actions = Catalogue.read(Source.of(catalogue, SAMPLE).text()).orElseThrow();
    CsvRows rows = input.rows(MADE_UP);
    Customers customers = Customers.of(TableInput.table(rows), input.prepared(rows));
    Folds folds = input.folds(rows, customers.set());
    Clock clock = Clock.systemUTC();
    DeskChurn churn = checked(() -> new DeskChurn(
        customers, policy, Money.parse(lost).currency(), new HashSet<>(fixed), clock));
    if (churn.learn(input.seed()) instanceof Decision.Refused<ModelMade> refused) {
      throw new ParameterException(spec.commandLine(), refused.refusal().message());
    }
    Scored scored = checked(churn::score);
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), "folds", folds.count());
    CrossValidation measured = CrossValidation.of(Ensemble.DEFAULT, customers.set(), folds, input.seed(), bar::show);
    NextOffers offers = new NextOffers(actions, saves, clock);
    List<Next> next = offers.of(customers, scored, scored.atRisk(), input.seed());
    List<Letter> drafted = letters(customers, offers, next, clock);
    new ChurnReport(customers, measured, churn, scored).write(report, policy, offers, next, drafted);
    show(out, customers, measured, next, drafted);
    return 0;
  }

  private List<Letter> letters(Customers customers, NextOffers offers, List<Next> next, Clock clock) {
    Letters writer = new Letters(clock);
    List<Letter> drafted = new ArrayList<>();
    for (Next each : next) {
      Offer offer = each.shown().orElse(null);
      if (drafted.size() < letters && offer != null && offer.channel().equals(EMAIL)) {
        drafted.add(writer.write(customers.ids().get(each.row()), offer, offers.name(offer.action())));
      }
    }
    return drafted;
  }

  private void show(PrintWriter out, Customers customers, CrossValidation measured, List<Next> next,
      List<Letter> drafted) {
    long offered = next.stream().filter(each -> each.shown().isPresent()).count();
    out.printf("The report is in %s.%n", report);
    out.printf(Locale.ROOT, "customers=%d auc=%.4f logloss=%.4f at_risk=%d offers=%d left_alone=%d letters=%d%n",
        customers.size(), measured.auc(), measured.pooled().logLoss(), next.size(), offered,
        next.stream().filter(Next::isLeftAlone).count(), drafted.size());
    out.flush();
  }

  private <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}

package io.crmkit.ai.churn;

import io.crmkit.ai.churn.feature.ChurnFeatures;
import io.crmkit.ai.churn.feature.Lever;
import io.crmkit.ai.churn.model.Attributed;
import io.crmkit.ai.churn.model.ChurnExplanation;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.CustomerFacts;
import io.crmkit.ai.churn.model.CustomerId;
import io.crmkit.ai.churn.model.Estimate;
import io.crmkit.ai.churn.model.FieldEffect;
import io.crmkit.ai.churn.model.Odds;
import io.crmkit.ai.explain.Change;
import io.crmkit.ai.explain.Choices;
import io.crmkit.ai.explain.Counterfactuals;
import io.crmkit.ai.explain.Direction;
import io.crmkit.ai.explain.Explainer;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Explains what a learned model says; belongs to one thread. */
final class LearnedExplainer implements FactsExplainer {

  private final ChurnModel model;
  private final ModelIr ir;
  private final ExplanationRules rules;
  private final Explainer explainer;
  private final Scorer scorer;
  private final Counterfactuals counterfactuals;
  private final Odds base;
  private final List<String> fields;
  private final List<List<String>> members;
  private final int[] byName;

  LearnedExplainer(ChurnModel model, ModelIr ir, ExplanationRules rules) {
    this.model = model;
    this.ir = ir;
    this.rules = rules;
    explainer = Explainer.of(ir);
    counterfactuals = Counterfactuals.of(ir, choices(ir.schema(), rules.levers()));
    base = odds(explainer.base());
    scorer = Scorer.of(ir);
    fields = explainer.fields();
    Map<String, List<String>> known = members();
    members = fields.stream().map(field -> known.getOrDefault(field, List.of())).toList();
    byName = IntStream.range(0, fields.size()).boxed().sorted(Comparator.comparing(fields::get))
        .mapToInt(Integer::intValue).toArray();
  }

  /** Returns the members of a customer's record that each field comes from. */
  private Map<String, List<String>> members() {
    Map<String, List<String>> members = new HashMap<>();
    for (int slot = 0; slot < ir.slots(); slot++) {
      members.put(ir.field(slot), List.copyOf(members(slot)));
    }
    return members;
  }

  private Set<String> members(int slot) {
    if (slot < ir.schema().size()) {
      return new LinkedHashSet<>(ChurnFeatures.members(ir.schema().feature(slot).name()));
    }
    Set<String> read = new LinkedHashSet<>();
    ir.derivations().get(slot - ir.schema().size()).inputs().forEach(input -> read.addAll(members(input)));
    return read;
  }

  /** Returns what of the levers a model reads; the others would change nothing that it says. */
  private static Choices choices(FeatureSchema schema, List<Lever> levers) {
    Choices choices = Choices.none(schema);
    for (Lever lever : levers) {
      OptionalInt at = schema.indexOf(lever.field());
      if (at.isPresent()) {
        choices = with(choices, schema.feature(at.getAsInt()), lever);
      }
    }
    return choices;
  }

  private static Choices with(Choices choices, Feature feature, Lever lever) {
    if (lever instanceof Lever.Words words && feature.kind() == FeatureKind.CATEGORY) {
      return choices.with(feature.name(), words.words().stream().distinct()
          .mapToDouble(feature.vocabulary()::indexOf).filter(code -> code >= 0).toArray());
    }
    if (lever instanceof Lever.Amounts amounts && feature.kind() == FeatureKind.NUMBER) {
      Choices more = choices.with(
          feature.name(), amounts.amounts().stream().distinct().mapToDouble(Double::doubleValue).toArray());
      return amounts.way() == Direction.NEITHER ? more : more.only(amounts.way(), feature.name());
    }
    return choices;
  }

  @Override
  public List<ChurnExplanation> explain(Map<CustomerId, CustomerFacts> facts) {
    double[][] rows = facts.values().stream().map(known -> known.row(ir.schema())).toArray(double[][]::new);
    ColumnBatch batch = batch(rows);
    double[] margins = new double[rows.length];
    scorer.margins(batch, 0, rows.length, margins);
    double[][] amounts = new double[fields.size()][rows.length];
    explainer.contributions(batch, 0, rows.length, amounts);
    List<ChurnExplanation> explained = new ArrayList<>(rows.length);
    for (CustomerId customer : facts.keySet()) {
      int at = explained.size();
      List<FieldEffect> effects = effects(rows[at], amounts, at);
      List<Change> changes = rules.levers().isEmpty() ? List.of() : counterfactuals.changes(rows[at]);
      explained.add(explanation(customer, margins[at], effects, changes));
    }
    return explained;
  }

  @Override
  public int numbers() {
    return (int) Math.min(Integer.MAX_VALUE, explainer.numbers());
  }

  private ColumnBatch batch(double[][] rows) {
    double[][] columns = new double[ir.schema().size()][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int feature = 0; feature < columns.length; feature++) {
        columns[feature][row] = rows[row][feature];
      }
    }
    return ColumnBatch.of(columns);
  }

  private ChurnExplanation explanation(
      CustomerId customer, double margin, List<FieldEffect> effects, List<Change> changes) {
    Odds score = odds(margin);
    Estimate estimate = new Estimate(
        model.version(), score.probability(), model.scoring().interval(), model.scoring().level(score.probability()));
    return new ChurnExplanation(customer, estimate, new Attributed(base, score, effects, reasons(effects)), changes);
  }

  /** Returns the effects on one of some cases, the largest first and equal ones by their names. */
  private List<FieldEffect> effects(double[] row, double[][] amounts, int at) {
    List<String> values = explainer.values(row);
    FieldEffect[] sorted = new FieldEffect[byName.length];
    for (int i = 0; i < sorted.length; i++) {
      int field = byName[i];
      FieldEffect effect =
          new FieldEffect(fields.get(field), members.get(field), values.get(field), amounts[field][at]);
      int place = i;
      for (; place > 0 && Math.abs(sorted[place - 1].amount()) < Math.abs(effect.amount()); place--) {
        sorted[place] = sorted[place - 1];
      }
      sorted[place] = effect;
    }
    return List.of(sorted);
  }

  private List<FieldEffect> reasons(List<FieldEffect> effects) {
    List<FieldEffect> reasons = new ArrayList<>();
    for (FieldEffect effect : effects) {
      boolean isLarge = effect.amount() != 0 && Math.abs(effect.amount()) >= rules.leastAmount();
      if (isLarge && reasons.size() < rules.mostReasons()) {
        reasons.add(effect);
      }
    }
    return reasons;
  }

  private Odds odds(double margin) {
    return new Odds(margin, ir.calibrator().probability(margin));
  }
}

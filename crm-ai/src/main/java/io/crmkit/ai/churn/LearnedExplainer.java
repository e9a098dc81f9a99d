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
import io.crmkit.ai.explain.Contribution;
import io.crmkit.ai.explain.Counterfactuals;
import io.crmkit.ai.explain.Direction;
import io.crmkit.ai.explain.Explainer;
import io.crmkit.ai.explain.Explanation;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Explains what a learned model says; belongs to one thread. */
final class LearnedExplainer implements FactsExplainer {

  private final ChurnModel model;
  private final ModelIr ir;
  private final ExplanationRules rules;
  private final Explainer explainer;
  private final Counterfactuals counterfactuals;
  private final Odds base;
  private final Map<String, List<String>> members = new HashMap<>();

  LearnedExplainer(ChurnModel model, ModelIr ir, ExplanationRules rules) {
    this.model = model;
    this.ir = ir;
    this.rules = rules;
    explainer = Explainer.of(ir);
    counterfactuals = Counterfactuals.of(ir, choices(ir.schema(), rules.levers()));
    base = odds(explainer.base());
    for (int slot = 0; slot < ir.slots(); slot++) {
      members.put(ir.field(slot), List.copyOf(members(slot)));
    }
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
    Iterator<Explanation> explanations = explainer.explain(batch(rows)).iterator();
    List<ChurnExplanation> explained = new ArrayList<>(rows.length);
    for (CustomerId customer : facts.keySet()) {
      Explanation explanation = explanations.next();
      List<Change> changes = rules.levers().isEmpty() ? List.of() : counterfactuals.changes(rows[explained.size()]);
      explained.add(explanation(customer, explanation, changes));
    }
    return explained;
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

  private ChurnExplanation explanation(CustomerId customer, Explanation explanation, List<Change> changes) {
    Odds score = odds(explanation.margin());
    Estimate estimate = new Estimate(
        model.version(), score.probability(), model.scoring().interval(), model.scoring().level(score.probability()));
    List<FieldEffect> effects = explanation.contributions().stream().map(this::effect).toList();
    List<FieldEffect> reasons = effects.stream()
        .filter(effect -> effect.direction() != Direction.NEITHER && Math.abs(effect.amount()) >= rules.leastAmount())
        .limit(rules.mostReasons()).toList();
    return new ChurnExplanation(customer, estimate, new Attributed(base, score, effects, reasons), changes);
  }

  private FieldEffect effect(Contribution contribution) {
    return new FieldEffect(contribution.field(), members.getOrDefault(contribution.field(), List.of()),
        contribution.value(), contribution.amount());
  }

  private Odds odds(double margin) {
    return new Odds(margin, ir.calibrator().probability(margin));
  }
}

package io.crmkit.ai.codec;

import io.crmkit.ai.ir.Calibrator;
import io.crmkit.ai.ir.DecisionPolicy;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Predictor;
import io.crmkit.ai.ir.Task;
import java.util.List;

/** A model: the sections 1 to 5 in their order, each once. */
final class ModelForm {

  static final Forms<Calibrator> CALIBRATORS = new Forms<Calibrator>("kind of calibrator")
      .with(Calibrator.Identity.class, (out, it) -> {}, in -> new Calibrator.Identity())
      .with(Calibrator.Platt.class, (out, it) -> out.number(it.slope()).number(it.shift()),
          in -> new Calibrator.Platt(in.number(), in.number()))
      .with(Calibrator.Beta.class, (out, it) -> out.number(it.a()).number(it.b()).number(it.c()),
          in -> new Calibrator.Beta(in.number(), in.number(), in.number()))
      .with(Calibrator.Isotonic.class, (out, it) -> out.numbers(it.margins()).numbers(it.probabilities()),
          in -> new Calibrator.Isotonic(in.numbers(), in.numbers()));

  private static final List<Task> TASKS = List.of(Task.BINARY, Task.REGRESSION, Task.CLUSTERING);

  private static final int CATEGORY = 1;
  private static final int PERSONAL = 2;

  private ModelForm() {}

  static void write(Bytes out, ModelIr model) {
    out.section(1, part -> part.octet(TASKS.indexOf(model.task())).list(model.schema().features(), ModelForm::write))
        .section(2, part -> part.list(model.derivations(), DerivationForms.ALL::write))
        .section(3, part -> PredictorForms.ALL.write(part, model.predictor()))
        .section(4, part -> CALIBRATORS.write(part, model.calibrator()))
        .section(5, part -> write(part, model.policy()));
  }

  static ModelIr read(ByteInput in) {
    int offset = in.offset();
    Head head = in.section(1, ModelForm::head);
    in.slots(head.schema.size());
    List<Derivation> derivations = in.section(2, DerivationForms::read);
    Predictor predictor = in.section(3, PredictorForms.ALL::read);
    Calibrator calibrator = in.section(4, CALIBRATORS::read);
    DecisionPolicy policy = in.section(5, ModelForm::policy);
    return in.made(offset, () -> new ModelIr(head.task, head.schema, derivations, predictor, calibrator, policy));
  }

  /** What section 1 says. */
  private record Head(Task task, FeatureSchema schema) {}

  private static Head head(ByteInput in) {
    Task task = TASKS.get(in.octet(TASKS.size() - 1, "task"));
    int offset = in.offset();
    List<Feature> features = in.list(in.limits().slots(), 4, "features", ModelForm::feature);
    return new Head(task, in.made(offset, () -> new FeatureSchema(features)));
  }

  private static void write(Bytes out, Feature feature) {
    boolean category = feature.kind() == FeatureKind.CATEGORY;
    out.octet((category ? CATEGORY : 0) + (feature.personal() ? PERSONAL : 0))
        .text(feature.name()).text(feature.unit());
    if (category) {
      out.list(feature.vocabulary(), Bytes::text);
    }
  }

  private static Feature feature(ByteInput in) {
    int offset = in.offset();
    int flags = in.octet(CATEGORY + PERSONAL, "kind of feature");
    String name = in.text();
    String unit = in.text();
    boolean category = (flags & CATEGORY) != 0;
    List<String> words = category ? in.list(Feature.MOST_CATEGORIES, 1, "categories", ByteInput::text) : List.of();
    FeatureKind kind = category ? FeatureKind.CATEGORY : FeatureKind.NUMBER;
    return in.made(offset, () -> new Feature(name, kind, words, unit, (flags & PERSONAL) != 0));
  }

  private static void write(Bytes out, DecisionPolicy policy) {
    out.number(policy.medium()).number(policy.high()).number(policy.critical());
  }

  private static DecisionPolicy policy(ByteInput in) {
    int offset = in.offset();
    return in.made(offset, () -> new DecisionPolicy(in.number(), in.number(), in.number()));
  }
}

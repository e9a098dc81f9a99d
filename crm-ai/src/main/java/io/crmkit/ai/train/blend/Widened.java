package io.crmkit.ai.train.blend;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.Derivation;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureSchema;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.train.Constraints;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Cases with some computed features behind those that they have, and the way back for models that learned of them. */
record Widened(TrainingSet narrow, List<Candidate> candidates) {

  Widened {
    candidates = List.copyOf(candidates);
  }

  TrainingSet set() {
    FeatureSchema schema = narrow.schema();
    List<Feature> features = new ArrayList<>(schema.features());
    for (int i = 0; i < candidates.size(); i++) {
      Feature computed = Feature.number(name(i));
      boolean personal = candidates.get(i).reads().stream().anyMatch(place -> schema.feature(place).personal());
      features.add(personal ? computed.asPersonal() : computed);
    }
    double[][] columns = new double[features.size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = i < schema.size() ? narrow.rows().column(i)
          : candidates.get(i - schema.size()).column(narrow.rows());
    }
    return new TrainingSet(new FeatureSchema(features), ColumnBatch.of(columns), narrow.labels(), narrow.weights());
  }

  /** Returns what no other feature is called. */
  private String name(int candidate) {
    String name = "computed " + candidate;
    while (narrow.schema().indexOf(name).isPresent()) {
      name += "'";
    }
    return name;
  }

  /** Returns constraints by which a computed feature is in each group that has all that it is computed of. */
  Constraints within(Constraints constraints) {
    FeatureSchema schema = narrow.schema();
    List<Set<String>> groups = new ArrayList<>();
    for (Set<String> group : constraints.groups()) {
      Set<String> more = new HashSet<>(group);
      IntStream.range(0, candidates.size())
          .filter(i -> candidates.get(i).reads().stream()
              .allMatch(place -> group.contains(schema.feature(place).name())))
          .forEach(i -> more.add(name(i)));
      groups.add(more);
    }
    return new Constraints(constraints.directions(), groups);
  }

  /** Returns a model of the features that there are, which computes the others itself. */
  ModelIr narrowed(ModelIr wide) {
    int features = narrow.schema().size();
    List<Derivation> steps = new ArrayList<>();
    int[] places = candidates.stream().mapToInt(candidate -> candidate.derive(features, steps)).toArray();
    int behind = features + steps.size();
    IntUnaryOperator slots = slot -> slot < features ? slot
        : slot < features + places.length ? places[slot - features] : slot - features - places.length + behind;
    wide.derivations().forEach(derivation -> steps.add(derivation.reading(slots)));
    return ModelIr.builder(wide.task(), narrow.schema()).derivations(steps).predictor(wide.predictor().reading(slots))
        .calibrator(wide.calibrator()).policy(wide.policy()).build();
  }
}

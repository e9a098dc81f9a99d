package io.crmkit.ai.smile;

import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.FeatureKind;
import io.crmkit.ai.train.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.BaseVector;
import smile.data.vector.IntVector;

/** Cases as Smile's trees read them: columns without gaps, and the label. */
final class Frame {

  private static final String LABEL = "label";

  /** What is to be learned: the label of all other columns. */
  static final Formula FORMULA = Formula.lhs(LABEL);

  private final List<Column> columns;
  private final DataFrame data;

  private Frame(List<Column> columns, DataFrame data) {
    this.columns = columns;
    this.data = data;
  }

  static Frame of(TrainingSet set) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < set.schema().size(); i++) {
      Feature feature = set.schema().feature(i);
      double[] values = set.rows().column(i);
      if (feature.kind() == FeatureKind.CATEGORY) {
        columns.add(new Column.Words(i, feature.vocabulary().size()));
      } else {
        columns.add(new Column.Amount(i, mean(values)));
        if (Arrays.stream(values).anyMatch(Double::isNaN)) {
          columns.add(new Column.Gap(i));
        }
      }
    }
    return new Frame(columns, data(columns, set));
  }

  private static DataFrame data(List<Column> columns, TrainingSet set) {
    List<BaseVector<?, ?, ?>> vectors = new ArrayList<>();
    for (Column column : columns) {
      vectors.add(column.vector("x" + vectors.size(), set.rows().column(column.feature())));
    }
    vectors.add(IntVector.of(LABEL, SmileCases.labels(set)));
    return DataFrame.of(vectors.toArray(BaseVector[]::new));
  }

  /** Returns the mean of the values that there are; 0 if there is none. */
  static double mean(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(0);
  }

  /** Returns the cases. */
  DataFrame data() {
    return data;
  }

  /** Returns how many columns there are besides the label. */
  int width() {
    return columns.size();
  }

  /** Returns the column that Smile knows by a number. */
  Column column(int index) {
    return columns.get(index);
  }
}

package io.crmkit.benchmarks.scoring;

import com.sun.management.ThreadMXBean;
import io.crmkit.ai.explain.Explainer;
import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import java.lang.management.ManagementFactory;

/** Scores and explanations by crmkit, the preparation of cases included. */
public final class OurScoring {

  private static final int ROWS = 8192;
  private static final int SINGLES = 1000;

  private OurScoring() {}

  public static void main(String[] arguments) throws Exception {
    ModelIr model = Customers.model();
    ColumnBatch batch = Customers.batch(ROWS);
    double[] margins = new double[ROWS];
    Scorer scorer = Scorer.of(model);
    Pace.print("bulk", ROWS, () -> scorer.margins(batch, 0, ROWS, margins));

    double[][] rows = rows(batch);
    Scorer single = Scorer.of(model);
    Pace.Work singles = () -> {
      for (double[] row : rows) {
        margins[0] += single.probability(row);
      }
    };
    Pace.print("single", SINGLES, singles);
    System.out.println("bytes " + allocated(singles) / (double) SINGLES);

    Explainer explainer = Explainer.of(model);
    double[][] amounts = new double[explainer.fields().size()][ROWS];
    Pace.print("shap", ROWS, () -> explainer.contributions(batch, 0, ROWS, amounts));
    scorer.margins(batch, 0, ROWS, margins);
    System.out.println("error " + worst(explainer.base(), amounts, margins));
  }

  private static double[][] rows(ColumnBatch batch) {
    double[][] rows = new double[SINGLES][batch.width()];
    for (int i = 0; i < SINGLES; i++) {
      batch.row(i, rows[i]);
    }
    return rows;
  }

  private static long allocated(Pace.Work work) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** Returns how far base and amounts are from the margin at most. */
  private static double worst(double base, double[][] amounts, double[] margins) {
    double worst = 0;
    for (int row = 0; row < margins.length; row++) {
      double sum = base;
      for (double[] field : amounts) {
        sum += field[row];
      }
      worst = Math.max(worst, Math.abs(sum - margins[row]));
    }
    return worst;
  }
}

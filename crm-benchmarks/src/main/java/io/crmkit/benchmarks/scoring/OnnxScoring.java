package io.crmkit.benchmarks.scoring;

import io.crmkit.ai.ir.ColumnBatch;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.ai.onnx.OnnxExport;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Map;

/**
 * Scores of the very model that crmkit scores, exported by crmkit, preparation included, and run by ONNX Runtime on one
 * thread, called by names.
 */
public final class OnnxScoring {

  private static final int ROWS = 8192;
  private static final int SINGLES = 1000;
  private static final String PACKAGE = "ai.onnxruntime.";

  private final Class<?> environments = Class.forName(PACKAGE + "OrtEnvironment");
  private final Object environment = environments.getMethod("getEnvironment").invoke(null);
  private final Class<?> tensors = Class.forName(PACKAGE + "OnnxTensor");
  private final Method create = tensors.getMethod("createTensor", environments, DoubleBuffer.class, long[].class);
  private final Method run = Class.forName(PACKAGE + "OrtSession").getMethod("run", Map.class);
  private final Object session;
  private final int width;

  private OnnxScoring(ModelIr model) throws ReflectiveOperationException {
    width = model.schema().size();
    Class<?> options = Class.forName(PACKAGE + "OrtSession$SessionOptions");
    Object settings = options.getConstructor().newInstance();
    options.getMethod("setIntraOpNumThreads", int.class).invoke(settings, 1);
    options.getMethod("setInterOpNumThreads", int.class).invoke(settings, 1);
    session = environments.getMethod("createSession", byte[].class, options)
        .invoke(environment, OnnxExport.of(model).orElseThrow(), settings);
  }

  public static void main(String[] arguments) throws Exception {
    ModelIr model = Customers.model();
    OnnxScoring scoring = new OnnxScoring(model);
    ColumnBatch batch = Customers.batch(ROWS);
    DoubleBuffer all = scoring.rows(batch, 0, ROWS);
    Pace.print("bulk", ROWS, () -> scoring.margin(all, ROWS));

    DoubleBuffer[] singles = new DoubleBuffer[SINGLES];
    for (int row = 0; row < SINGLES; row++) {
      singles[row] = scoring.rows(batch, row, row + 1);
    }
    Pace.print("single", SINGLES, () -> {
      for (DoubleBuffer row : singles) {
        scoring.margin(row, 1);
      }
    });
    System.out.println("apart " + scoring.apart(model, batch, all));
  }

  private DoubleBuffer rows(ColumnBatch batch, int from, int to) {
    DoubleBuffer rows = ByteBuffer.allocateDirect((to - from) * width * Double.BYTES)
        .order(ByteOrder.nativeOrder()).asDoubleBuffer();
    double[] row = new double[width];
    for (int i = from; i < to; i++) {
      batch.row(i, row);
      rows.put(row);
    }
    return rows.flip();
  }

  /** Returns the margins, one for each row. */
  private double[][] margin(DoubleBuffer rows, int count) throws Exception {
    try (AutoCloseable input = (AutoCloseable) create.invoke(null, environment, rows, new long[] {count, width});
        AutoCloseable result = (AutoCloseable) run.invoke(session, Map.of("features", input))) {
      Object margin = ((Iterable<?>) result).iterator().next();
      Object tensor = ((Map.Entry<?, ?>) margin).getValue();
      return (double[][]) tensors.getMethod("getValue").invoke(tensor);
    }
  }

  /** Returns how far its margins are from those of crmkit at most. */
  private double apart(ModelIr model, ColumnBatch batch, DoubleBuffer all) throws Exception {
    double[] ours = new double[ROWS];
    Scorer.of(model).margins(batch, 0, ROWS, ours);
    double[][] theirs = margin(all, ROWS);
    double most = 0;
    for (int row = 0; row < ROWS; row++) {
      most = Math.max(most, Math.abs(ours[row] - theirs[row][0]));
    }
    return most;
  }
}

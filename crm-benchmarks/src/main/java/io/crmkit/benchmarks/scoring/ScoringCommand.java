package io.crmkit.benchmarks.scoring;

import io.crmkit.benchmarks.peer.PeerClassPath;
import io.crmkit.benchmarks.report.Figures;
import io.crmkit.benchmarks.report.Goal;
import io.crmkit.benchmarks.report.Machine;
import io.crmkit.benchmarks.report.MarkdownTable;
import io.crmkit.benchmarks.worker.ChildJvm;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Scores and explains customers by 300 trees of depth 4, each library in a JVM of its own, and prints one table. */
@Command(
    name = "ai-scoring", mixinStandardHelpOptions = true,
    description = "Measures bulk scores, single scores and exact TreeSHAP per core-second beside XGBoost, LightGBM, "
        + "ONNX Runtime and Smile.")
@SuppressWarnings("NullAway.Init") // picocli sets what is an option
public final class ScoringCommand implements Callable<Integer> {

  private static final double BULK_GOAL = 400_000;
  private static final double SINGLE_MICROS_GOAL = 5;
  private static final double SHAP_GOAL = 60_000;
  private static final double ERROR_GOAL = 1e-12;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    ToDoubleFunction<String> ours = Pace.read(ChildJvm.lines(options(), OurScoring.class));
    Map<String, ToDoubleFunction<String>> peers = new LinkedHashMap<>();
    peers.put("XGBoost", peer("xgboost", XgboostScoring.class));
    peers.put("LightGBM", peer("lightgbm", LightgbmScoring.class));
    peers.put("ONNX Runtime", peer("onnx", OnnxScoring.class));
    peers.put("Smile", peer("smile", SmileScoring.class));
    print(ours, peers);
    return 0;
  }

  private void print(ToDoubleFunction<String> ours, Map<String, ToDoubleFunction<String>> peers) {
    List<String> header = new ArrayList<>(List.of("300 trees of depth 4", "crmkit"));
    header.addAll(peers.keySet());
    header.add("goal");
    MarkdownTable table = new MarkdownTable(header.toArray(String[]::new));
    List<ToDoubleFunction<String>> all = new ArrayList<>(List.of(ours));
    all.addAll(peers.values());
    table.row(cells("scores per core-second", all, "bulk", pace -> pace,
        Goal.atLeast(BULK_GOAL, ours.applyAsDouble("bulk"), "/core-s")));
    table.row(cells("exact explanations per core-second", all, "shap", pace -> pace,
        Goal.atLeast(SHAP_GOAL, ours.applyAsDouble("shap"), "/core-s")));
    table.row(cells("µs for one score", all, "single", ScoringCommand::micros,
        Goal.atMost(SINGLE_MICROS_GOAL, micros(ours.applyAsDouble("single")), "µs")));
    spec.commandLine().getOut().println(
        ("%s\n\n%s\n\nOne score allocates %s bytes. Base and amounts are off the margin by %s at most; the goal is %s. "
            + "ONNX Runtime says the same as crmkit up to %s.").formatted(Machine.thisOne(), table,
            Figures.plain(ours.applyAsDouble("bytes")), ours.applyAsDouble("error"), ERROR_GOAL,
            peers.getOrDefault("ONNX Runtime", name -> Double.NaN).applyAsDouble("apart")));
  }

  private static double micros(double pace) {
    return 1e6 / pace;
  }

  private static List<String> cells(
      String what, List<ToDoubleFunction<String>> all, String figure, DoubleUnaryOperator unit, Goal goal) {
    List<String> cells = new ArrayList<>(List.of(what));
    all.forEach(each -> cells.add(Figures.plain(unit.applyAsDouble(each.applyAsDouble(figure)))));
    cells.add(goal.toString());
    return cells;
  }

  /** Returns what a peer did, on the class path that is its own. */
  static ToDoubleFunction<String> peer(String peer, Class<?> main) {
    String classPath = System.getProperty("java.class.path") + File.pathSeparator
        + PeerClassPath.of(peer, PeerClassPath.target());
    return Pace.read(ChildJvm.lines(options(), classPath, main));
  }

  static List<String> options() {
    return List.of("-Xmx1g", "-XX:+UseSerialGC");
  }
}

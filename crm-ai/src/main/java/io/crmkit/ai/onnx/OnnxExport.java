package io.crmkit.ai.onnx;

import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.ir.Feature;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Task;
import io.crmkit.core.Validated;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import java.util.List;

/**
 * Models as ONNX (IR version 8, operators of ai.onnx 17 and ai.onnx.ml 3), preparing and calibrating included.
 *
 * <table>
 *   <caption>Inputs and outputs</caption>
 *   <tr><td>{@value Graph#INPUT}</td><td>double [rows, features]: a row as models have it, a category by its place in
 *     the vocabulary, NaN for what is missing</td></tr>
 *   <tr><td>{@value #MARGIN}</td><td>double [rows, 1]</td></tr>
 *   <tr><td>{@value #PROBABILITY}</td><td>double [rows, 1]; only of models of {@link Task#BINARY}</td></tr>
 * </table>
 *
 * <p>The metadata say which model it was ({@code crmkit.digest}), its task ({@code crmkit.task}) and its features as
 * JSON ({@code crmkit.schema}), without the vocabularies of personal ones. Decision policies are not exported.
 */
public final class OnnxExport {

  /** The output that holds margins. */
  public static final String MARGIN = "margin";

  /** The output that holds probabilities. */
  public static final String PROBABILITY = "probability";

  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 17;
  private static final int TREE_OPERATORS = 3;

  private OnnxExport() {}

  /** What the metadata say of features. */
  record SchemaDocument(List<Feature> features) {}

  /**
   * Returns the file, or what of the model has no counterpart: {@code onnx.unknown-kind}, {@code onnx.too-large}
   * (leaves that add up to more than a double holds).
   */
  public static Validated<byte[]> of(ModelIr model) {
    try {
      return Validated.valid(file(model, graph(model)));
    } catch (NotExportable e) {
      return Validated.invalid(Violations.of(e.violation()));
    }
  }

  private static Graph graph(ModelIr model) {
    Graph graph = new Graph();
    graph.input(model.schema().size());
    String margin = new PredictorGraph(new SlotGraph(model, graph)).margin(model.predictor());
    graph.output(MARGIN, margin);
    if (model.task() == Task.BINARY) {
      graph.output(PROBABILITY, new CalibratorGraph(graph, margin).probability(model.calibrator()));
    }
    return graph;
  }

  private static byte[] file(ModelIr model, Graph graph) {
    return new Proto().number(1, IR_VERSION).text(2, "crmkit").message(7, graph.named("model"))
        .message(8, new Proto().text(1, "").number(2, OPERATORS))
        .message(8, new Proto().text(1, "ai.onnx.ml").number(2, TREE_OPERATORS))
        .message(14, entry("crmkit.digest", ModelDigest.of(model).toString()))
        .message(14, entry("crmkit.task", model.task().name()))
        .message(14, entry("crmkit.schema", JsonDocuments.write(shown(model)))).toByteArray();
  }

  private static SchemaDocument shown(ModelIr model) {
    return new SchemaDocument(model.schema().features().stream().map(OnnxExport::shown).toList());
  }

  private static Feature shown(Feature feature) {
    return feature.personal()
        ? new Feature(feature.name(), feature.kind(), List.of(), feature.unit(), true) : feature;
  }

  private static Proto entry(String key, String value) {
    return new Proto().text(1, key).text(2, value);
  }
}

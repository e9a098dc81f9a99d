package io.crmkit.ai.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Objects;

/**
 * The canonical JSON form, for people and for tools that compare texts.
 *
 * <pre>{@code
 * {"version":1,"task":"binary",
 *  "schema":[{"name":"tenure","kind":"number","vocabulary":[],"unit":"months","personal":false}, …],
 *  "derivations":[{"type":"ratio","first":1,"second":0}, …],
 *  "predictor":{"type":"tree_ensemble","base":-1.1,"trees":[
 *    [{"at_most":2.5,"slot":3,"missing":"left","cover":10.0,"left":1,"right":2},{"leaf":-1.0,"cover":4.0}, …], …]},
 *  "calibrator":{"type":"platt","slope":1.02,"shift":0.1},"policy":{"medium":0.25,"high":0.5,"critical":0.75}}
 * }</pre>
 *
 * <p>Numbers are the shortest decimals that read as the same double, members stand in one order, and there is no white
 * space, so that equal models are equal texts on every JDK. Unknown members are refused by name.
 */
public final class JsonModelCodec implements ModelCodec {

  /** 64 Mi characters, depth 128. */
  public static final JsonModelCodec USUAL = new JsonModelCodec(new JsonLimits(1 << 26, 128, 1 << 18, 1000));

  private final JsonLimits limits;

  private JsonModelCodec(JsonLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns a codec that refuses what is larger. */
  public static JsonModelCodec within(JsonLimits limits) {
    return new JsonModelCodec(limits);
  }

  @Override
  public byte[] write(ModelIr model) {
    return text(model).getBytes(UTF_8);
  }

  /** Returns the document of a model. */
  public String text(ModelIr model) {
    return JsonDocuments.write(model);
  }

  @Override
  public Validated<ModelIr> read(byte[] bytes) {
    try {
      return read(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Validated.invalid(Violations.of(new Violation("", "json.syntax", "The document is not UTF-8.")));
    }
  }

  /** Returns the model of a document, or every problem of it with its JSON pointer. */
  public Validated<ModelIr> read(String json) {
    return JsonDocuments.read(json, ModelIr.class, limits);
  }
}

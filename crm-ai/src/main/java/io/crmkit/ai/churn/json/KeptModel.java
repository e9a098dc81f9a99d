package io.crmkit.ai.churn.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.crmkit.ai.churn.model.Baseline;
import io.crmkit.ai.churn.model.ChurnModel;
import io.crmkit.ai.churn.model.Scoring;
import io.crmkit.ai.codec.BinaryModelCodec;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.RefusedException;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.json.JsonLimits;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model of churn in the form that is kept: a small document, and beside it what a learned model has that may be large.
 * The document names the others by their SHA-256, so that no two of them can be mixed up, and equal documents of a tenant
 * stand for equal models.
 *
 * <pre>{@code
 * {"version":1,"model":2,"at":"2024-05-01T12:00:00Z","cases":{"left":211,"stayed":894},"ir":"9f86d0…","baseline":"60303a…"}
 * {"version":1,"model":1,"at":…,"cases":…,"rate":{"rate":{"left":13.0,"stayed":95.0},"interval":{"low":0.07,"high":0.18},
 *  "policy":{"medium":0.25,"high":0.5,"critical":0.75}}}
 * }</pre>
 */
public final class KeptModel {

  private static final byte[] NONE = {};

  private final String document;
  private final byte[] ir;
  private final byte[] baseline;

  /**
   * Takes what was kept.
   *
   * @param document as {@link #document()} returned it
   * @param ir as {@link #ir()} returned it
   * @param baseline as {@link #baseline()} returned it
   */
  public KeptModel(String document, byte[] ir, byte[] baseline) {
    this.document = Objects.requireNonNull(document, "document");
    this.ir = ir.clone();
    this.baseline = baseline.clone();
  }

  /** Returns a model as it is to be kept. */
  public static KeptModel of(ChurnModel model) {
    Scoring.Rate rate = model.scoring() instanceof Scoring.Rate share ? share : null;
    byte[] ir = model.scoring() instanceof Scoring.Learned learned ? BinaryModelCodec.USUAL.write(learned.ir()) : NONE;
    byte[] baseline =
        model.baseline().map(known -> JsonDocuments.write(known).getBytes(UTF_8)).orElse(NONE);
    ModelDocument document =
        new ModelDocument(model.version(), model.at(), model.cases(), digest(ir), digest(baseline), rate);
    return new KeptModel(JsonDocuments.write(document), ir, baseline);
  }

  /** Returns the document, of less than 2,000 characters. */
  public String document() {
    return document;
  }

  /** Returns the learned model in its {@linkplain BinaryModelCodec binary form}; empty of a share. */
  public byte[] ir() {
    return ir.clone();
  }

  /** Returns the document of what it learned from, in UTF-8; empty if there is none. */
  public byte[] baseline() {
    return baseline.clone();
  }

  /** Returns how many bytes are kept, those of the document counted as characters. */
  public int size() {
    return document.length() + ir.length + baseline.length;
  }

  /**
   * Returns the model, or what is wrong: problems of one of the documents with their JSON pointers ({@code json.…}), of
   * the binary form ({@code model.…}), {@code churn.wrong-digest} if the document names another model or baseline, and
   * {@code churn.wrong-model} if the parts are sound but do not fit together.
   */
  public Validated<ChurnModel> read() {
    try {
      ModelDocument kept = JsonDocuments.read(document, ModelDocument.class, JsonLimits.STORED).orElseThrow();
      requireDigest(kept.ir(), ir, "ir");
      requireDigest(kept.baseline(), baseline, "baseline");
      Scoring scoring = kept.rate() == null ? learned() : kept.rate();
      return Validated.valid(new ChurnModel(kept.model(), kept.at(), kept.cases(), scoring));
    } catch (RefusedException e) {
      return Validated.invalid((Violations) e.refusal());
    } catch (IllegalArgumentException e) {
      return Validated.invalid(Violations.of(
          new Violation("", "churn.wrong-model", "The parts do not fit together: %s.".formatted(e.getMessage()))));
    }
  }

  private Scoring learned() {
    ModelIr model = BinaryModelCodec.USUAL.read(ir).orElseThrow();
    return new Scoring.Learned(model, baseline.length == 0 ? null
        : JsonDocuments.read(new String(baseline, UTF_8), Baseline.class, JsonLimits.STORED).orElseThrow());
  }

  private static void requireDigest(@Nullable String named, byte[] part, String name) {
    if (!Objects.equals(named, digest(part))) {
      throw new RefusedException(Violations.of(new Violation(
          "/" + name, "churn.wrong-digest", "This is not the %s that the document names.".formatted(name))));
    }
  }

  private static @Nullable String digest(byte[] part) {
    return part.length == 0 ? null : Hashing.sha256().hashBytes(part).toString();
  }
}

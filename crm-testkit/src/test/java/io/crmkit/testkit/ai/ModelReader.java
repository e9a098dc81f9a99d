package io.crmkit.testkit.ai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.ai.codec.BinaryModelCodec;
import io.crmkit.ai.codec.JsonModelCodec;
import io.crmkit.ai.codec.ModelCodec;
import io.crmkit.ai.codec.ModelDigest;
import io.crmkit.ai.codec.ModelLimits;
import io.crmkit.ai.codec.ModelSigner;
import io.crmkit.ai.codec.ModelVerifier;
import io.crmkit.ai.codec.SignedModels;
import io.crmkit.ai.drift.DriftJson;
import io.crmkit.ai.ir.ModelIr;
import io.crmkit.ai.ir.Scorer;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Valid;
import java.util.Arrays;

/** One way of bytes from outside into a model; what is read is asked for all that a host would ask. */
enum ModelReader {

  BINARY {
    @Override
    Validated<?> read(byte[] bytes) {
      Validated<ModelIr> read = BinaryModelCodec.USUAL.read(bytes);
      if (read instanceof Valid<ModelIr> valid) {
        assertThat(BinaryModelCodec.USUAL.write(valid.value())).as("one form for each model").isEqualTo(bytes);
        use(valid.value());
      }
      return read;
    }

    @Override
    byte[] seed(ModelIr model) {
      return BinaryModelCodec.USUAL.write(model);
    }
  },

  /** The same with a checksum that is right, behind which more is looked at. */
  CHECKED {
    @Override
    Validated<?> read(byte[] bytes) {
      return BINARY.read(ModelEdit.checked(bytes));
    }

    @Override
    byte[] seed(ModelIr model) {
      return BINARY.seed(model);
    }
  },

  JSON {
    @Override
    Validated<?> read(byte[] bytes) {
      Validated<ModelIr> read = JsonModelCodec.USUAL.read(bytes);
      if (read instanceof Valid<ModelIr> valid) {
        ModelCodec binary = BinaryModelCodec.USUAL;
        assertThat(binary.read(binary.write(valid.value())).orElseThrow()).isEqualTo(valid.value());
        use(valid.value());
      }
      return read;
    }

    @Override
    byte[] seed(ModelIr model) {
      return JsonModelCodec.USUAL.write(model);
    }
  },

  /** An envelope whose signature is always right. */
  SIGNED {
    @Override
    Validated<?> read(byte[] bytes) {
      return SignedModels.read(bytes, TRUSTING, ModelLimits.USUAL);
    }

    @Override
    byte[] seed(ModelIr model) {
      return SignedModels.sign(model, SIGNER);
    }
  },

  PROFILE {
    @Override
    Validated<?> read(byte[] bytes) {
      return DriftJson.readProfile(new String(bytes, UTF_8));
    }

    @Override
    byte[] seed(ModelIr model) {
      return ("{\"version\":1,\"features\":[{\"bins\":{\"name\":\"a\",\"edges\":[1.5],\"categories\":0},"
          + "\"counts\":[1,2,3]}],\"scores\":{\"bins\":{\"name\":\"score\",\"categories\":2},\"counts\":[1,2,3]}}")
          .getBytes(UTF_8);
    }
  };

  private static final ModelVerifier TRUSTING = new ModelVerifier() {
    @Override
    public boolean knows(String keyId) {
      return true;
    }

    @Override
    public boolean isSigned(String keyId, byte[] message, byte[] signature) {
      return true;
    }
  };

  private static final ModelSigner SIGNER = new ModelSigner() {
    @Override
    public String keyId() {
      return "key";
    }

    @Override
    public byte[] sign(byte[] message) {
      return new byte[64];
    }
  };

  /** Returns a model or a refusal; anything thrown is a fault. */
  abstract Validated<?> read(byte[] bytes);

  /** Returns bytes that are read. */
  abstract byte[] seed(ModelIr model);

  private static void use(ModelIr model) {
    double[] row = new double[model.schema().size()];
    Scorer scorer = Scorer.of(model);
    for (double each : new double[] {Double.NaN, 0, -3.5, 1e300}) {
      Arrays.fill(row, each);
      scorer.probability(row);
    }
    for (int slot = model.schema().size(); slot < model.slots(); slot++) {
      assertThat(model.field(slot)).isNotBlank();
    }
    assertThat(ModelDigest.of(model).hex()).hasSize(64);
  }
}

package io.crmkit.ai.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Require;
import io.crmkit.core.Validated;
import io.crmkit.core.Violations;
import java.util.Arrays;

/**
 * Models in an envelope that says who vouches for them.
 *
 * <p>The envelope is {@code 89 "crmsig" 0A}, the version 1, the id of the key, the length of the signature and the
 * signature, then the {@link BinaryModelCodec binary form} to the end. Signed is all of that but the signature, so
 * that neither the model nor the key's name can be another's. The signature is verified before anything of the model is
 * read.
 */
public final class SignedModels {

  private static final byte[] MAGIC = "\u0089crmsig\n".getBytes(ISO_8859_1);
  private static final int VERSION = 1;
  private static final int LONGEST_SIGNATURE = 1 << 14;

  private SignedModels() {}

  /** Returns the envelope of a model. */
  public static byte[] sign(ModelIr model, ModelSigner signer) {
    byte[] content = BinaryModelCodec.USUAL.write(model);
    String keyId = Require.key(signer.keyId(), "keyId");
    byte[] signature = signer.sign(message(keyId, content));
    return head(keyId).whole(signature.length).raw(signature).raw(content).toArray();
  }

  /**
   * Returns the model of an envelope, or why not: {@code model.unsigned}, {@code model.unknown-key},
   * {@code model.wrong-signature}, or what {@link BinaryModelCodec} finds wrong.
   */
  public static Validated<ModelIr> read(byte[] envelope, ModelVerifier verifier, ModelLimits limits) {
    try {
      return BinaryModelCodec.within(limits).read(content(envelope, verifier, limits));
    } catch (BrokenModel e) {
      return Validated.invalid(Violations.of(e.violation()));
    }
  }

  private static byte[] content(byte[] envelope, ModelVerifier verifier, ModelLimits limits) {
    ByteInput in = new ByteInput(envelope, envelope.length, limits);
    if (in.remaining() < MAGIC.length || !Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw in.broken(0, "unsigned", "The file is no signed model.");
    }
    int offset = in.offset();
    int version = in.octet();
    if (version != VERSION) {
      throw in.broken(offset, "unknown-version", "The version of the envelope is %d; %d is read.", version, VERSION);
    }
    offset = in.offset();
    String keyId = in.text();
    byte[] signature = in.raw(in.count(LONGEST_SIGNATURE, 1, "bytes of the signature"));
    if (in.remaining() > limits.bytes()) {
      throw in.broken(
          in.offset(), "too-large", "The model has %d bytes, more than %d.", in.remaining(), limits.bytes());
    }
    byte[] content = in.raw(in.remaining());
    requireSigned(offset, keyId, signature, content, verifier);
    return content;
  }

  private static void requireSigned(
      int offset, String keyId, byte[] signature, byte[] content, ModelVerifier verifier) {
    if (!verifier.knows(keyId)) {
      throw new BrokenModel(offset, "unknown-key", "The key is not one that may sign models.");
    }
    if (!verifier.isSigned(keyId, message(keyId, content), signature)) {
      throw new BrokenModel(offset, "wrong-signature", "The signature is not that of this model by this key.");
    }
  }

  private static Bytes head(String keyId) {
    return new Bytes().raw(MAGIC).octet(VERSION).text(keyId);
  }

  private static byte[] message(String keyId, byte[] content) {
    return head(keyId).raw(content).toArray();
  }
}

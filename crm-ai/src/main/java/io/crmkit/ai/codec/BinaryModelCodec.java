package io.crmkit.ai.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.crmkit.ai.ir.ModelIr;
import io.crmkit.core.Validated;
import io.crmkit.core.Violation;
import io.crmkit.core.Violations;
import java.util.Arrays;
import java.util.Objects;

/**
 * The canonical binary form: one sequence of bytes for each model, and one model for each that is read.
 *
 * <table>
 *   <caption>Version 1</caption>
 *   <tr><td>8 bytes</td><td>{@code 89 "crmmod" 0A}</td></tr>
 *   <tr><td>1 byte</td><td>the version, 1</td></tr>
 *   <tr><td>sections 1 to 5</td><td>task and features, derivations, predictor, calibrator, policy: each its number (1
 *     byte), its length, its content</td></tr>
 *   <tr><td>4 bytes</td><td>CRC-32C of all before it</td></tr>
 * </table>
 *
 * <p>Lengths, counts and slots are LEB128 in the shortest form, numbers are IEEE 754 doubles, little endian, finite and
 * never {@code -0}; texts are UTF-8 with their length in bytes before them. What does not keep to that is refused as a
 * {@link Violation} whose pointer names the byte and whose code is one of {@code model.not-a-model},
 * {@code model.unknown-version}, {@code model.too-large}, {@code model.truncated}, {@code model.trailing},
 * {@code model.wrong-checksum}, {@code model.wrong-section}, {@code model.wrong-form}, {@code model.wrong-number},
 * {@code model.unknown-kind}, {@code model.out-of-range}, {@code model.too-deep} and {@code model.refused}, the last of
 * which is what the model itself does not allow.
 */
public final class BinaryModelCodec implements ModelCodec {

  /** Within {@link ModelLimits#USUAL}. */
  public static final BinaryModelCodec USUAL = new BinaryModelCodec(ModelLimits.USUAL);

  private static final byte[] MAGIC = "\u0089crmmod\n".getBytes(ISO_8859_1);
  private static final int VERSION = 1;

  private final ModelLimits limits;

  private BinaryModelCodec(ModelLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** Returns a codec that refuses what is larger. */
  public static BinaryModelCodec within(ModelLimits limits) {
    return new BinaryModelCodec(limits);
  }

  @Override
  public byte[] write(ModelIr model) {
    Bytes out = new Bytes().raw(MAGIC).octet(VERSION);
    ModelForm.write(out, model);
    return out.fixed(out.crc()).toArray();
  }

  @Override
  public Validated<ModelIr> read(byte[] bytes) {
    try {
      return Validated.valid(model(bytes));
    } catch (BrokenModel e) {
      return Validated.invalid(Violations.of(e.violation()));
    }
  }

  private ModelIr model(byte[] bytes) {
    if (bytes.length > limits.bytes()) {
      throw new BrokenModel(
          0, "too-large", "The file has %d bytes, more than %d.".formatted(bytes.length, limits.bytes()));
    }
    ByteInput in = new ByteInput(bytes, Math.max(0, bytes.length - Checksum.SIZE), limits);
    if (in.remaining() < MAGIC.length || !Arrays.equals(in.raw(MAGIC.length), MAGIC)) {
      throw in.broken(0, "not-a-model", "The file does not begin as a model does.");
    }
    int offset = in.offset();
    int version = in.octet();
    if (version != VERSION) {
      throw in.broken(offset, "unknown-version", "The version is %d; %d is read.", version, VERSION);
    }
    requireChecksum(bytes);
    ModelIr model = ModelForm.read(in);
    in.requireEnd("the model");
    return model;
  }

  private void requireChecksum(byte[] bytes) {
    int at = bytes.length - Checksum.SIZE;
    int told = 0;
    for (int i = 0; i < Checksum.SIZE; i++) {
      told |= (bytes[at + i] & 0xFF) << 8 * i;
    }
    if (told != Checksum.of(bytes, at)) {
      throw new BrokenModel(at, "wrong-checksum", "The file is not what was written: its checksum differs.");
    }
  }
}

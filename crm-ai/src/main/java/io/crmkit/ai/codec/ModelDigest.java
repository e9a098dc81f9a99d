package io.crmkit.ai.codec;

import io.crmkit.ai.ir.ModelIr;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The address of a model by its content: equal models have equal ones, and no two others are known to.
 *
 * @param hex the SHA-256 of the {@link BinaryModelCodec binary form}, 64 lower-case hexadecimal digits
 */
public record ModelDigest(String hex) {

  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public ModelDigest {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("a digest has 64 hexadecimal digits: " + hex);
    }
  }

  /** Returns the address of a model. */
  public static ModelDigest of(ModelIr model) {
    return ofBinary(BinaryModelCodec.USUAL.write(model));
  }

  /** Returns the address of the model that these bytes are the binary form of. */
  public static ModelDigest ofBinary(byte[] bytes) {
    try {
      return new ModelDigest(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "sha256:" + hex;
  }
}

package io.crmkit.sso.saml.xml;

import io.crmkit.sso.saml.model.SamlReason;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw DEFLATE (RFC 1951), as the redirect binding has it (Bindings 3.4.4.1). */
public final class Deflated {

  private static final int CHUNK = 8 * 1024;

  private Deflated() {}

  /** Returns the text as raw DEFLATE. */
  public static byte[] deflate(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        out.write(chunk, 0, deflater.deflate(chunk));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * Returns what was deflated, stopping at the first byte too many.
   *
   * @throws io.crmkit.core.RefusedException with {@code TOO_LARGE} or {@code MALFORMED_DEFLATE}
   */
  public static byte[] inflate(byte[] deflated, int most) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      byte[] plain = new byte[most + 1];
      int length = 0;
      while (!inflater.finished()) {
        int read = inflater.inflate(plain, length, Math.min(CHUNK, plain.length - length));
        length += read;
        if (length > most) {
          throw SamlReason.TOO_LARGE.because("the message inflates to more than %,d bytes".formatted(most));
        }
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw SamlReason.MALFORMED_DEFLATE.because("the message is cut off or not deflated");
        }
      }
      if (inflater.getRemaining() > 0) {
        throw SamlReason.MALFORMED_DEFLATE.because("bytes follow the deflated message");
      }
      return Arrays.copyOf(plain, length);
    } catch (DataFormatException e) {
      throw SamlReason.MALFORMED_DEFLATE.because("the message is not deflated");
    } finally {
      inflater.end();
    }
  }
}

package io.crmkit.sso.saml.xml;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.saml.model.SamlReason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From bytes to characters, before any parser sees them, so that no parser guesses an encoding. */
final class XmlText {

  private static final Pattern DECLARATION = Pattern.compile(
      "<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?[^>]{0,40}\\?>");
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final char REPLACEMENT = '\uFFFD';

  private XmlText() {}

  /** Returns the text of UTF-8, or of UTF-16 with a byte order mark, without that mark. */
  static String decode(byte[] bytes) {
    Charset charset = charset(bytes);
    String text = new String(bytes, charset);
    if (text.length() != bytes.length) { // else it is ASCII: what is broken becomes a character that is looked for here
      text = strict(bytes, charset);
    } else if (text.indexOf(REPLACEMENT) >= 0) {
      throw broken(charset);
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    checkDeclaration(text, charset);
    return text;
  }

  private static String strict(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw broken(charset);
    }
  }

  private static RefusedException broken(Charset charset) {
    return SamlReason.MALFORMED_ENCODING.because("the document is not " + charset.name());
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length >= 2) {
      int first = (bytes[0] & 0xFF) << Byte.SIZE | bytes[1] & 0xFF;
      if (first == BYTE_ORDER_MARK || first == 0xFFFE) {
        return StandardCharsets.UTF_16;
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static void checkDeclaration(String text, Charset charset) {
    if (!text.startsWith("<?xml")) {
      return;
    }
    Matcher declaration = DECLARATION.matcher(text);
    if (!declaration.lookingAt()) {
      throw SamlReason.MALFORMED_XML.because("the XML declaration cannot be read");
    }
    if (!"1.0".equals(declaration.group(1))) {
      throw SamlReason.MALFORMED_XML.because("XML has version 1.0 here, not " + Untrusted.quoted(declaration.group(1)));
    }
    checkEncoding(declaration.group(2), charset);
  }

  private static void checkEncoding(@Nullable String declared, Charset charset) {
    if (declared == null) {
      return;
    }
    String name = declared.toUpperCase(Locale.ROOT);
    boolean fits = charset.equals(StandardCharsets.UTF_8)
        ? name.equals("UTF-8") || name.equals("US-ASCII") || name.equals("ASCII")
        : name.startsWith("UTF-16");
    if (!fits) {
      throw SamlReason.MALFORMED_ENCODING.because(
          "the document is %s but declares %s".formatted(charset.name(), Untrusted.quoted(declared)));
    }
  }
}

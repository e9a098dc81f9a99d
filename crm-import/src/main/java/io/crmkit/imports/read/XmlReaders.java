package io.crmkit.imports.read;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.crmkit.core.Violation;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML that hands in nothing but itself: no document type, so no entities that grow; nothing is fetched; depth,
 * attributes and texts are limited. XInclude and schemas are elements and attributes like any other: nobody follows
 * them.
 */
final class XmlReaders {

  private static final int ATTRIBUTES = 1_000;
  private static final int BUFFER = 1 << 14;

  private final WstxInputFactory factory = new WstxInputFactory();

  XmlReaders(ReadLimits limits) {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, BUFFER);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depth());
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.recordBytes());
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
  }

  /** @param encoding that is known; {@code null} for what the document says */
  XMLStreamReader open(InputStream bytes, @Nullable String encoding) throws IOException {
    try {
      return encoding == null ? factory.createXMLStreamReader(bytes) : factory.createXMLStreamReader(bytes, encoding);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Goes to the next event; a document type ends the document. */
  static int next(XMLStreamReader reader) throws IOException {
    try {
      int event = reader.next();
      if (event == XMLStreamReader.DTD) {
        throw new BrokenFileException("import.xml.doctype",
            "The document has a DOCTYPE, by which it could fetch or multiply things; remove it.");
      }
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof XMLStreamException cause) {
        throw broken(cause);
      }
      throw e;
    }
  }

  /** What came from below the parser stays what it was. */
  private static IOException broken(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenFileException known) {
        return known;
      }
      if (cause instanceof IOException failed && !(cause instanceof CharConversionException)
          && !(cause instanceof UnsupportedEncodingException)) {
        return failed;
      }
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("limit") && message.toLowerCase(Locale.ROOT).contains("exceeded")
        ? new BrokenFileException("import.xml.too-large",
            "The document is nested deeper, or has an attribute that is longer, than ReadLimits allow.")
        : new BrokenFileException("import.xml.syntax", "This is no XML: " + line(message) + ".");
  }

  private static String line(String message) {
    int end = message.indexOf('\n');
    String first = end < 0 ? message : message.substring(0, end);
    return first.length() > 200 ? first.substring(0, 200) : first;
  }

  static Violation tooLong(ReadLimits limits) {
    return new Violation("", "import.xml.too-large",
        "The record has more than the %,d characters that one may have.".formatted(limits.recordBytes()));
  }
}

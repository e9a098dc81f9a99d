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
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/**
 * XML that hands in nothing but itself: no document type, so no entities that grow; nothing is fetched; depth,
 * attributes and texts are limited. XInclude and schemas are elements and attributes like any other: nobody follows
 * them.
 */
final class XmlReaders {

  private static final int ATTRIBUTES = 1_000;
  static final int BUFFER = 1 << 14;

  private final WstxInputFactory factory = new WstxInputFactory();
  private final ReadLimits limits;

  XmlReaders(ReadLimits limits) {
    this.limits = limits;
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false); // what is wrong with a text is said by the step to it
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
  XmlEvents open(InputStream bytes, @Nullable String encoding) throws IOException {
    XmlEvents.Paced paced = new XmlEvents.Paced(bytes, limits);
    try {
      return new XmlEvents((XMLStreamReader2) (encoding == null
          ? factory.createXMLStreamReader(paced) : factory.createXMLStreamReader(paced, encoding)), paced);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** What came from below the parser stays what it was. */
  static IOException broken(XMLStreamException e) {
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

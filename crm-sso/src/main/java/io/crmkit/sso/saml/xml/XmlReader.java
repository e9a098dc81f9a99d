package io.crmkit.sso.saml.xml;

import io.crmkit.sso.saml.model.SamlReason;
import java.io.IOException;
import java.io.StringReader;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.XMLReader;

/**
 * Reads one document within bounds: no document type, no entities, no XInclude, one root and nothing after it. Depth, size and
 * attributes are counted while the parser reports, so that no tree is ever larger than allowed. Safe for concurrent use.
 */
public final class XmlReader {

  private static final int IDLE = 16;
  /** A parser keeps every name that it has ever seen, so one that has read much is dropped. */
  private static final int READ_BY_ONE_PARSER = 4 * 1024 * 1024;

  private final XmlLimits limits;
  private final Queue<Parser> idle = new ArrayBlockingQueue<>(IDLE);

  /** Makes a reader; it keeps up to 16 parsers that are not in use. */
  public XmlReader(XmlLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a document and returns its root.
   *
   * @throws io.crmkit.core.RefusedException with {@code TOO_LARGE}, {@code DTD_FORBIDDEN} or one of {@code MALFORMED_*}
   */
  public XmlElement read(byte[] bytes) {
    if (bytes.length > limits.bytes()) {
      throw SamlReason.TOO_LARGE.because(
          "the document has %,d bytes and may have %,d".formatted(bytes.length, limits.bytes()));
    }
    return read(XmlText.decode(bytes));
  }

  XmlElement read(String text) {
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw SamlReason.DTD_FORBIDDEN.because("a document type is forbidden");
    }
    Parser parser = idle.poll();
    if (parser == null) {
      parser = new Parser();
    }
    XmlElement read = parser.parse(text, limits);
    if (parser.characters < READ_BY_ONE_PARSER) {
      idle.offer(parser);
    }
    return read;
  }

  /** The platform's parser, whatever others are on the class path. */
  private static final class Parser {

    private final XMLReader reader;
    private final DocumentBuilder documents;
    private long characters;

    Parser() {
      try {
        documents = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        reader = reader();
      } catch (ParserConfigurationException | SAXException e) {
        throw new IllegalStateException("the platform's XML parser cannot be set up", e);
      }
    }

    private static XMLReader reader() throws ParserConfigurationException, SAXException {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
      return factory.newSAXParser().getXMLReader();
    }

    XmlElement parse(String text, XmlLimits limits) {
      characters += text.length();
      Document document = documents.newDocument();
      document.setStrictErrorChecking(false); // the parser and the builder have checked all that goes in
      DomBuilder tree = new DomBuilder(document, limits);
      try {
        reader.setContentHandler(tree);
        reader.setErrorHandler(tree);
        reader.setEntityResolver(tree);
        reader.setProperty("http://xml.org/sax/properties/lexical-handler", tree);
        reader.parse(new InputSource(new StringReader(text)));
      } catch (SAXNotRecognizedException e) {
        throw new IllegalStateException("the platform's XML parser reports no comments", e);
      } catch (SAXException | IOException e) {
        throw SamlReason.MALFORMED_XML.because("the document is not well-formed XML");
      }
      return new XmlElement(document.getDocumentElement());
    }
  }
}

package io.crmkit.imports.read;

import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/** A text with or without formats, as ECMA-376 part 1 has it in sections 18.4.8 (shared) and 18.3.1.53 (in a cell). */
final class XlsxText {

  private static final String ESCAPE = "_x";

  private XlsxText() {}

  /** Appends the runs of the text to its end; how it is pronounced is no part of it. */
  static void read(XMLStreamReader reader, String end, StringBuilder text, ReadLimits limits) throws IOException {
    boolean inText = false;
    int pronounced = 0;
    int begin = text.length();
    for (;;) {
      int event = XmlReaders.next(reader);
      if (event == XMLStreamReader.START_ELEMENT) {
        pronounced += reader.getLocalName().equals("rPh") ? 1 : 0;
        inText = reader.getLocalName().equals("t") && pronounced == 0;
      } else if (event == XMLStreamReader.END_ELEMENT) {
        pronounced -= reader.getLocalName().equals("rPh") ? 1 : 0;
        inText = false;
        if (reader.getLocalName().equals(end)) {
          unescape(text, begin);
          return;
        }
      } else if (inText && (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA
          || event == XMLStreamReader.SPACE)) {
        append(reader, text, limits);
      }
    }
  }

  static void append(XMLStreamReader reader, StringBuilder text, ReadLimits limits) throws IOException {
    if (text.length() + reader.getTextLength() > limits.recordBytes()) {
      throw new BrokenFileException("import.xlsx.too-large",
          "A text of the workbook has more than the %,d characters that one may have.".formatted(limits.recordBytes()));
    }
    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  /** What XML has no sign for stands there as {@code _x000D_} (section 22.9.2.19). */
  private static void unescape(StringBuilder text, int begin) {
    for (int at = text.indexOf(ESCAPE, begin); at >= 0 && at + 7 <= text.length(); at = text.indexOf(ESCAPE, at + 1)) {
      if (text.charAt(at + 6) == '_' && isHex(text, at + 2)) {
        char sign = (char) Integer.parseInt(text.substring(at + 2, at + 6), 16);
        text.replace(at, at + 7, String.valueOf(sign));
      }
    }
  }

  private static boolean isHex(StringBuilder text, int from) {
    for (int i = from; i < from + 4; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }
}

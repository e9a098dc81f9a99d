package io.crmkit.imports.read;

import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/** A text with or without formats, as ECMA-376 part 1 has it in sections 18.4.8 (shared) and 18.3.1.53 (in a cell). */
final class XlsxText {

  private static final String ESCAPE = "_x";
  private static final int ESCAPED = "_x000D_".length();

  private XlsxText() {}

  /** Appends the runs of the text to its end; how it is pronounced is no part of it. */
  static void read(XmlEvents events, String end, StringBuilder text, ReadLimits limits) throws IOException {
    XMLStreamReader reader = events.reader();
    boolean inText = false;
    int pronounced = 0;
    int begin = text.length();
    for (;;) {
      int event = events.next();
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
    int to = text.indexOf(ESCAPE, begin);
    if (to < 0) {
      return;
    }
    int length = text.length();
    for (int from = to; from < length; to++) {
      int sign = escaped(text, from, length);
      text.setCharAt(to, sign < 0 ? text.charAt(from) : (char) sign);
      from += sign < 0 ? 1 : ESCAPED;
    }
    text.setLength(to);
  }

  /** Returns the sign that is escaped here, -1 if none is. */
  private static int escaped(StringBuilder text, int at, int length) {
    if (text.charAt(at) != '_' || at + ESCAPED > length || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
      return -1;
    }
    int sign = 0;
    for (int i = at + 2; i < at + 6 && sign >= 0; i++) {
      int digit = text.charAt(i) > 'f' ? -1 : Character.digit(text.charAt(i), 16);
      sign = digit < 0 ? -1 : sign << 4 | digit;
    }
    return sign;
  }
}

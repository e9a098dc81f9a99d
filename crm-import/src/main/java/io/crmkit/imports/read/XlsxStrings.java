package io.crmkit.imports.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts that the cells of a workbook share, kept as the bytes of UTF-8: half of what strings would need. */
final class XlsxStrings {

  private static final int LARGEST = 1 << 28;
  /** How many texts are kept ready: states, cities and the like come again and again. */
  private static final int RECENT = 1 << 12;

  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[1 << 10];
  private int count;
  private final @Nullable String[] recent = new String[RECENT];
  private final int[] recentNumbers = new int[RECENT];

  private XlsxStrings() {}

  static XlsxStrings none() {
    return new XlsxStrings();
  }

  static XlsxStrings read(InputStream part, ReadLimits limits) throws IOException {
    XlsxStrings strings = new XlsxStrings();
    try (part) {
      XmlEvents events = new XmlReaders(limits).open(part, null);
      StringBuilder text = new StringBuilder();
      for (int event = events.next(); event != XMLStreamReader.END_DOCUMENT; event = events.next()) {
        if (event == XMLStreamReader.START_ELEMENT && events.reader().getLocalName().equals("si")) {
          text.setLength(0);
          XlsxText.read(events, "si", text, limits);
          strings.add(text.toString());
        }
      }
    }
    return strings;
  }

  private void add(String text) throws IOException {
    byte[] added = text.getBytes(StandardCharsets.UTF_8);
    int begin = count == 0 ? 0 : ends[count - 1];
    if (begin > LARGEST - added.length - (long) Integer.BYTES * count) {
      throw new BrokenFileException("import.xlsx.too-large",
          "The texts of the workbook take more than the 256 MiB that they may; save the sheet as CSV.");
    }
    if (begin + added.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(begin + added.length, bytes.length + (bytes.length >> 1)));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count + (count >> 1));
    }
    System.arraycopy(added, 0, bytes, begin, added.length);
    ends[count++] = begin + added.length;
  }

  /** Returns a text by its number, or {@code null} if there is none. */
  @Nullable String text(int number) {
    if (number < 0 || number >= count) {
      return null;
    }
    int slot = number & (RECENT - 1);
    String known = recent[slot];
    if (known == null || recentNumbers[slot] != number) {
      int begin = number == 0 ? 0 : ends[number - 1];
      known = new String(bytes, begin, ends[number] - begin, StandardCharsets.UTF_8);
      recent[slot] = known;
      recentNumbers[slot] = number;
    }
    return known;
  }
}

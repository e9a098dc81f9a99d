package io.crmkit.imports.read;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.typed.TypedValueDecoder;

/**
 * What a cell says about itself (ECMA-376 part 1, section 18.3.1.4). It is read where the parser has it: three texts for
 * each cell would take as long as the cell itself.
 */
final class CellHead {

  /** What stands in a cell (section 18.18.11); what is none of the others is its own text. */
  enum Type { NUMBER, SHARED, BOOLEAN, ERROR, TEXT }

  private final XMLStreamReader2 reader;
  private final Sight sight = new Sight();
  private int column;
  private Type type = Type.NUMBER;
  private long style;

  CellHead(XMLStreamReader2 reader) {
    this.reader = reader;
  }

  /** Reads the attributes of the element at which the parser is. */
  void read() throws IOException {
    column = 0;
    type = Type.NUMBER;
    style = 0;
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      if (name.length() == 1) {
        switch (name.charAt(0)) {
          case 'r' -> column = columnOf(seen(i));
          case 't' -> type = typeOf(seen(i));
          case 's' -> style = Digits.number(seen(i));
          default -> { }
        }
      }
    }
  }

  private Sight seen(int attribute) throws IOException {
    try {
      sight.handleEmptyValue();
      reader.getAttributeAs(attribute, sight);
      return sight;
    } catch (XMLStreamException e) {
      throw XmlReaders.broken(e);
    }
  }

  /** Returns the number of the column from 1; 0 if the cell names none. */
  int column() {
    return column;
  }

  Type type() {
    return type;
  }

  /** Returns the number of the style; -1 if it is none. */
  long style() {
    return style;
  }

  /** Reads the letters of a reference such as {@code BC23}. */
  private static int columnOf(CharSequence reference) {
    int column = 0;
    for (int i = 0; i < Math.min(reference.length(), 4); i++) {
      char sign = reference.charAt(i);
      if (sign < 'A' || sign > 'Z') {
        break;
      }
      column = column * 26 + sign - 'A' + 1;
    }
    return column;
  }

  private static Type typeOf(CharSequence name) {
    if (name.length() != 1) {
      return Type.TEXT;
    }
    return switch (name.charAt(0)) {
      case 'n' -> Type.NUMBER;
      case 's' -> Type.SHARED;
      case 'b' -> Type.BOOLEAN;
      case 'e' -> Type.ERROR;
      default -> Type.TEXT;
    };
  }

  /** The value of an attribute while it is looked at. */
  private static final class Sight extends TypedValueDecoder implements CharSequence {

    private char[] signs = new char[0];
    private int begin;
    private int end;

    @Override
    public void decode(String input) {
      decode(input.toCharArray(), 0, input.length());
    }

    @Override
    public void decode(char[] buffer, int from, int to) {
      signs = buffer;
      begin = from;
      end = to;
    }

    @Override
    public void handleEmptyValue() {
      begin = 0;
      end = 0;
    }

    @Override
    public int length() {
      return end - begin;
    }

    @Override
    public char charAt(int index) {
      return signs[begin + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new String(signs, begin + from, to - from);
    }

    @Override
    public String toString() {
      return new String(signs, begin, end - begin);
    }
  }
}

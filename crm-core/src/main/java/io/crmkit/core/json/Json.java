package io.crmkit.core.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value. */
sealed interface Json {

  Kind kind();

  /** What a JSON value can be, in the words of the messages. */
  enum Kind {
    OBJECT("an object"),
    ARRAY("an array"),
    TEXT("a text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Members in the order of the document. */
  record Obj(Map<String, Json> members) implements Json {
    @Override
    public Kind kind() {
      return Kind.OBJECT;
    }
  }

  record Arr(List<Json> elements) implements Json {
    @Override
    public Kind kind() {
      return Kind.ARRAY;
    }
  }

  record Text(String value) implements Json {
    @Override
    public Kind kind() {
      return Kind.TEXT;
    }
  }

  record Num(BigDecimal value) implements Json {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }
  }

  record Bool(boolean value) implements Json {
    @Override
    public Kind kind() {
      return Kind.BOOLEAN;
    }
  }

  record Null() implements Json {

    static final Null NULL = new Null();

    @Override
    public Kind kind() {
      return Kind.NULL;
    }
  }
}

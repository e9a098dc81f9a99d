package io.crmkit.core.naming;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document, written as RFC 6901 has it: {@code /steps/0/approvers}; the whole document is the empty text.
 *
 * <p>A child costs one small object; the text is built only when it is asked for.
 */
public final class JsonPointer {

  public static final JsonPointer ROOT = new JsonPointer(null, "");

  private final @Nullable JsonPointer parent;
  private final Object token;

  private JsonPointer(@Nullable JsonPointer parent, Object token) {
    this.parent = parent;
    this.token = token;
  }

  public JsonPointer child(String name) {
    return new JsonPointer(this, name);
  }

  public JsonPointer child(int index) {
    return new JsonPointer(this, index);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonPointer pointer && toString().equals(pointer.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    appendTo(text);
    return text.toString();
  }

  private void appendTo(StringBuilder text) {
    if (parent != null) {
      parent.appendTo(text);
      text.append('/').append(token.toString().replace("~", "~0").replace("/", "~1"));
    }
  }
}

package io.crmkit.ai.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** How one kind of something stands in a file. */
record Form<T>(Class<T> type, BiConsumer<Bytes, T> writer, Function<ByteInput, T> reader) {

  void write(Bytes out, Object value) {
    writer.accept(out, type.cast(value));
  }
}

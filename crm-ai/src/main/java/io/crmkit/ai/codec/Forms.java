package io.crmkit.ai.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The kinds of something: the place of a kind is the byte that stands for it, so that new ones only follow. */
final class Forms<T> {

  private final String what;
  private final List<Form<? extends T>> forms = new ArrayList<>();
  private final Map<Class<?>, Integer> places = new HashMap<>();

  Forms(String what) {
    this.what = what;
  }

  <F extends T> Forms<T> with(Class<F> type, BiConsumer<Bytes, F> writer, Function<ByteInput, F> reader) {
    places.put(type, forms.size());
    forms.add(new Form<>(type, writer, reader));
    return this;
  }

  boolean knows(Class<?> type) {
    return places.containsKey(type);
  }

  void write(Bytes out, T value) {
    int place = Objects.requireNonNull(places.get(value.getClass()), () -> "no form of " + value.getClass());
    out.octet(place);
    forms.get(place).write(out, value);
  }

  T read(ByteInput in) {
    int offset = in.offset();
    Form<? extends T> form = forms.get(in.octet(forms.size() - 1, what));
    return in.made(offset, () -> form.reader().apply(in));
  }
}

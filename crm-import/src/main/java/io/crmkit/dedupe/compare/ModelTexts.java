package io.crmkit.dedupe.compare;

import io.crmkit.dedupe.measure.Texts;
import io.crmkit.dedupe.model.DayOrder;
import io.crmkit.dedupe.model.FieldValues;
import io.crmkit.dedupe.model.MatchField;
import io.crmkit.dedupe.model.MatchModel;
import io.crmkit.dedupe.text.DateText;
import io.crmkit.dedupe.text.FieldText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes values alike as a model says. Immutable, for any number of threads. */
public final class ModelTexts {

  private final List<MatchField> fields;
  private final List<Function<String, @Nullable String>> forms;

  private ModelTexts(MatchModel model) {
    this.fields = model.fields();
    this.forms = fields.stream().map(ModelTexts::form).toList();
  }

  /** Returns the form of records of a model that knows what values are like. */
  public static ModelTexts of(MatchModel model) {
    return new ModelTexts(model);
  }

  /** Returns the form of the values of a field; it answers null for what is no value. */
  public static Function<String, @Nullable String> form(MatchField field) {
    FieldValues values = Objects.requireNonNull(field.values(), field.name());
    Set<Long> none = values.none().stream().map(hash -> Long.parseUnsignedLong(hash, 16)).collect(Collectors.toSet());
    Function<String, @Nullable String> form = FieldText.form(field.kind(),
        values.order() == DayOrder.MONTH_FIRST ? DateText.Order.MONTH_FIRST : DateText.Order.DAY_FIRST);
    return text -> {
      String written = form.apply(text);
      return written == null || written.isEmpty() || !none.isEmpty() && none.contains(Mixing.of(written))
          ? null : written;
    };
  }

  /** Returns the values of a record in the order of the model; empty where there is none. */
  public Texts of(Map<String, String> record) {
    List<String> written = new ArrayList<>(fields.size());
    for (int f = 0; f < fields.size(); f++) {
      String value = record.get(fields.get(f).name());
      written.add(Objects.requireNonNullElse(value == null || value.isEmpty() ? null : forms.get(f).apply(value), ""));
    }
    return Texts.of(written);
  }
}
